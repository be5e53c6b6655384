import type { Contact } from '../../../../circle/domain/contact.ts';
import type { Gift } from '../../../../circle/domain/gift.ts';
import { readGiftWords } from '../../../../circle/domain/gift-words.ts';
import { findOpenGift, giftsOnTheirWay } from '../../../../circle/domain/gifts.ts';
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

/** A gift as an answer tells it: one that was thought of, chosen or ordered moves on; it never goes back. */
export function keepToldGift(contact: Contact, reading: GiftReading, by: Circumstances): Changed {
  const { moment, place, photo } = by;
  const told = readGiftWords(contact, reading.text);
  const stage = stageOf(reading);
  const known = stage === 'idea' ? undefined : findOpenGift(contact, told.text);
  const giftId = deriveInteractionId('gift', moment.recordId, contact.contactId, String(place));
  const { text, ...details } = told;
  const before = known ?? { giftId, text, addedAt: moment.at };
  const amount = 'amount' in reading ? reading.amount : undefined;
  const gift: Gift = {
    ...{ ...details, ...before, ...(details.link && { link: details.link }) },
    stage: known?.stage === 'ordered' && stage === 'chosen' ? known.stage : stage,
    ...(reading.kind === 'gift-sent' && { on: reading.on.toString() }),
    ...(amount && { amount }),
    ...(photo && { photo }),
  };
  const gifts = known
    ? contact.gifts.map((each) => (each.giftId === known.giftId ? gift : each))
    : [...contact.gifts, gift];
  const cost = amount && !/\d/.test(text) ? `, ${sayAmount(amount)}` : '';
  const enclosed = [...(details.link ? [', with its link'] : []), ...(photo ? [', with its photo'] : [])];
  return {
    contact: { ...contact, gifts },
    said: [`${SAID[stage]}: ${quoted(text)}${cost}${enclosed.join('')}`],
  };
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
