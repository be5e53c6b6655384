import type { Temporal } from 'temporal-polyfill';

/** What a day of giving is for. `thank-at-home`: whoever carried a contact’s journey, launch or hard project without being seen. */
export type GivingOccasion =
  | 'birthday'
  | 'anniversary'
  | 'graduation'
  | 'retirement'
  | 'move'
  | 'launch'
  | 'promotion'
  | 'new-baby'
  | 'remembrance'
  | 'achievement'
  | 'thank-at-home'
  | 'just-because';

/** Long enough to order or make, and to post, nearly anything. */
export const GIFT_LEAD_DAYS = 21;

/** A day on which something is to be given, or a word to be said. */
export interface GivingDay {
  readonly on: Temporal.PlainDate;
  readonly occasion: GivingOccasion;
  /** A loved one’s name, or absent for the contact. */
  readonly forWhom?: string;
  /** Why on that day: `Amara’s birthday`, `thanks to Amara, after the launch`, `just because`. */
  readonly because: string;
  /** `gift`: within the yearly rhythm and budget. `word`: costs nothing. */
  readonly size: 'gift' | 'word';
  /** When the owner learnt of what it is for; absent where the day was known all along. */
  readonly toldOn?: Temporal.PlainDate;
}

/** Whether the owner is to be told of it in time, and not just on the day: gifts, and thanks that somebody has earned. */
export const isToPrepare = ({ size, toldOn }: GivingDay): boolean => size === 'gift' || toldOn !== undefined;
