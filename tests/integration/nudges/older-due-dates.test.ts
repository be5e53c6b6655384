import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test } from 'vitest';
import { contactKey } from '../../../functions/circle/adapters/contact-item.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { type Crash, crashAt } from '../../builders/crashing.ts';
import { startDynalite, type TableNames } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld } from './brief-world.ts';

const LATE = '2027-03-01T06:00:00.000Z';
const TUESDAY = '2026-08-25T06:00:00.000Z';

const engine = await startDynalite();
let tables: TableNames;
let world: BriefWorld;
let ruth: Contact;
beforeEach(async () => {
  tables = await engine.createTables();
  world = await createBriefWorld(engine, tables);
  const occasions = [birthday({ month: 8, day: 26 })];
  ruth = await world.addPerson('Ruth Adler', { occasions, lastTouchAt: '2026-08-20T12:00:00.000Z' });
  await world.ports.owners.changeOwner(world.ownerId, ({ dueDatesVersion: _, ...older }) => older);
});

/** As a release stored it that reckoned by silence alone. */
const storeDue = (contactDueAt: string | undefined) =>
  engine.documentClient.send(
    new UpdateCommand({
      TableName: tables.circle,
      Key: contactKey(ruth),
      ...(contactDueAt === undefined
        ? { UpdateExpression: 'REMOVE contactDueAt, dueOwner' }
        : {
            UpdateExpression: 'SET contactDueAt = :late',
            ExpressionAttributeValues: { ':late': contactDueAt },
          }),
    }),
  );

test.each([LATE, undefined])(
  'a date that an older release stored as %s hides nobody from the first brief',
  async (stored) => {
    await storeDue(stored);
    expect(await world.tick()).toEqual(['sent']);
    expect(await world.nudgedNames()).toEqual(['Ruth Adler']);
  },
);

test('dates are computed anew once, and no later brief reads the circle for it', async () => {
  await world.tick();
  world.clock.setTo(TUESDAY);
  const { contacts } = world.ports;
  let listings = 0;
  const listContacts: typeof contacts.listContacts = (ownerId) => {
    listings += 1;
    return contacts.listContacts(ownerId);
  };
  await world.tick({ contacts: { ...contacts, listContacts } });
  expect(listings).toBe(0);
});

const crashes = Array.from({ length: 6 }, (_, at) => at + 1).flatMap((atCall): Crash[] => [
  { atCall, when: 'before' },
  { atCall, when: 'after' },
]);
test.each(crashes)('a run that dies $when its call $atCall is made good by the next one', async (crash) => {
  await storeDue(LATE);
  const { wrap } = crashAt(crash);
  const { contacts, owners } = world.ports;
  // A listing is no promise, which is all that a wrapper can end.
  const mortal = {
    contacts: { ...wrap(contacts), listContacts: contacts.listContacts },
    owners: wrap(owners),
  };
  await world.tick(mortal).catch(() => undefined);
  world.clock.setTo('2026-08-24T06:45:00.000Z');
  await world.tick();
  expect(await world.nudgedNames()).toEqual(['Ruth Adler']);
  expect(world.transport.accepted).toHaveLength(1);
});
