import { describe, expect, it } from 'vitest';
import {
  type RequestSubscriptionPorts,
  requestSubscription,
} from '../../../functions/newsletter/request-subscription.ts';
import type { SendAskedMailPorts } from '../../../functions/newsletter/send-asked-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { createInMemorySignUp } from '../../builders/in-memory-sign-up.ts';
import { newsletterContext } from '../../builders/newsletter.ts';

const PRIYA = emailAddressSchema.parse('priya@raman.example');
/** Own cap, that of the mailbox, cap of all, queue. */
const CALLS_TO_ASK = 4;
/** Subscriber read and saved, whether all was erased since, yesterday's mail looked up, owner, claim, suppression, SES, record. */
const CALLS_TO_TAKE_UP = 9;
const CALLS_BEFORE_THE_CLAIM = 6;

type Ports = RequestSubscriptionPorts & SendAskedMailPorts;

const ask = (ports: RequestSubscriptionPorts) =>
  requestSubscription(ports, newsletterContext, {
    address: PRIYA,
    firstName: 'Priya',
    topics: undefined,
    language: undefined,
    ip: '192.0.2.7',
    consent: { words: 'Send it to me.', form: 'page-3' },
  });

function dying(ports: Ports, crash: Crash): Ports {
  const { wrap } = crashAt(crash);
  return {
    ...ports,
    owners: wrap(ports.owners),
    signUps: wrap(ports.signUps),
    subscribers: wrap(ports.subscribers),
    ledger: wrap(ports.ledger),
    caps: wrap(ports.caps),
    suppressionList: wrap(ports.suppressionList),
    transport: wrap(ports.transport),
  };
}

describe('a sign-up that dies', () => {
  it.each(crashPoints(CALLS_TO_ASK))(
    '$when call $atCall of the form has one mail when it is sent again',
    async (crash) => {
      const { ports, transport, subscribers, takeUp } = createInMemorySignUp();
      await expect(ask(dying(ports, crash))).rejects.toThrow();
      await ask(ports);
      await takeUp();
      expect(subscribers.get(PRIYA)).toMatchObject({ status: 'pending', revision: 1 });
      expect(transport.accepted).toHaveLength(1);
    },
  );

  it.each(crashPoints(CALLS_TO_TAKE_UP))(
    '$when call $atCall of its being taken up sends no mail twice when it comes again',
    async (crash) => {
      const { ports, transport, subscribers, takeUp } = createInMemorySignUp();
      await ask(ports);
      await expect(takeUp(dying(ports, crash))).rejects.toThrow();
      await takeUp();
      await ask(ports);
      await takeUp();
      expect(subscribers.get(PRIYA)).toMatchObject({ status: 'pending', revision: 1 });
      expect(transport.accepted.length).toBeLessThanOrEqual(1);
    },
  );

  it.each(crashPoints(CALLS_BEFORE_THE_CLAIM).filter(({ when }) => when === 'before'))(
    '$when call $atCall of its being taken up, that is before the claim, gets its mail when it comes again',
    async (crash) => {
      const { ports, transport, takeUp } = createInMemorySignUp();
      await ask(ports);
      await expect(takeUp(dying(ports, crash))).rejects.toThrow();
      await takeUp();
      expect(transport.accepted).toHaveLength(1);
    },
  );

  it('makes as many calls as the crashes count', async () => {
    const { ports, takeUp } = createInMemorySignUp();
    await ask(dying(ports, { atCall: CALLS_TO_ASK + 1, when: 'before' }));
    await takeUp(dying(ports, { atCall: CALLS_TO_TAKE_UP + 1, when: 'before' }));
    const other = createInMemorySignUp();
    await expect(ask(dying(other.ports, { atCall: CALLS_TO_ASK, when: 'before' }))).rejects.toThrow();
    await ask(other.ports);
    const dead = dying(other.ports, { atCall: CALLS_TO_TAKE_UP, when: 'before' });
    await expect(other.takeUp(dead)).rejects.toThrow();
  });
});
