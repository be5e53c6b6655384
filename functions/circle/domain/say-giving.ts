import type { Amount } from './amount.ts';
import type { Gift } from './gift.ts';
import type { Plan } from './plan.ts';

/** `promise: the deck (2026-09-04)`, `need: a spare phone` */
export const sayPlanShortly = ({ kind, text, on }: Pick<Plan, 'kind' | 'text' | 'on'>): string =>
  `${kind}: ${text}${on === undefined ? '' : ` (${on})`}`;

/** `idea: wine tools`, `sent: boots, for Leo, USD 80 (2026-08-20)` */
export function sayGift({ stage, text, forWhom, amount, on }: Omit<Gift, 'giftId' | 'addedAt'>): string {
  const details = [
    text,
    ...(forWhom === undefined ? [] : [`for ${forWhom}`]),
    ...(amount === undefined ? [] : [sayAmount(amount)]),
  ];
  return `${stage}: ${details.join(', ')}${on === undefined ? '' : ` (${on})`}`;
}

const sayAmount = ({ currency, value }: Amount): string => `${currency} ${value}`;
