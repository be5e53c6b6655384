import type { PriceBand } from './idea.ts';

/** The most that something of a band costs. What has no ceiling is counted with what such things cost as a rule. */
const CEILINGS: Readonly<Record<PriceBand, number>> = {
  free: 0,
  'under-25': 25,
  '25-75': 75,
  '75-200': 200,
  '200-plus': 400,
};

const WORDS: Readonly<Record<PriceBand, string>> = {
  free: 'costs nothing',
  'under-25': 'under 25',
  '25-75': '25 to 75',
  '75-200': '75 to 200',
  '200-plus': '200 and more',
};

export const ceilingOf = (band: PriceBand): number => CEILINGS[band];

/** `25 to 75 GBP`; undefined where it costs something and nobody knows in which currency. */
export function sayPriceIn(band: PriceBand, currency: string | undefined): string | undefined {
  if (band === 'free') return capital(WORDS.free);
  return currency === undefined ? undefined : `${capital(WORDS[band])} ${currency}`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
