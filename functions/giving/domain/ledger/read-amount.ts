import type { Amount } from '../../../circle/domain/amount.ts';
import { findAmount, withoutAmount } from '../../../circle/domain/find-amount.ts';

const CODE_FIRST = /^([A-Za-z]{3})\s*(\d[\d.,'’]*)$/;
const CODE_LAST = /^(\d[\d.,'’]*)\s*([A-Za-z]{3})$/;

/** `USD 80`, `80 eur`, `£1,200.50`, `80 quid`; undefined for what is no sum in a currency that exists. */
export function readAmount(text: string): Amount | undefined {
  const told = text.trim();
  const found = findAmount(told);
  if (found !== undefined) return withoutAmount(told).trim() === '' ? found : undefined;
  const [, code, number] = CODE_FIRST.exec(told) ?? [];
  const [, numberBefore, codeAfter] = CODE_LAST.exec(told) ?? [];
  const currency = (code ?? codeAfter ?? '').toUpperCase();
  const usual = findAmount(`EUR ${number ?? numberBefore ?? ''}`);
  return usual && Intl.supportedValuesOf('currency').includes(currency) ? { ...usual, currency } : undefined;
}
