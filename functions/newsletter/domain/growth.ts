import { readerSince, type Subscriber } from './subscriber.ts';

export interface Growth {
  /** Who gets the newsletter now. */
  readonly readers: number;
  /** Days (UTC) on which somebody came or went, in their order. */
  readonly days: readonly { readonly day: string; readonly came: number; readonly left: number }[];
}

/** How many came and went by day: of each subscriber the last coming and the last leaving are known. */
export async function growthByDay(subscribers: AsyncIterable<Subscriber>): Promise<Growth> {
  const days = new Map<string, { came: number; left: number }>();
  let readers = 0;
  for await (const subscriber of subscribers) {
    const { status, leftAt, movedTo } = subscriber;
    const since = readerSince(subscriber);
    if (status === 'confirmed') readers += 1;
    if (movedTo !== undefined) continue; // Neither came nor went: their new address counts.
    if (since !== undefined) dayOf(days, since).came += 1;
    if (status !== 'confirmed' && leftAt !== undefined && since !== undefined) dayOf(days, leftAt).left += 1;
  }
  const inOrder = [...days].toSorted(([one], [other]) => one.localeCompare(other));
  return { readers, days: inOrder.map(([day, counts]) => ({ day, ...counts })) };
}

function dayOf(days: Map<string, { came: number; left: number }>, at: string) {
  const day = at.slice(0, 'YYYY-MM-DD'.length);
  const counts = days.get(day) ?? { came: 0, left: 0 };
  days.set(day, counts);
  return counts;
}
