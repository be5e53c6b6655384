import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { ALL_CONFIRMATIONS } from '../../../functions/newsletter/domain/caps.ts';
import { eraseSubscriber } from '../../../functions/newsletter/erase-subscriber.ts';
import { requestSubscription } from '../../../functions/newsletter/request-subscription.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../builders/clock.ts';
import { createInMemorySignUp } from '../../builders/in-memory-sign-up.ts';
import { buildSubscriber, newsletterContext } from '../../builders/newsletter.ts';

const PRIYA = emailAddressSchema.parse('priya@raman.example');
const ASKED = isoInstantSchema.parse('2026-08-24T06:59:59.000Z');
const LATER = isoInstantSchema.parse('2026-08-24T07:00:01.000Z');

/** Somebody asked, and before that is taken up, the next hour has begun. */
async function askAndWait(signUp = createInMemorySignUp()) {
  signUp.clock.setTo(ASKED);
  await requestSubscription(signUp.ports, newsletterContext, {
    address: PRIYA,
    firstName: undefined,
    topics: undefined,
    language: undefined,
    ip: '192.0.2.7',
    consent: { words: 'Send it to me.', form: 'page-3' },
  });
  signUp.clock.setTo(LATER);
  return signUp;
}

it('who left after they asked gets no mail of what they asked for before, and stays gone', async () => {
  const { ports, transport, subscribers, takeUp } = await askAndWait();
  await ports.subscribers.save(buildSubscriber({ address: PRIYA, status: 'left', leftAt: LATER }), undefined);
  await takeUp();
  expect(transport.accepted).toEqual([]);
  expect(subscribers.get(PRIYA)).toMatchObject({ status: 'left', leftAt: LATER });
});

it('who left and asked after that gets their mail', async () => {
  const { ports, transport, takeUp } = await askAndWait();
  await ports.subscribers.save(buildSubscriber({ address: PRIYA, status: 'left', leftAt: ASKED }), undefined);
  await takeUp();
  expect(transport.accepted).toHaveLength(1);
});

it('who had all erased after they asked gets no mail of what waited in the queue, and nothing is kept of them', async () => {
  const { ports, transport, subscribers, takeUp } = await askAndWait();
  await eraseSubscriber(ports, PRIYA);
  await takeUp();
  expect(transport.accepted).toEqual([]);
  expect([...subscribers]).toEqual([]);
});

it('of who had all erased since nothing is kept, not for a moment, where the sign-up comes from dead letters', async () => {
  const { ports, clock, transport, subscribers, takeUp } = await askAndWait();
  await eraseSubscriber(ports, PRIYA);
  clock.setTo('2026-08-30T07:00:00.000Z');
  const save = () => Promise.reject(new Error('kept'));
  await takeUp({ ...ports, subscribers: { ...ports.subscribers, save } });
  expect(transport.accepted).toEqual([]);
  expect([...subscribers]).toEqual([]);
});

it('who had all erased twice gets no mail of what they asked for in between', async () => {
  const signUp = createInMemorySignUp();
  await eraseSubscriber({ ...signUp.ports, clock: fixedClock('2026-08-20T06:30:00.000Z') }, PRIYA);
  const { ports, transport, subscribers, takeUp } = await askAndWait(signUp);
  await eraseSubscriber(ports, PRIYA);
  await takeUp();
  expect(transport.accepted).toEqual([]);
  expect([...subscribers]).toEqual([]);
});

it('who had all erased and asked after that gets their mail', async () => {
  const signUp = createInMemorySignUp();
  await eraseSubscriber({ ...signUp.ports, clock: fixedClock('2026-08-24T06:59:58.000Z') }, PRIYA);
  const { transport, takeUp } = await askAndWait(signUp);
  await takeUp();
  expect(transport.accepted).toHaveLength(1);
});

it('nobody comes back by a sign-up that is taken up while they are erased', async () => {
  const { ports, transport, subscribers, takeUp } = await askAndWait();
  const save: typeof ports.subscribers.save = async (next, read) => {
    await eraseSubscriber(ports, PRIYA);
    return ports.subscribers.save(next, read);
  };
  await takeUp({ ...ports, subscribers: { ...ports.subscribers, save } });
  expect(transport.accepted).toEqual([]);
  expect([...subscribers]).toEqual([]);
});

it.each([
  ['want no mail', { suppression: { reason: 'complaint', scope: 'all', since: ASKED } }],
  ['left since', { status: 'left', leftAt: LATER }],
] as const)(
  'one for whom nothing goes out, since they %s, is given back to the hour it was taken in',
  async (_, reader) => {
    const { ports, takeUp } = await askAndWait();
    await ports.subscribers.save(buildSubscriber({ address: PRIYA, ...reader }), undefined);
    const takenIn = async (hour: typeof ASKED) => {
      let taken = 0;
      while (await ports.caps.take(ALL_CONFIRMATIONS, Temporal.Instant.from(hour))) taken += 1;
      return taken;
    };
    expect(await takenIn(ASKED)).toBe(ALL_CONFIRMATIONS.limit - 1);
    expect(await takenIn(LATER)).toBe(ALL_CONFIRMATIONS.limit);
    await takeUp();
    expect([await takenIn(ASKED), await takenIn(LATER)]).toEqual([1, 0]);
  },
);
