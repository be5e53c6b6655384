import ICAL from 'ical.js';
import * as z from 'zod';
import { decodeCardLine } from './card-text.ts';
import type { CardLine } from './split-cards.ts';

export interface CardProperty {
  /** In lower case, without its group. */
  readonly name: string;
  /** Ties properties together: `item1` of `item1.TEL` and `item1.X-ABLabel`. */
  readonly group?: string | undefined;
  /** `home`, `cell`, `pref`, in lower case. */
  readonly types: readonly string[];
  readonly parameters: ReadonlyMap<string, string>;
  /** The parts between `;` of a name, an address or a company; the members of a list; else one text. */
  readonly values: readonly string[];
}

const TEXT = { defaultType: 'text' };
const LIST = { defaultType: 'text', multiValue: ',' };
const STRUCTURED = { defaultType: 'text', structuredValue: ';' };
const STRUCTURED_LIST = { defaultType: 'text', structuredValue: ';', multiValue: ',' };

/** Everything is text: what a date or a number is, the readers of a person decide. */
const DESIGN = {
  name: 'kith',
  value: { text: ICAL.design.vcard.value.text },
  param: {},
  propertyGroups: false,
  property: {
    fn: TEXT,
    n: STRUCTURED_LIST,
    adr: STRUCTURED_LIST,
    org: STRUCTURED,
    nickname: LIST,
    categories: LIST,
    note: TEXT,
    title: TEXT,
    role: TEXT,
    related: TEXT,
    'x-abrelatednames': TEXT,
    'x-ablabel': TEXT,
  },
};

const propertySchema = z.tuple([z.string(), z.unknown(), z.string()]).rest(z.unknown());

/** `item1.TEL;TYPE=CELL;PREF=1:+47 22 00 00 00`: the value follows the first colon that stands in no quotes. */
const LINE = /^(?:([\w-]+)\.)?([\w-]+)((?:[^":]|"[^"]*")*):(.*)$/s;
const PARAMETER = /(?:"[^"]*"|[^;"])+/g;
const PARAMETER_VALUE = /"[^"]*"|[^,"]+/g;

/**
 * Undefined for a line that is no property. Its value is read by ical.js; its head is not, which vCard 2.1 writes otherwise
 * (`TEL;CELL;VOICE:…`), and at some of which ical.js never comes to an end.
 */
export function readProperty({ bytes }: CardLine): CardProperty | undefined {
  const [, group, writtenName = '', head = '', value = ''] = LINE.exec(decodeCardLine(bytes)) ?? [];
  if (writtenName === '' || (head !== '' && !head.startsWith(';'))) return undefined;
  const parameters = readParameters(head);
  const text = value.replaceAll(String.raw`\r\n`, String.raw`\n`); // Some escape both; there is no \r in RFC 6350, 3.4.
  const [name, , , ...values] = propertySchema.parse(ICAL.parse.property(`${writtenName}:${text}`, DESIGN));
  return {
    name,
    group: group?.toLowerCase(),
    types: (parameters.get('type') ?? []).flatMap((type) => type.toLowerCase().split(',')),
    parameters: new Map([...parameters].map(([key, texts]) => [key, texts[0] ?? ''])),
    values: toValues(values),
  };
}

/** By name in lower case; one without a name is a type. */
function readParameters(head: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  for (const parameter of head.match(PARAMETER) ?? []) {
    const equals = parameter.indexOf('=');
    const key = equals < 0 ? 'type' : parameter.slice(0, equals).trim().toLowerCase();
    const texts = parameter.slice(equals + 1).match(PARAMETER_VALUE) ?? [];
    const before = parameters.get(key) ?? [];
    parameters.set(key, [...before, ...texts.map((text) => text.replaceAll('"', '').trim())]);
  }
  return parameters;
}

/** The parts of a structured value come as one list; a part that is a list itself is joined. */
function toValues(values: readonly unknown[]): readonly string[] {
  const [only, ...others] = values;
  const parts: readonly unknown[] = Array.isArray(only) && others.length === 0 ? only : values;
  return parts.map((part) => textsIn(part).map(unescapeRest).join(', '));
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap(textsIn) : [String(value)];
}

/** vCard 3.0 escapes `;` and Apple escapes `:`, also where nothing is structured. */
const unescapeRest = (text: string): string => text.replace(/\\([;:,])/g, '$1');
