import type { Contact } from '../../../../circle/domain/contact.ts';
import { findDoubtfulSum } from '../../../../circle/domain/find-amount.ts';
import type { Gift } from '../../../../circle/domain/gift.ts';
import { readGiftWords } from '../../../../circle/domain/gift-words.ts';
import { findOpenGift, findUnpricedGift, giftsOnTheirWay } from '../../../../circle/domain/gifts.ts';
import { deriveInteractionId } from '../../../../shared/interaction-id.ts';
import type { AnswerReading } from '../answer-line.ts';
import type { Changed, Circumstances } from './change-person-by.ts';
import type { PlanMoment } from './plan-moment.ts';
import { quoted, sayAmount } from './say-step.ts';

type GiftReading = Extract<AnswerReading, { kind: 'gift-idea' | 'gift-under-way' | 'gift-sent' }>;

const SAID = {
  idea: 'Gift idea',
  chosen: 'Gift chosen',
  ordered: 'Gift ordered',
  sent: 'Gift sent',
} as const;

/**
 * A gift as an answer tells it: one that was thought of, chosen or ordered moves on; it never goes back. A sum in money of which
 * there is more than one kind is asked about, and told once more with a code it counts.
 */
export function keepToldGift(contact: Contact, reading: GiftReading, by: Circumstances): Changed {
  const told = readGiftWords(contact, reading.text);
  const known = findKnown(contact, reading, told.text);
  const { amount, askBack } = readSum(reading, told.text, by);
  const { text, ...details } = told;
  const gift: Gift = {
    ...{ ...details, ...(known ?? newGift(contact, text, by)), ...(details.link && { link: details.link }) },
    stage: laterOf(known?.stage, stageOf(reading)),
    ...(reading.kind === 'gift-sent' && known?.stage !== 'sent' && { on: reading.on.toString() }),
    ...(amount && { amount }),
    ...(by.photo && { photo: by.photo }),
  };
  const gifts = known
    ? contact.gifts.map((each) => (each.giftId === known.giftId ? gift : each))
    : [...contact.gifts, gift];
  return {
    contact: { ...contact, gifts },
    said: [sayGift(gift, text, by)],
    ...(known?.stage === 'sent' && { isAmended: true }),
    ...(askBack && { askBack }),
  };
}

function findKnown(contact: Contact, reading: GiftReading, words: string): Gift | undefined {
  if (reading.kind === 'gift-idea') return undefined;
  const unpriced = reading.amount && findUnpricedGift(contact, words);
  const isBehind = unpriced?.stage === 'sent' && reading.kind !== 'gift-sent';
  return unpriced && !isBehind ? unpriced : findOpenGift(contact, words);
}

const newGift = (contact: Contact, text: string, { moment, place }: Circumstances) => ({
  giftId: deriveInteractionId('gift', moment.recordId, contact.contactId, String(place)),
  ...{ text, addedAt: moment.at },
});

const laterOf = (known: Gift['stage'] | undefined, told: Gift['stage']): Gift['stage'] =>
  known === 'ordered' && told === 'chosen' ? known : told;

function sayGift({ stage, amount, link }: Gift, text: string, { photo }: Circumstances): string {
  const cost = amount && !/\d/.test(text) ? `, ${sayAmount(amount)}` : '';
  const enclosed = [...(link ? [', with its link'] : []), ...(photo ? [', with its photo'] : [])];
  return `${SAID[stage]}: ${quoted(text)}${cost}${enclosed.join('')}`;
}

interface Sum {
  readonly amount?: Gift['amount'];
  readonly askBack?: string;
}

/** `80 kr` is in the owner's own money where that is called so. */
function readSum(reading: GiftReading, text: string, { owner }: Circumstances): Sum {
  if (reading.kind === 'gift-idea') return {};
  if (reading.amount !== undefined) return { amount: reading.amount };
  const doubtful = findDoubtfulSum(text, owner.giving.currency);
  if (doubtful === undefined) return {};
  const { amount, written } = doubtful;
  return amount ? { amount } : { askBack: askCurrency(reading, text.replace(written, ''), written) };
}

function askCurrency({ kind }: GiftReading, text: string, written: string): string {
  const how = kind === 'gift-sent' ? 'gift sent' : 'gift ordered';
  const thing = quoted(
    text
      .replace(/\s+/g, ' ')
      .replace(/[\s,;–—-]+$/, '')
      .trim(),
  );
  const number = written.replace(/[^\d.,'’]/g, '').replace(/[.,]$/, '');
  return `“${written}” can be the money of several countries, so it counts in no sum yet. To count it, answer with its code, as in “${how}: ${thing}, SEK ${number}”.`;
}

function stageOf(reading: GiftReading): Gift['stage'] {
  switch (reading.kind) {
    case 'gift-idea':
      return 'idea';
    case 'gift-under-way':
      return reading.stage;
    case 'gift-sent':
      return 'sent';
  }
}

/** `arrived`: whatever may still be on its way is there. */
export function noteArrival(contact: Contact, { now }: PlanMoment): Changed {
  const today = now.toPlainDate();
  const there = giftsOnTheirWay(contact, today);
  const gifts = contact.gifts.map((gift) =>
    there.includes(gift) ? { ...gift, arrivedOn: today.toString() } : gift,
  );
  return { contact: { ...contact, gifts }, said: there.map(({ text }) => `Arrived: ${quoted(text)}`) };
}
