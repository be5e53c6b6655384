import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelIssue } from '../../../functions/newsletter/sending/change-course.ts';
import { workOnHint } from '../../../functions/newsletter/sending/work-on-hint.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const LEASE_OVER = '2026-08-25T08:05:00.000Z';
const NEXT_DAY = '2026-08-26T09:00:00.000Z';

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  await world.tick(); // the first run, on Monday, finds out when the slot is
  for (const name of ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']) await world.addReader(name);
  world.clock.setTo(TUESDAY);
});

/** The issue is called off, the lease of whoever works on it runs out, and another takes the segment up and ends it. */
const overtake = async () => {
  await cancelIssue(world.ports, 'first');
  world.clock.setTo(LEASE_OVER);
  const input = { context: newsletterContext, remainingMs: () => 300_000 };
  expect(await workOnHint(world.ports, input, { slug: 'first', segment: 0 })).toBe('finished');
};
/** The calls go through once something else has happened. */
function behind<A extends unknown[], R>(call: (...args: A) => Promise<R>, first: () => Promise<void>) {
  let happening: Promise<void> | undefined;
  return async (...args: A): Promise<R> => {
    happening ??= first();
    await happening;
    return await call(...args);
  };
}
const totals = async () => (await world.ports.issues.find('first'))?.totals;

describe('a worker that is overtaken while its issue is called off', () => {
  it('sends nothing more to whom the other counted as not having got it', async () => {
    const { claims } = world.ports;
    await world.tick({ claims: { ...claims, claim: behind(claims.claim, overtake) } });
    expect(world.sent()).toEqual([]);
    expect(await totals()).toMatchObject({ planned: 5, sent: 0, cancelled: 5, unknown: 0 });
  });

  it('and has mails under way: none of them is ever counted as called off', async () => {
    await world.tick({ bulk: { send: behind(world.issueMail.send, overtake) } });
    expect(world.sent()).toHaveLength(3);
    expect(await totals()).toMatchObject({ planned: 5, sent: 0, unknown: 3, cancelled: 2 });
    world.clock.setTo(NEXT_DAY);
    await world.tick();
    expect(await totals()).toMatchObject({ planned: 5, sent: 3, unknown: 0, cancelled: 2 });
  });

  it('and has claimed somebody between the look and the count of the other: that one is not called off', async () => {
    const { claims } = world.ports;
    await world.tick({ hints: { send: async () => {} } });
    await world
      .tick({ rate: { reserve: async () => Promise.reject(new Error('down')) } })
      .catch(() => undefined);
    const { close } = claims;
    await cancelIssue(world.ports, 'first');
    const dispatch = (await world.ports.dispatches.find('first')) ?? expect.fail('no issue');
    const at = dispatch.frozenAt;
    const today = world.clock.now().toZonedDateTimeISO('UTC').toPlainDate();
    const claimAda = async () => {
      const [ada] = await world.ports.rolls.read('first', 0);
      if (ada !== undefined) await claims.claim(ada, { dispatch, generation: 1, at, today });
    };
    world.clock.setTo(LEASE_OVER);
    await world.tick({ claims: { ...claims, close: behind(close, claimAda) } });
    expect(await totals()).toMatchObject({ planned: 5, unknown: 1, cancelled: 4 });
  });
});
