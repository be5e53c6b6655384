import { describe, expect, it } from 'vitest';
import {
  type RequestSubscriptionPorts,
  requestSubscription,
} from '../../../functions/newsletter/request-subscription.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { createInMemorySignUp } from '../../builders/in-memory-sign-up.ts';
import { newsletterContext } from '../../builders/newsletter.ts';

const PRIYA = emailAddressSchema.parse('priya@raman.example');
/** Own cap, cap of all, subscriber read and saved, yesterday's mail looked up, owner, claim, suppression, SES, record. */
const CALLS = 10;

const ask = (ports: RequestSubscriptionPorts) =>
  requestSubscription(ports, newsletterContext, {
    address: PRIYA,
    firstName: 'Priya',
    topics: undefined,
    language: undefined,
    ip: '192.0.2.7',
    consent: { words: 'Send it to me.', form: 'page-3' },
  });

function dying(ports: RequestSubscriptionPorts, crash: Crash): RequestSubscriptionPorts {
  const { wrap } = crashAt(crash);
  return {
    ...ports,
    owners: wrap(ports.owners),
    subscribers: wrap(ports.subscribers),
    ledger: wrap(ports.ledger),
    caps: wrap(ports.caps),
    suppressionList: wrap(ports.suppressionList),
    transport: wrap(ports.transport),
  };
}

describe('a sign-up that dies', () => {
  it.each(crashPoints(CALLS))(
    '$when call $atCall sends no mail twice when it is sent again',
    async (crash) => {
      const { ports, transport, subscribers } = createInMemorySignUp();
      await expect(ask(dying(ports, crash))).rejects.toThrow();
      await ask(ports);
      await ask(ports);
      expect(subscribers.get(PRIYA)).toMatchObject({ status: 'pending', revision: 1 });
      expect(transport.accepted.length).toBeLessThanOrEqual(1);
    },
  );

  it.each(crashPoints(7).filter(({ when }) => when === 'before'))(
    '$when call $atCall, that is before the claim, gets its mail when it is sent again',
    async (crash) => {
      const { ports, transport } = createInMemorySignUp();
      await expect(ask(dying(ports, crash))).rejects.toThrow();
      await ask(ports);
      expect(transport.accepted).toHaveLength(1);
    },
  );

  it('makes as many calls as the crashes count', async () => {
    const { ports } = createInMemorySignUp();
    await expect(ask(dying(ports, { atCall: CALLS + 1, when: 'before' }))).resolves.toBeUndefined();
    await expect(
      ask(dying(createInMemorySignUp().ports, { atCall: CALLS, when: 'before' })),
    ).rejects.toThrow();
  });
});
