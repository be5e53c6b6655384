import type { CardLinks } from '../circle/card-links.ts';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Card, CardWords } from '../circle/domain/card/card.ts';
import { type CardProposals, proposeCard } from '../circle/domain/card/card-proposals.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { isPresent } from '../circle/domain/standing.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import type { AnswerRecords } from '../nudges/answer/answer-records.ts';
import { answerRecordSchema } from '../nudges/answer/domain/record/answer-record.ts';
import { readCardToken, signKeepCardLink } from '../shared/card-link.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { fromIsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { CardGoneError, CardLinkExpiredError, CardLinkForgedError } from './errors.ts';

export interface FillCardPorts extends TellOwnerPorts {
  readonly cards: Omit<CardLinks, 'open'>;
  readonly owners: Pick<OwnerStore, 'findOwner'>;
  readonly contacts: Pick<ContactStore, 'findContact'>;
  readonly records: Pick<AnswerRecords, 'begin'>;
  readonly tokenKeys: TokenKeyStore;
  readonly inboundDomain: string;
  readonly webOrigin: string;
}

export interface FoundCard {
  readonly cardId: DeliveryId;
  readonly card: Card;
  readonly owner: Owner;
  readonly contact: Contact;
}

/** An answer to the notice works as long as a reply address; so does its link. */
const ANSWER_HOURS = 180 * 24;

/** The card behind a link; changes nothing. Throws CardLinkForgedError, CardLinkExpiredError or CardGoneError. */
export async function findCard(ports: FillCardPorts, token: string): Promise<FoundCard> {
  const reading = readCardToken(await ports.tokenKeys.readTokenKeys(), token, ports.clock.now());
  if (reading.outcome === 'forged') throw new CardLinkForgedError('The token was not signed for a card');
  if (reading.outcome === 'expired') throw new CardLinkExpiredError('The token of the card has expired');
  const { deliveryId: cardId, personIndex: edition } = reading.target;
  const card = await ports.cards.find(cardId);
  if (card?.edition !== edition) throw new CardGoneError('Another card took the place of this one');
  const owner = await ports.owners.findOwner(card.ownerId);
  const contact = await ports.contacts.findContact(card);
  if (owner === undefined || contact === undefined || !isPresent(contact)) {
    throw new CardGoneError('There is nobody any more whose card this is');
  }
  return { cardId, card, owner, contact };
}

/**
 * Takes a filled card and tells its owner what it would change; the contact stays as they are. The first filling counts: again, it
 * does what a crash left undone, and else nothing. Throws what findCard throws, and OwnerMailPendingError.
 */
export async function fillCard(ports: FillCardPorts, token: string, words: CardWords): Promise<FoundCard> {
  const found = await findCard(ports, token);
  const { cardId, card } = found;
  const at = toIsoInstant(ports.clock.now());
  const filled = await ports.cards.fill(cardId, card.edition, { at, words });
  if (filled === undefined) throw new CardGoneError('Another card took the place of this one');
  if (filled.filled?.words !== undefined) {
    await tell(ports, { ...found, card: filled }, filled.filled.words, filled.filled.at);
    await ports.cards.forgetWords(cardId, card.edition);
  }
  return found;
}

async function tell(
  ports: FillCardPorts,
  { cardId, card, owner, contact }: FoundCard,
  words: CardWords,
  at: NonNullable<Card['filled']>['at'],
): Promise<void> {
  const proposed = proposeCard(contact, words, { now: fromIsoInstant(at), timeZone: owner.timeZone });
  const deliveryId = deriveDeliveryId('card-filled', cardId, card.openedBy);
  const called = whatOneCalls(contact);
  const { ownerId, contactId } = contact;
  const record = answerRecordSchema.parse({
    ...{ recordId: deliveryId, ownerId, contactIds: [contactId], at, people: [] },
    source: { messageId: deliveryId },
    proposals: proposed.proposals.map(({ say, edits }) => ({ contactId, called, say, edits })),
    result: { questions: [], letters: [], added: [] },
  });
  await ports.records.begin(record);
  const keys = await ports.tokenKeys.readTokenKeys();
  const until = fromIsoInstant(at).add({ hours: ANSWER_HOURS });
  const link = signKeepCardLink(keys, deliveryId, until, ports.webOrigin);
  await tellOwner(ports, {
    deliveryId,
    owner,
    subjects: [{ contactId }],
    replyTo: signReplyAddress(keys, { deliveryId, personIndex: 0 }, until, ports.inboundDomain),
    words: wordsOf(called, proposed, link),
    smallPrint: `Kith writes this because ${called} filled in the card that you passed on.`,
  });
}

function wordsOf(called: string, { proposals, refused }: CardProposals, link: string) {
  const headline = `${called} filled in your card`;
  const left = refused.map((line) => `This could not be kept as it is. ${line}`);
  if (proposals.length === 0) {
    const known = left.length > 0 ? left : ['All of it is known already, so there is nothing to do.'];
    return { headline, paragraphs: known };
  }
  return {
    headline,
    paragraphs: ['Nothing of it is kept until you say so. This would be new:'],
    list: proposals.map(({ say }) => say),
    button: { label: 'Look, and keep it', href: link },
    closing: ['Or answer “yes”, and all of it is kept; “yes 1, 3” keeps just those.', ...left],
  };
}
