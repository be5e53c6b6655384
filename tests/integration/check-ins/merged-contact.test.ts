import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { mergeContacts } from '../../../functions/circle/merge-contacts.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildPerson } from '../../builders/person.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const keeper = buildPerson('Ruth Klein', { addresses: ['ruth@klein.example'], checkIns: { way: 'approve' } });
const APPROVED_AT = isoInstantSchema.parse('2026-08-24T06:31:00.000Z');
const DUE_AT = isoInstantSchema.parse('2026-08-24T06:35:00.000Z');

let engine: Engine;
let world: CheckInWorld;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createCheckInWorld(engine);
  await world.ports.contacts.addContact(keeper);
});

const merge = () =>
  mergeContacts(
    {
      ...world.ports,
      merges: createDynamoDbMergeStore(engine.documentClient, world.tableName),
      suppressions: { suppress: async () => {}, lift: async () => {} },
    },
    { ownerId: RUTH.ownerId, keptId: keeper.contactId, absorbedId: RUTH.contactId },
  );
const ofKeeper = async () => (await world.ports.timeline.read(keeper)).interactions;

describe('mail about somebody who was merged into another contact', () => {
  test('`send` in answer to a letter offered before says that it is gone, and sends nothing', async () => {
    await merge();
    await receiveMail(world.ports, world.takeAnswer('send'));
    expect(world.transport.accepted).toMatchObject([
      { to: { address: 'nora@lindqvist.example' }, text: expect.stringContaining('cannot find it any more') },
    ]);
  });

  test('a letter approved before goes out to who was kept, and stands on their timeline', async () => {
    const { drafts } = world.ports;
    await drafts.approve(world.draft, { text: 'Hi Ruth', approvedAt: APPROVED_AT, messageId: 'm1' }, DUE_AT);
    await merge();
    await world.tick('2026-08-24T06:45:00.000Z');
    expect(world.transport.accepted).toMatchObject([{ to: { address: 'ruth@klein.example' } }]);
    expect(await ofKeeper()).toMatchObject([{ kind: 'mail', text: 'Hi Ruth' }]);
  });

  test('words of the owner in answer to an older brief go on the timeline of who was kept', async () => {
    await merge();
    await world.receive({ messageId: 'm3', mail: { body: 'Met for lunch.' } });
    expect(await ofKeeper()).toMatchObject([{ text: 'Met for lunch.' }]);
  });

  test('what they answer at the address they know is passed on, and stands there too', async () => {
    await merge();
    await receiveMail(world.ports, world.takeReply('All well here!'));
    expect(await ofKeeper()).toMatchObject([{ kind: 'reply', text: 'All well here!' }]);
    expect(world.toNora()).toHaveLength(1);
  });
});
