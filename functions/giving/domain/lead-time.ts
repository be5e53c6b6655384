import { Temporal } from 'temporal-polyfill';

export interface Deadlines {
  /** The last day to order it or to begin. */
  readonly orderBy: Temporal.PlainDate;
  /** The last day to post it. */
  readonly shipBy: Temporal.PlainDate;
}

interface Lead {
  readonly makingDays?: number | undefined;
  readonly shippingDays?: number | undefined;
}

/** Counted back from the day: `orderBy` ≤ `shipBy` ≤ `on`. */
export function deadlinesOf({ makingDays = 0, shippingDays = 0 }: Lead, on: Temporal.PlainDate): Deadlines {
  const shipBy = on.subtract({ days: shippingDays });
  return { orderBy: shipBy.subtract({ days: makingDays }), shipBy };
}

export const leadDaysOf = ({ makingDays = 0, shippingDays = 0 }: Lead): number => makingDays + shippingDays;

/** None of them before `today`, for what the owner may still try. */
export const notBefore = ({ orderBy, shipBy }: Deadlines, today: Temporal.PlainDate): Deadlines => ({
  orderBy: later(orderBy, today),
  shipBy: later(shipBy, today),
});

/** Nobody waits for what comes just because: where its day is near, a later one leaves the time to make it. */
export const unhurried = (on: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate =>
  later(on, today.add({ days: UNHURRIED_DAYS }));

const UNHURRIED_DAYS = 10;

export const later = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) >= 0 ? one : other;

export const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
