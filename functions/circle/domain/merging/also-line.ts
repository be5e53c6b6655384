import type { PartialDate } from '../partial-date.ts';
import { isSame } from './unite.ts';

/** How a note says what the other contact had where there is room for one value only: `also: company Hill & Co`. */
export const alsoLine = (what: string, value: string | number): string => `also: ${what} ${value}`;

/** Nothing, unless the absorbed contact had a value of its own. */
export function displaced<T>(
  what: string,
  kept: T | undefined,
  absorbed: T | undefined,
  write: (value: T) => string | number = String,
): readonly string[] {
  return absorbed === undefined || kept === undefined || isSame(kept, absorbed)
    ? []
    : [alsoLine(what, write(absorbed))];
}

/** `1980-05-03`, `05-03` */
export const writtenDate = ({ year, month, day }: PartialDate): string =>
  [...(year === undefined ? [] : [`${year}`.padStart(4, '0')]), twoDigits(month), twoDigits(day)].join('-');

const twoDigits = (number: number): string => `${number}`.padStart(2, '0');

export const alsoAddresses = (addresses: readonly string[]): readonly string[] =>
  addresses.map((address) => alsoLine('address', address));
