import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliveryIdSchema } from '../../functions/shared/ids.ts';
import { toIsoInstant } from '../../functions/shared/iso-instant.ts';
import { DemoJourney } from './demo-journey.ts';

let journey: DemoJourney;

// A circle for each: who was in a brief is not due for a while, and a bounce ends the mail to its owner.
beforeEach(async () => {
  journey = await DemoJourney.start();
});

afterEach(async () => {
  await journey[Symbol.asyncDispose]();
});

const everything = { rate: 1 };

/** Moves on, a day at a time, until a morning brings mail; the number of mails that came that day. */
async function nextMorningWithMail(): Promise<number> {
  const before = (await journey.listMail()).length;
  for (let day = 0; day < 60; day += 1) {
    await journey.advance('P1D');
    const after = (await journey.listMail()).length;
    if (after > before) return after - before;
  }
  throw new Error('No mail for 60 days.');
}

async function nextMorningWithSomebodyDue(): Promise<void> {
  const { contacts, now } = journey.system.world;
  const { ownerId } = await journey.owner();
  for (let day = 0; day < 60; day += 1) {
    await journey.advance('P1D');
    if ((await contacts.listDueContacts(ownerId, toIsoInstant(now()), 1)).length > 0) return;
  }
  throw new Error('Nobody is due for 60 days.');
}

const newestDelivery = async () => {
  const newest = (await journey.listMail()).at(-1);
  return await journey.system.world.ledger.find(deliveryIdSchema.parse(newest?.tags['delivery']));
};

const statusOfNewest = async () => (await newestDelivery())?.status;

const contactIdsOfNewest = async () =>
  (await newestDelivery())?.subjects.map(({ contactId }) => contactId) ?? [];

async function nudgedOn(date: string): Promise<readonly string[]> {
  const { contacts } = journey.system.world;
  const nudged: string[] = [];
  for await (const { contactId, lastNudgedAt } of contacts.listContacts((await journey.owner()).ownerId)) {
    if (lastNudgedAt?.startsWith(date)) nudged.push(contactId);
  }
  return nudged;
}

test('a brief that SES took without answering goes out once; its event has its people marked, and not named again', async () => {
  await journey.post('/_local/faults', { timeoutAfterAccepting: everything });
  expect(await nextMorningWithMail()).toBe(1);
  expect(await statusOfNewest()).toBe('delivered');
  const people = await contactIdsOfNewest();
  const sentOn = (await journey.listMail()).at(-1)?.sentAt.slice(0, 10) ?? 'never';
  expect((await nudgedOn(sentOn)).toSorted()).toEqual(people.toSorted());

  await journey.post('/_local/faults', { clear: true });
  const mailBefore = (await journey.listMail()).length;
  await journey.advance('P1D');
  const nextDay = (await journey.listMail()).length > mailBefore ? await contactIdsOfNewest() : [];
  expect(nextDay.filter((contactId) => people.includes(contactId))).toEqual([]);
});

test('a brief that SES throttled goes out once, at a later tick', async () => {
  await journey.post('/_local/faults', { throttle: everything });
  const before = (await journey.listMail()).length;
  await nextMorningWithSomebodyDue();
  expect(await journey.listMail()).toHaveLength(before);

  await journey.post('/_local/faults', { clear: true });
  await journey.advance('PT1H');
  expect(await journey.listMail()).toHaveLength(before + 1);
});

test.each([
  { fault: 'bounce', status: 'bounced' },
  { fault: 'complain', status: 'complained' },
])('the event $status reaches the ledger', async ({ fault, status }) => {
  await journey.post('/_local/faults', { [fault]: everything });
  await nextMorningWithMail();
  expect(await statusOfNewest()).toBe(status);
});
