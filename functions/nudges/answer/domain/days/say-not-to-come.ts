import type { Temporal } from 'temporal-polyfill';
import { sayDate } from '../../../../circle/domain/say-day.ts';
import { type Moment, todayOf } from './moment.ts';

/** `3 January 2020 is over.`: why a day cannot be waited for. */
export const sayNotToCome = (day: Temporal.PlainDate, moment: Moment): string =>
  day.equals(todayOf(moment)) ? 'That is today.' : `${sayDate(day, todayOf(moment))} is over.`;
