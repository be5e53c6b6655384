import { tierSchema } from '../cadence-rules.ts';
import { cleanLine } from '../clean-text.ts';
import { contactDetailsSchema } from '../contact.ts';
import { readCadence } from '../import/cadence-words.ts';
import { timeZoneSchema } from '../time-zone.ts';
import type { PersonChange } from './person-change.ts';
import { readLine } from './read-words.ts';
import { Refusal } from './refusal.ts';
import { splitParts } from './split-parts.ts';

const NONE = /^(?:none|no|never|nothing|-)?$/i;

/** Languages that one calls by name; the codes of all others are taken as they are. */
const LANGUAGE_CODES = [
  ...[
    'ar',
    'cs',
    'cy',
    'da',
    'de',
    'el',
    'en',
    'es',
    'et',
    'fa',
    'fi',
    'fr',
    'ga',
    'he',
    'hi',
    'hr',
    'hu',
    'id',
    'it',
    'ja',
  ],
  ...[
    'ko',
    'lt',
    'lv',
    'nl',
    'no',
    'pl',
    'pt',
    'ro',
    'ru',
    'sk',
    'sl',
    'sr',
    'sv',
    'sw',
    'ta',
    'th',
    'tr',
    'uk',
    'vi',
    'zh',
  ],
];
const NAMES = new Intl.DisplayNames('en', { type: 'language' });
const CODE_OF_NAME: ReadonlyMap<string, string> = new Map(
  LANGUAGE_CODES.map((code) => [(NAMES.of(code) ?? code).toLowerCase(), code]),
);

/** `inner`, `close`, `wide`, or `none`. Throws Refusal. */
export function readTier(text: string): PersonChange {
  const word = cleanLine(text)
    .toLowerCase()
    .replace(/ (?:circle|tier)$/, '');
  if (NONE.test(word)) return { kind: 'tier', tier: undefined };
  const tier = tierSchema.safeParse(word);
  if (tier.success) return { kind: 'tier', tier: tier.data };
  throw new Refusal(`There is no tier "${word.slice(0, 60)}": inner, close, wide or none.`);
}

/** `6 weeks`, `monthly`, `30`, or `none`. Throws Refusal. */
export function readInterval(kind: 'cadence' | 'longest', text: string): PersonChange {
  const words = cleanLine(text);
  if (NONE.test(words)) return { kind, days: undefined };
  const days = readCadence(words);
  if (days !== undefined) return { kind, days };
  throw new Refusal(
    `"${words.slice(0, 60)}" is no time between two contacts; write it like 30, 6 weeks or monthly.`,
  );
}

/** `Europe/London`. Throws Refusal. */
export function readZone(text: string): PersonChange {
  const zone = cleanLine(text).replaceAll(' ', '_');
  if (zone === '') return { kind: 'text', field: 'timeZone', text: undefined };
  if (timeZoneSchema.safeParse(zone).success) return { kind: 'text', field: 'timeZone', text: zone };
  throw new Refusal(`"${zone.slice(0, 60)}" is not a time zone; write it like Europe/London.`);
}

/** `de`, `pt-BR`, `German`. Throws Refusal. */
export function readLanguage(text: string): PersonChange {
  const words = cleanLine(text);
  if (words === '') return { kind: 'text', field: 'language', text: undefined };
  const language = CODE_OF_NAME.get(words.toLowerCase()) ?? words;
  if (contactDetailsSchema.shape.language.safeParse(language).success) {
    return { kind: 'text', field: 'language', text: language };
  }
  throw new Refusal(
    `"${words.slice(0, 60)}" is not a language that Kith knows; write its code, like de or pt-BR.`,
  );
}

/** `at a workshop in Bristol, through Tom`: how, where (`in`, `at`, `where:`), through whom. Throws Refusal. */
export function readMet(text: string): PersonChange {
  const words = cleanLine(text);
  if (words === '') return { kind: 'met', met: undefined };
  const met: Partial<Record<'how' | 'where' | 'through', string>> = {};
  for (const part of splitParts(words)) {
    const [, lead = '', rest = ''] = /^(through|via|in|at|where:|how:|through:)? ?(.*)$/i.exec(part) ?? [];
    const aspect = aspectOf(lead.toLowerCase());
    const said = readLine(aspect === 'where' && lead.toLowerCase() === 'at' ? `at ${rest}` : rest, 'meeting');
    met[aspect] = met[aspect] === undefined ? said : `${met[aspect]}, ${said}`;
  }
  return { kind: 'met', met };
}

function aspectOf(lead: string): 'how' | 'where' | 'through' {
  if (lead.startsWith('through') || lead === 'via') return 'through';
  return lead === '' || lead === 'how:' ? 'how' : 'where';
}
