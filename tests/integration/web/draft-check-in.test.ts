import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareDraft } from '../../../functions/check-ins/prepare-draft.ts';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { draftCheckIn } from '../../../functions/web/draft-check-in.ts';
import { createSite } from '../../../functions/web/site.tsx';
import { mapErrors } from '../../../functions/web/site-middlewares.ts';
import { crashAt } from '../../builders/crashing.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { startDynalite, type TableNames } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, TOMORROW_MORNING, tokenKeys } from '../nudges/brief-world.ts';
import { createUndoPorts } from './undo-ports.ts';

const engine = await startDynalite();
let tables: TableNames;
let world: BriefWorld;
let token: string;
afterAll(() => engine?.close());

const ruth = { addresses: ['ruth@adler.example'] };
async function sendBriefAbout(changes: Parameters<BriefWorld['addPerson']>[1]) {
  tables = await engine.createTables();
  world = await createBriefWorld(engine, tables);
  const person = await world.addPerson('Ruth Adler', changes);
  await world.logLetterOf(person, 'We are learning Greek.');
  await world.tick();
  const deliveryId = deriveDeliveryId('nudge', world.ownerId, '2026-08-24');
  const expiresAt = Temporal.Instant.from('2026-08-26T00:00:00Z');
  const link = signNudgeLink('draft', tokenKeys, { deliveryId, personIndex: 0 }, expiresAt, '');
  token = link.split('/')[2] ?? '';
  return person;
}
const createPorts = () => ({
  ...world.ports,
  ...createUndoPorts(engine.documentClient, tables),
  pressLog: createDynamoDbPressLog(engine.documentClient, tables.ledger),
  calendarLinks: createDynamoDbCalendarLinks(engine.documentClient, tables.circle),
  checkIns: {
    prepareDraft: (occasion: Parameters<typeof prepareDraft>[1]) => prepareDraft(world.letters, occasion),
  },
});

async function request(
  method: string,
  path = `/nudges/${token}/draft`,
): Promise<APIGatewayProxyStructuredResultV2> {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(mapErrors())
    .handler(createSite(createPorts()));
  return handler(buildHttpEvent(method, path), buildLambdaContext());
}

describe('the button that drafts a check-in', () => {
  beforeEach(() => sendBriefAbout(ruth));
  const find = async () => {
    for await (const contact of world.ports.contacts.listContacts(world.ownerId)) return contact;
    return undefined;
  };

  it('is in the brief, says what a press will do, and does nothing by being opened', async () => {
    expect(world.transport.accepted[0]?.html).toContain('Draft a check-in');
    expect((await request('GET')).body).toContain('Draft a letter to Ruth?');
    expect(await find()).not.toHaveProperty('checkIns');
  });

  it('shows a draft when it is pressed, and the next brief brings it', async () => {
    expect((await request('POST')).body).toContain('“We are learning Greek.”');
    world.clock.setTo(TOMORROW_MORNING);
    expect(await world.tick()).toEqual(['sent']);
    expect(world.transport.accepted[1]?.text).toContain('A draft for you, to Ruth:');
  });

  it('counts as attention and works once', async () => {
    await request('POST');
    expect(await world.ports.owners.findOwner(world.ownerId)).toHaveProperty('lastAttentionAt');
    world.clock.setTo(TOMORROW_MORNING);
    await world.tick();
    const nudged = (await find())?.lastNudgedAt;
    expect((await request('POST')).body).toContain('“We are learning Greek.”');
    expect((await find())?.lastNudgedAt).toBe(nudged);
  });

  it('says of somebody who rests until when, and works once they do not', async () => {
    const person = await find();
    if (person === undefined) throw new Error('There is nobody');
    const pause = { until: isoInstantSchema.parse('2026-10-04T23:00:00.000Z') };
    await world.ports.contacts.changeContact(person, (contact) => ({ ...contact, pause }));
    for (const method of ['GET', 'POST']) {
      const { body } = await request(method);
      expect(body).toContain('Ruth rests until 5 October');
      expect(body).toContain('“Ruth: resume”');
      expect(body).not.toContain('<button');
    }
    expect(await find()).not.toHaveProperty('checkIns');
    await world.ports.contacts.changeContact(person, ({ pause: _, ...contact }) => contact);
    expect((await request('POST')).body).toContain('“We are learning Greek.”');
    expect(await find()).toHaveProperty('draftAskedAt');
  });

  it('is left out, and that is shown, once the owner says that they were in touch', async () => {
    await request('POST');
    const target = { deliveryId: deriveDeliveryId('nudge', world.ownerId, '2026-08-24'), personIndex: 0 };
    const expiresAt = Temporal.Instant.from('2026-08-26T00:00:00Z');
    const pressed = await request('POST', signNudgeLink('done', tokenKeys, target, expiresAt, ''));
    expect(await find()).not.toHaveProperty('draftAskedAt');
    const [undo = ''] = /\/answers\/\w+\/undo/.exec(pressed.body ?? '') ?? [];
    expect((await request('POST', undo)).body).toContain('The letter that you asked for is left out');
    expect(await find()).toHaveProperty('draftAskedAt');
  });

  it('says how to have no letters after all', async () => {
    expect((await request('POST')).body).toContain('“Ruth: stop” in answer to');
  });

  it('is refused once the link has expired', async () => {
    world.clock.setTo('2026-08-26T06:00:00Z');
    expect((await request('POST')).statusCode).toBe(410);
  });

  it.each(Array.from({ length: 10 }, (_, call) => call + 1))(
    'is completed by a second press when the process dies after its call %i',
    async (atCall) => {
      const ports = createPorts();
      const { wrap } = crashAt({ atCall, when: 'after' });
      const { owners, contacts, ledger, pressLog, checkIns } = ports;
      const mortal = {
        ...ports,
        owners: wrap(owners),
        contacts: wrap(contacts),
        ledger: wrap(ledger),
        pressLog: wrap(pressLog),
        checkIns: wrap(checkIns),
      };
      await expect(draftCheckIn(mortal, token)).rejects.toThrow();
      expect((await draftCheckIn(ports, token)).letter?.text).toContain('“We are learning Greek.”');
      expect(await find()).toMatchObject({ checkIns: { way: 'on' } });
      expect(await find()).toHaveProperty('draftAskedAt');
      expect(await find()).toHaveProperty('lastNudgedAt');
    },
  );
});

it('brings the letter alone: a plan that was told is not told once more', async () => {
  const addedAt = isoInstantSchema.parse('2026-08-20T06:30:00.000Z');
  const plan = { planId: 'a'.repeat(24), kind: 'promise' as const, text: 'the deck', addedAt };
  await sendBriefAbout({ ...ruth, plans: [{ ...plan, on: '2026-08-25' }] });
  expect(world.transport.accepted[0]?.text).toContain('the deck');
  await request('POST');
  world.clock.setTo(TOMORROW_MORNING);
  expect(await world.tick()).toEqual(['sent']);
  expect(world.transport.accepted[1]?.text).toContain('You asked for a letter to Ruth.');
  expect(world.transport.accepted[1]?.text).not.toContain('You promised');
});

it('writes no letter to somebody of whom something grave is known', async () => {
  await sendBriefAbout({ ...ruth, notes: ['Her mother died in May'] });
  expect((await request('POST')).body).toContain('This one is for your own words');
});
