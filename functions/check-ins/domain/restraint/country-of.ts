import type { Contact } from '../../../circle/domain/contact.ts';
import { COUNTRIES } from './public-holidays.ts';

/** In which people write the country of an address. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'tr',
  'ja',
  'zh',
];
/** What people write and no list of names has. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ...['uk', 'u.k.', 'great britain', 'england', 'scotland', 'wales', 'northern ireland'].map(
    (name) => [name, 'GB'] as const,
  ),
  ...['usa', 'u.s.a.', 'u.s.', 'united states of america', 'america'].map((name) => [name, 'US'] as const),
  ['holland', 'NL'],
  ['the netherlands', 'NL'],
  ['czech republic', 'CZ'],
  ['turkey', 'TR'],
  ['uae', 'AE'],
  ['republic of ireland', 'IE'],
];

let names: ReadonlyMap<string, string> | undefined;

/** ISO 3166-1 code of the country in which a contact lives, as their postal addresses say; undefined where they do not agree. */
export function countryOf({ postalAddresses }: Pick<Contact, 'postalAddresses'>): string | undefined {
  const homes = postalAddresses.filter(({ label }) => label?.toLowerCase() === 'home');
  const codes = new Set(
    (homes.length > 0 ? homes : postalAddresses).flatMap(({ country = '' }) => readCountry(country) ?? []),
  );
  const [code] = codes;
  return codes.size === 1 ? code : undefined;
}

/** `GB`, `Germany`, `Deutschland`, `USA` */
function readCountry(text: string): string | undefined {
  const written = text.trim();
  if (COUNTRIES.includes(written)) return written;
  names ??= listNames();
  return names.get(foldCase(written));
}

function listNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of COUNTRIES) {
      const name = display.of(code);
      if (name !== undefined && !found.has(foldCase(name))) found.set(foldCase(name), code);
    }
  }
  for (const [name, code] of OTHER_NAMES) found.set(name, code);
  return found;
}

const foldCase = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
