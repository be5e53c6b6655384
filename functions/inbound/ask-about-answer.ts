import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { signRelayAddress, signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import type { AnswerInHand } from './answer-in-hand.ts';
import {
  type AnswerProblem,
  asksForAddress,
  writeAnswerNotice,
} from './domain/answer/write-answer-notice.ts';
import { fateOfCopy } from './find-first-copy.ts';
import type { InboundFate } from './inbound-log.ts';

export interface AskAboutAnswerPorts extends TellOwnerPorts {
  readonly tokenKeys: TokenKeyStore;
  readonly inboundDomain: string;
}

/** 180 days, as long as the record of the mail that is answered is sure to be there. */
export const RELAY_ADDRESS_LIFE_HOURS = 180 * 24;
const SMALL_PRINT = 'Kith tells you this because you answered a mail that it had passed on.';

/**
 * Tells the owner, once, that an answer of theirs did not go on or may not have, and why. An answer to that is taken like the first
 * one, or as a word about the person where an address is asked for. Throws OwnerMailPendingError.
 */
export async function askAboutAnswer(
  ports: AskAboutAnswerPorts,
  { owner, contact, relay, opened, copy }: AnswerInHand,
  problem: AnswerProblem,
): Promise<InboundFate> {
  const keys = await ports.tokenKeys.readTokenKeys();
  const expiresAt = ports.clock.now().add({ hours: RELAY_ADDRESS_LIFE_HOURS });
  const [address] = contact.addresses;
  await tellOwner(ports, {
    deliveryId: deriveDeliveryId('answer-notice', copy.key, problem),
    owner,
    subjects: [{ contactId: contact.contactId }],
    words: writeAnswerNotice(problem, { name: whatOneCalls(contact), address }),
    quotedText: opened.words,
    replyTo: asksForAddress(problem)
      ? signReplyAddress(
          keys,
          { deliveryId: relay.deliveryId, personIndex: 0 },
          expiresAt,
          ports.inboundDomain,
        )
      : signRelayAddress(keys, relay.deliveryId, expiresAt, ports.inboundDomain),
    smallPrint: SMALL_PRINT,
  });
  return fateOfCopy(copy, problem === 'unknown' || problem === 'came-back' ? 'logged' : 'asked');
}
