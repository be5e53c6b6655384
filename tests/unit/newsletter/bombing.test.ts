import { expect, it } from 'vitest';
import { TooManySignUpsError } from '../../../functions/newsletter/errors.ts';
import { requestSubscription } from '../../../functions/newsletter/request-subscription.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { createInMemorySignUp } from '../../builders/in-memory-sign-up.ts';
import { newsletterContext } from '../../builders/newsletter.ts';

const REQUESTS = 10_000;
const AT_ONCE = 100;

type SignUp = ReturnType<typeof createInMemorySignUp>;

interface Visitor {
  readonly address: string;
  readonly ip: string;
}

const ask = ({ ports }: SignUp, { address, ip }: Visitor) =>
  requestSubscription(ports, newsletterContext, {
    address: emailAddressSchema.parse(address),
    firstName: undefined,
    topics: undefined,
    language: undefined,
    ip,
    consent: { words: 'Send it to me.', form: 'page-3' },
  });

/** Asks ten thousand times, a hundred at once, and gives what went wrong. */
async function bomb(signUp: SignUp, visitorOf: (n: number) => Visitor): Promise<readonly unknown[]> {
  const refusals: unknown[] = [];
  for (let start = 0; start < REQUESTS; start += AT_ONCE) {
    const visitors = Array.from({ length: AT_ONCE }, (_, n) => visitorOf(start + n));
    const results = await Promise.allSettled(visitors.map((visitor) => ask(signUp, visitor)));
    await signUp.takeUp();
    refusals.push(...results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
  }
  return refusals;
}

const ipOf = (n: number) => `${10 + Math.floor(n / 65_536)}.${Math.floor(n / 256) % 256}.${n % 256}.1`;

it('ten thousand sign-ups for one victim, each from another network, send them one mail', async () => {
  const signUp = createInMemorySignUp();
  const refusals = await bomb(signUp, (n) => ({
    address: n % 2 ? 'priya@raman.example' : `priya+${n % 50}@raman.example`,
    ip: ipOf(n),
  }));
  expect(refusals).toEqual([]);
  expect(signUp.transport.accepted).toHaveLength(1);
  const ruth = { address: 'ruth@adeyemi.example', ip: '192.0.2.1' };
  await ask(signUp, ruth);
  await signUp.takeUp();
  expect(signUp.transport.accepted.map(({ to }) => to.address)).toContain(ruth.address);
});

it('ten thousand sign-ups for as many victims from one host send twenty mails, and a neighbour still gets in', async () => {
  const signUp = createInMemorySignUp();
  const refusals = await bomb(signUp, (n) => ({ address: `victim${n}@x.example`, ip: '192.0.2.7' }));
  expect(refusals).toHaveLength(REQUESTS - 20);
  for (const refusal of refusals) expect(refusal).toBeInstanceOf(TooManySignUpsError);
  expect([signUp.transport.accepted.length, signUp.subscribers.size]).toEqual([20, 20]);
  await ask(signUp, { address: 'ruth@adeyemi.example', ip: '192.0.2.8' });
  await signUp.takeUp();
  expect(signUp.subscribers.size).toBe(21);
});
