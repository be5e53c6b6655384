import type { Amount } from './amount.ts';
import type { Gift } from './gift.ts';
import type { Plan } from './plan.ts';

/** `promise: the deck (2026-09-04)`, `need: a spare phone` */
export const sayPlanShortly = ({ kind, text, on }: Pick<Plan, 'kind' | 'text' | 'on'>): string =>
  `${kind}: ${text}${on === undefined ? '' : ` (${on})`}`;

/** `idea: wine tools`, `sent: boots, for Leo, for birthday, USD 80 (2026-08-20), arrived; their words: “They fit!”` */
export function sayGift(gift: Omit<Gift, 'giftId' | 'addedAt'>): string {
  const { stage, text, forWhom, occasion, amount, on, link, photo, arrivedOn, words } = gift;
  const details = [
    text,
    ...(forWhom === undefined || text.includes(`for ${forWhom}`) ? [] : [`for ${forWhom}`]),
    ...(occasion === undefined ? [] : [occasion]),
    ...(amount === undefined ? [] : [sayAmount(amount)]),
  ];
  const told = `${stage}: ${details.join(', ')}${on === undefined ? '' : ` (${on})`}`;
  return [
    told,
    ...(link === undefined ? [] : [link]),
    ...(photo === undefined ? [] : [`with a photo${photo.filename ? ` (${photo.filename})` : ''}`]),
    ...(arrivedOn === undefined ? [] : ['arrived']),
    ...(words === undefined ? [] : [`their words: “${words.text}”`]),
  ].join('; ');
}

const sayAmount = ({ currency, value }: Amount): string => `${currency} ${value}`;
