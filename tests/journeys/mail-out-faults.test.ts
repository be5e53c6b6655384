import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliveryIdSchema } from '../../functions/shared/ids.ts';
import { DemoJourney } from './demo-journey.ts';

let journey: DemoJourney;

beforeAll(async () => {
  journey = await DemoJourney.start();
});

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

beforeEach(async () => {
  await journey.post('/_local/faults', { clear: true });
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

const statusOfNewest = async () => {
  const newest = (await journey.listMail()).at(-1);
  const delivery = await journey.system.world.ledger.find(deliveryIdSchema.parse(newest?.tags['delivery']));
  return delivery?.status;
};

test('a brief that SES took without answering is never sent twice, and its event settles it', async () => {
  await journey.post('/_local/faults', { timeoutAfterAccepting: everything });
  expect(await nextMorningWithMail()).toBe(1);
  expect(await statusOfNewest()).toBe('delivered');
});

test('a brief that SES throttled goes out once, at a later tick', async () => {
  await journey.post('/_local/faults', { throttle: everything });
  const before = (await journey.listMail()).length;
  await journey.advance('P2D');
  expect(await journey.listMail()).toHaveLength(before);

  await journey.post('/_local/faults', { clear: true });
  await journey.advance('PT1H');
  expect(await journey.listMail()).toHaveLength(before + 1);
});

test('a bounce and a complaint reach the ledger', async () => {
  await journey.post('/_local/faults', { bounce: everything });
  await nextMorningWithMail();
  expect(await statusOfNewest()).toBe('bounced');

  await journey.post('/_local/faults', { clear: true });
  await journey.post('/_local/faults', { complain: everything });
  await nextMorningWithMail();
  expect(await statusOfNewest()).toBe('complained');
});
