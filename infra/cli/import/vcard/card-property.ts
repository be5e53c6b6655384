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
  param: ICAL.design.vcard.param,
  propertyGroups: true,
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

const parameterSchema = z.union([z.string(), z.array(z.unknown())]);
const propertySchema = z
  .tuple([z.string(), z.record(z.string(), parameterSchema), z.string()])
  .rest(z.unknown());

/** Names of types that vCard 2.1 writes without `TYPE=`; encodings are dealt with before. */
const BARE_PARAMETER = /^[\w-]+$/;
const ENCODING = /^(?:encoding=.*|charset=.*|quoted-printable|base64|8bit|7bit|b)$/i;

/** Undefined for a line that is no property. */
export function readProperty({ bytes }: CardLine): CardProperty | undefined {
  try {
    const line = modernise(decodeCardLine(bytes));
    const [name, parameters, , ...values] = propertySchema.parse(ICAL.parse.property(line, DESIGN));
    const textsOf = (parameter: string) => textsIn(parameters[parameter] ?? []);
    return {
      name,
      group: textsOf('group')[0]?.toLowerCase(),
      types: textsOf('type').map((type) => type.toLowerCase()),
      parameters: new Map(Object.keys(parameters).map((key) => [key, textsOf(key)[0] ?? ''])),
      values: toValues(values),
    };
  } catch (error) {
    if (error instanceof ICAL.parse.ParserError || error instanceof z.ZodError) return undefined;
    throw error;
  }
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

/** A line of vCard 2.1 (`TEL;CELL;VOICE:…`) as later releases write it (`TEL;TYPE=CELL;TYPE=VOICE:…`). */
function modernise(line: string): string {
  const end = endOfHead(line);
  const [name = '', ...parameters] = splitHead(line.slice(0, end));
  const kept = parameters.flatMap((parameter) => {
    if (parameter === '' || ENCODING.test(parameter)) return [];
    return BARE_PARAMETER.test(parameter) ? [`TYPE=${parameter}`] : [parameter];
  });
  return `${[name, ...kept].join(';')}${line.slice(end)}`;
}

/** The colon before the value: the first one that stands in no quotes. */
const endOfHead = (line: string): number => /^(?:[^":]|"[^"]*")*/.exec(line)?.[0].length ?? 0;

const splitHead = (head: string): readonly string[] => head.match(/(?:"[^"]*"|[^;"])+/g) ?? [];
