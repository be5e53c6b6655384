import type { Amount } from './amount.ts';

/** As people write them. `kr`, pesos and crowns are several currencies: see `findDoubtfulSum`. */
const NAMES: Readonly<Record<string, string>> = {
  USD: '$ us$ dollar dollars bucks',
  EUR: '€ euro euros',
  GBP: '£ pound pounds quid',
  CHF: 'fr fr. frs frs. sfr sfr. franc francs franken',
  JPY: '¥ yen',
  INR: '₹ rupee rupees',
  AUD: 'a$ au$',
  CAD: 'c$ ca$',
  NZD: 'nz$',
  HKD: 'hk$',
  SGD: 's$ sg$',
  BRL: 'r$ reais',
  KRW: '₩',
  ILS: '₪ shekel shekels',
  TRY: '₺ lira',
  CNY: 'rmb yuan',
  PLN: 'zł zloty',
  CZK: 'kč',
};
const CODES = 'usd eur gbp chf sek nok dkk cad aud nzd jpy inr pln czk zar brl krw ils cny hkd sgd mxn huf';

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...CODES.split(' ').map((code) => [code, code.toUpperCase()] as const),
  ...Object.entries(NAMES).flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)),
]);

const escapeForPattern = (text: string): string => text.replace(/[$.]/g, '\\$&');
const anyOf = (names: readonly string[]): string =>
  [...names]
    .toSorted((one, other) => other.length - one.length)
    .map(escapeForPattern)
    .join('|');

const ALL = [...CURRENCIES.keys()];
/** Before the number stand signs and codes, not words: `two francs 3 …`. */
const SIGN = anyOf(
  ALL.filter((name) => /[^a-z]/.test(name) || CODES.split(' ').includes(name) || name === 'fr'),
);
const NUMBER = "\\d{1,3}(?:[,'’]\\d{3})+(?:\\.\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?";
const SIGN_FIRST = new RegExp(`(?<![\\p{L}\\d])(${SIGN}) ?(${NUMBER})(?![\\d])(?:\\.[-–])?`, 'iu');
const NUMBER_FIRST = new RegExp(`(?<![\\d.,'’])(${NUMBER}) ?(${anyOf(ALL)})(?![\\p{L}])`, 'iu');
const LONGEST_SEARCHED = 1000;

/** `$80`, `80 euros`, `£1,200.50`, `80 Fr.`, `¥5000`, `80 quid`; undefined when no sum is told, or nobody can say in what. */
export function findAmount(text: string): Amount | undefined {
  const head = text.slice(0, LONGEST_SEARCHED);
  const [, sign, number] = SIGN_FIRST.exec(head) ?? [];
  const [, numberBefore, signAfter] = sign === undefined ? (NUMBER_FIRST.exec(head) ?? []) : [];
  const currency = CURRENCIES.get((sign ?? signAfter ?? '').toLowerCase());
  const digits = number ?? numberBefore;
  return currency === undefined || digits === undefined ? undefined : { currency, value: toNumber(digits) };
}

/** The same words without the sum that `findAmount` finds first. */
export const withoutAmount = (text: string): string => text.replace(SIGN_FIRST, '').replace(NUMBER_FIRST, '');

/** Each of them is the money of several countries. */
const DOUBTFUL: readonly { readonly names: string; readonly currencies: readonly string[] }[] = [
  { names: 'kr\\.?|kronor|kroner|kron[ae]|crowns?', currencies: ['SEK', 'NOK', 'DKK', 'ISK', 'CZK'] },
  { names: 'pesos?', currencies: ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'UYU'] },
  { names: 'dinars?', currencies: ['RSD', 'KWD', 'JOD', 'TND', 'DZD'] },
  { names: 'dirhams?', currencies: ['AED', 'MAD'] },
];

/** `80 kr`: as it was written, and in the currency that it is for whoever counts in `own`; undefined where a sum is plain, or none. */
export function findDoubtfulSum(
  text: string,
  own: string | undefined,
): { readonly written: string; readonly amount?: Amount } | undefined {
  const head = text.slice(0, LONGEST_SEARCHED);
  if (findAmount(head) !== undefined) return undefined;
  for (const { names, currencies } of DOUBTFUL) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\d.,'’])(?:(${NUMBER}) ?(?:${names})|(?:${names}) ?(${NUMBER}))(?![\\p{L}\\d])`,
      'iu',
    );
    const [written, before, after] = pattern.exec(head) ?? [];
    const digits = before ?? after;
    if (written === undefined || digits === undefined) continue;
    const isOwn = own !== undefined && currencies.includes(own);
    return { written, ...(isOwn && { amount: { currency: own, value: toNumber(digits) } }) };
  }
  return undefined;
}

const toNumber = (written: string): number =>
  Number(written.replace(/[,'’](?=\d{3}(?!\d))/g, '').replace(',', '.'));
