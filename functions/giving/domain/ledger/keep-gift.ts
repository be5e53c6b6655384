import type { Temporal } from 'temporal-polyfill';
import type { Amount } from '../../../circle/domain/amount.ts';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Gift } from '../../../circle/domain/gift.ts';
import { deriveInteractionId } from '../../../shared/interaction-id.ts';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { findRecipient, HOUSEHOLD, isNobody } from '../recipient.ts';

/** From a thought to somebody's table. */
export const GIFT_STAGES = ['idea', 'chosen', 'ordered', 'sent'] as const satisfies readonly Gift['stage'][];

/** What an owner says of a gift: how far it is, in their words. */
export interface GiftStep {
  readonly stage: Gift['stage'];
  /** The gift in words; part of what was written of it before is enough. */
  readonly text: string;
  /** A loved one’s name or relation, or `household`; absent: the contact. */
  readonly forWhom?: string | undefined;
  readonly amount?: Amount | undefined;
  /** What it is for: `birthday`. */
  readonly occasion?: string | undefined;
  /** Where it was seen, or bought: http or https. */
  readonly link?: string | undefined;
  /** When it was sent; absent: today. */
  readonly on?: Temporal.PlainDate | undefined;
}

interface Moment {
  readonly at: IsoInstant;
  /** In the owner’s zone. */
  readonly today: Temporal.PlainDate;
}

/** `gift` is how it stands then; `refused` is a plain sentence, and nothing was kept. */
export type GiftKept =
  | { readonly outcome: 'kept' | 'unchanged'; readonly contact: Contact; readonly gift: Gift }
  | { readonly outcome: 'refused'; readonly reason: string };

/** The contact with the gift at that stage: one that was there moved on, or a new one. Saying it again changes nothing. */
export function keepGift(contact: Contact, step: GiftStep, moment: Moment): GiftKept {
  const recipient = findRecipient(contact, step.forWhom, moment.today);
  if (isNobody(recipient)) return { outcome: 'refused', reason: `${recipient.nobody} Nothing was kept.` };
  const forWhom = nameOf(step.forWhom, recipient.name);
  const on = step.stage === 'sent' ? (step.on ?? moment.today).toString() : undefined;
  const known = findKnown(contact, { ...step, forWhom, on });
  if ('refused' in known) return { outcome: 'refused', reason: known.refused };
  const gift =
    known.gift === undefined
      ? newGift(contact, { ...step, forWhom, on }, moment)
      : moveOn(known.gift, { ...step, on });
  if (known.gift !== undefined && isSame(known.gift, gift))
    return { outcome: 'unchanged', contact, gift: known.gift };
  const others = contact.gifts.map((each) => (each.giftId === gift.giftId ? gift : each));
  return {
    outcome: 'kept',
    contact: { ...contact, gifts: known.gift === undefined ? [...others, gift] : others },
    gift,
  };
}

type Settled = Omit<GiftStep, 'on'> & { readonly on: string | undefined };

function newGift(
  contact: Contact,
  { stage, text, forWhom, amount, occasion, link, on }: Settled,
  { at, today }: Moment,
): Gift {
  const day = on ?? today.toString();
  return {
    giftId: deriveInteractionId('gift', 'by-hand', contact.contactId, stage, plain(text), forWhom ?? '', day),
    ...{ stage, text },
    ...(forWhom !== undefined && { forWhom }),
    ...(amount && { amount }),
    ...(occasion !== undefined && { occasion }),
    ...(link !== undefined && { link }),
    ...(on !== undefined && { on }),
    addedAt: at,
  };
}

/** A gift never goes back. */
const moveOn = (gift: Gift, { stage, amount, occasion, link, on }: Omit<Settled, 'forWhom'>): Gift => ({
  ...gift,
  stage: GIFT_STAGES.indexOf(gift.stage) > GIFT_STAGES.indexOf(stage) ? gift.stage : stage,
  ...(amount && { amount }),
  ...(occasion !== undefined && { occasion }),
  ...(link !== undefined && { link }),
  ...(on !== undefined && { on }),
});

const nameOf = (asked: string | undefined, name: string): string | undefined =>
  asked === undefined ? undefined : asked.toLowerCase() === HOUSEHOLD ? HOUSEHOLD : name;

/** The gift that is meant: by its very words, or by part of them where only one fits. None: it is a new one. */
function findKnown(
  { gifts }: Contact,
  { stage, text, forWhom, on }: Settled,
): { readonly gift: Gift | undefined } | { readonly refused: string } {
  const words = plain(text);
  const theirs = gifts.filter((gift) => plain(gift.forWhom ?? '') === plain(forWhom ?? ''));
  const said = theirs.find((gift) => gift.stage === 'sent' && gift.on === on && plain(gift.text) === words);
  if (said !== undefined) return { gift: said };
  const open = theirs.filter((gift) => gift.stage !== 'sent');
  const exact = open.find((gift) => plain(gift.text) === words);
  if (exact !== undefined) return { gift: exact };
  if (stage === 'idea') return { gift: undefined };
  const [only, ...others] = open.filter((gift) => plain(gift.text).includes(words));
  return others.length === 0
    ? { gift: only }
    : { refused: sayWhich([only, ...others].flatMap((gift) => gift ?? [])) };
}

const sayWhich = (gifts: readonly Gift[]): string =>
  `Several gifts are called like that: ${gifts.map(({ text }) => `“${text}”`).join(', ')}. Give more of the words; nothing was kept.`;

const isSame = (one: Gift, other: Gift): boolean =>
  one.stage === other.stage &&
  one.on === other.on &&
  one.occasion === other.occasion &&
  one.link === other.link &&
  one.amount?.currency === other.amount?.currency &&
  one.amount?.value === other.amount?.value;

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
