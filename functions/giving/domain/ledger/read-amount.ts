import type { Amount } from '../../../circle/domain/amount.ts';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
]);
const CURRENCY = '[A-Za-z]{3}|[$€£¥₹]';
const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?';
const CURRENCY_FIRST = new RegExp(`^(${CURRENCY})\\s*(${NUMBER})$`);
const NUMBER_FIRST = new RegExp(`^(${NUMBER})\\s*(${CURRENCY})$`);

/** `USD 80`, `80 eur`, `£1,200.50`; undefined for what is no sum in a currency that exists. */
export function readAmount(text: string): Amount | undefined {
  const told = text.trim();
  const [, sign, number] = CURRENCY_FIRST.exec(told) ?? [];
  const [, numberBefore, signAfter] = NUMBER_FIRST.exec(told) ?? [];
  const written = (sign ?? signAfter ?? '').toUpperCase();
  const currency = SIGNS.get(written) ?? written;
  const digits = number ?? numberBefore;
  if (digits === undefined || !Intl.supportedValuesOf('currency').includes(currency)) return undefined;
  return { currency, value: Number(digits.replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.')) };
}
