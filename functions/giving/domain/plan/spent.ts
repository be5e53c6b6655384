import type { Contact } from '../../../circle/domain/contact.ts';

/**
 * What was ordered or sent in a year, in the owner’s own currency. Kith knows no rates of exchange: other currencies count for
 * nothing there; where the owner’s is not known, the one in which most was spent does.
 */
export function spentIn(
  { gifts }: Pick<Contact, 'gifts'>,
  year: number,
  currency: string | undefined,
): number {
  const sums = new Map<string, number>();
  for (const { stage, on, addedAt, amount } of gifts) {
    const isDone = (stage === 'ordered' || stage === 'sent') && (on ?? addedAt).startsWith(String(year));
    if (isDone && amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.value);
  }
  return currency === undefined ? Math.max(0, ...sums.values()) : (sums.get(currency) ?? 0);
}
