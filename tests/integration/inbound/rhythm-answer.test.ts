import { beforeEach, expect, it } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbDuePeople } from '../../../functions/circle/adapters/dynamodb-due-people.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { aidForPlan } from '../../../functions/giving/aid-for-plan.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { sendDueBriefs } from '../../../functions/nudges/send-due-briefs.ts';
import { buildPerson } from '../../builders/person.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, NORA, replyAddress } from './inbound-world.ts';

const settings = {
  mailDomain: 'kith.example',
  inboundDomain: 'in.kith.example',
  webOrigin: 'https://kith.example',
};

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
});

const owner = () => world.ports.owners.findOwner(NORA.ownerId);
const newest = () => world.notices().at(-1);
const now = () => world.clock.now().toString();

const contacts = () => createDynamoDbContactStore(engine.documentClient, world.tableName, world.clock);

/** The next run that has work, at the moment of that work. */
async function nextRun() {
  world.clock.setTo((await owner())?.briefDueAt ?? '');
  const ports = {
    ...world.ports,
    owners: createDynamoDbOwnerStore(engine.documentClient, world.tableName),
    contacts: contacts(),
    people: createDynamoDbDuePeople(engine.documentClient, world.tableName, world.clock),
    drafts: { prepareDraft: async () => undefined, announce: async () => undefined },
    contributors: [],
    aids: { aidFor: aidForPlan },
  };
  return sendDueBriefs(ports, { settings, remainingMs: () => 300_000 });
}

/** The days of the next runs, in order. */
async function runAll(count: number): Promise<readonly string[]> {
  const days: string[] = [];
  for (let run = 0; run < count; run += 1) {
    await nextRun();
    days.push(now().slice(0, 10));
  }
  return days;
}

it('three briefs without an answer, then three weekly ones, then one question and rest; an answer to it brings back the mornings', async () => {
  const people = 'abcdefghijkl'
    .split('')
    .map((name) => buildPerson(`Person ${name.repeat(3)}`, { ownerId: NORA.ownerId }));
  await contacts().addContacts(NORA.ownerId, people);
  await world.ports.owners.changeOwner(NORA.ownerId, (stored) => ({
    ...stored,
    brief: { ...stored.brief, mostPeople: 1 },
  }));
  const mornings = ['2026-08-24', '2026-08-25', '2026-08-26'];
  const mondays = ['2026-08-31', '2026-09-07', '2026-09-14', '2026-09-21'];
  expect(await runAll(7)).toEqual([...mornings, ...mondays]);
  expect(newest()?.subject).toBe('Shall Kith go on writing?');
  const question = newest()?.replyTo ?? '';
  await runAll(3);
  expect(world.notices()).toHaveLength(7);

  const answer = { recipients: [question], timestamp: now(), mail: { body: 'Yes, please.' } };
  const answeredAt = world.clock.now();
  await world.receive(answer);
  expect(await runAll(2)).toEqual(
    [1, 2].map((days) =>
      answeredAt
        .add({ hours: 24 * days })
        .toString()
        .slice(0, 10),
    ),
  );
  expect(world.notices()).toHaveLength(9);
  expect(newest()?.text).not.toContain('once a week');
});

it('a year-old answer, whose key is long gone, changes nothing; its owner hears that it is kept, and what to do', async () => {
  world.clock.setTo('2027-08-24T07:00:00.000Z');
  const rotated = { current: { id: 'c', secret: Buffer.from('two keys later') } };
  const ports = { ...world.ports, tokenKeys: { readTokenKeys: async () => rotated } };
  const late = { recipients: [replyAddress()], timestamp: now(), mail: { body: 'stop\nbirthday 4 May' } };
  await receiveMail(ports, world.take(late));
  expect(await world.readTimeline()).toEqual([]);
  expect(world.notices()).toHaveLength(1);
  const words = newest()?.text.replaceAll(/\s+/g, ' ');
  expect(words).toContain('A reply address works for 180 days, and this one is much older');
  expect(words).toContain('answer a newer nudge with the same words');
  expect(world.bucket.size).toBe(1);
});
