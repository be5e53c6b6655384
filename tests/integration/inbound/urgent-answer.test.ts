import { beforeEach, expect, it } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbDuePeople } from '../../../functions/circle/adapters/dynamodb-due-people.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { aidForPlan } from '../../../functions/giving/aid-for-plan.ts';
import { type ReceiveMailPorts, receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { sendDueBriefs } from '../../../functions/nudges/send-due-briefs.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { type Crash, crashAt } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, NORA, RUTH } from './inbound-world.ts';

const TOMORROW_MORNING = '2026-08-25T06:00:00.000Z';
const NEED = { body: 'need: phone broke, flies tomorrow' };
const settings = {
  mailDomain: 'kith.example',
  inboundDomain: 'in.kith.example',
  webOrigin: 'https://kith.example',
};

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.owners.moveBriefDue(NORA, isoInstantSchema.parse(TOMORROW_MORNING)); // Today's is out.
});

const owner = () => world.ports.owners.findOwner(NORA.ownerId);
const subjects = () => world.notices().map(({ subject }) => subject);

async function nextRun() {
  world.clock.setTo((await owner())?.briefDueAt ?? '');
  const ports = {
    ...world.ports,
    owners: createDynamoDbOwnerStore(engine.documentClient, world.tableName),
    contacts: createDynamoDbContactStore(engine.documentClient, world.tableName, world.clock),
    people: createDynamoDbDuePeople(engine.documentClient, world.tableName, world.clock),
    drafts: { prepareDraft: async () => undefined, announce: async () => undefined },
    contributors: [],
    aids: { aidFor: aidForPlan },
  };
  return sendDueBriefs(ports, { settings, remainingMs: () => 300_000 });
}

it('a need for tomorrow, told in an answer, goes out in a mail of its own that day, once', async () => {
  await world.receive({ messageId: 'm1', mail: NEED });
  await world.receive({ messageId: 'm2', mail: { ...NEED, messageId: '<m1@lindqvist.example>' } });
  expect((await owner())?.urgent).toMatchObject({ contactId: RUTH.contactId });
  expect(await nextRun()).toEqual(['sent']);
  expect(subjects()).toEqual(['Ruth Adler needs a hand']);
  expect((await owner())?.briefDueAt).toBe(TOMORROW_MORNING);
});

it('a need whose day another urgent mail has taken meanwhile waits for the next brief', async () => {
  await world.receive({ mail: NEED });
  const owners = createDynamoDbOwnerStore(engine.documentClient, world.tableName);
  await owners.claimUrgentDay(NORA.ownerId, '2026-08-24', deriveDeliveryId('the eve of an issue'));
  expect(await nextRun()).toEqual(['silent']);
  expect(subjects()).toEqual([]);
  expect(await owner()).toMatchObject({ briefDueAt: TOMORROW_MORNING });
  expect((await owner())?.urgent).toBeUndefined();
});

it('a need that has time until the next brief waits for it', async () => {
  await world.receive({ mail: { body: 'need: a good dentist by Friday' } });
  expect((await owner())?.briefDueAt).toBe(TOMORROW_MORNING);
});

it.each(
  Array.from({ length: 12 }, (_, at) => at + 1).flatMap((atCall): Crash[] => [
    { atCall, when: 'before' },
    { atCall, when: 'after' },
  ]),
)('a crash $when call $atCall to the stores loses no urgent mail, and sends none twice', async (crash) => {
  const { wrap } = crashAt(crash);
  const { ports } = world;
  const mortal: ReceiveMailPorts = {
    ...ports,
    records: wrap(ports.records),
    contacts: wrap(ports.contacts),
    owners: wrap(ports.owners),
  };
  const mail = world.take({ mail: NEED });
  await receiveMail(mortal, mail).catch(() => undefined);
  world.clock.setTo('2026-08-24T06:37:00.000Z');
  await receiveMail(ports, mail);
  expect(await nextRun()).toEqual(['sent']);
  await receiveMail(ports, mail);
  expect(subjects()).toEqual(['Ruth Adler needs a hand']);
});
