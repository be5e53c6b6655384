import { STANDING_PROPERTY } from '../../../../functions/circle/domain/export/vcard.ts';
import type { PersonReading } from '../../../../functions/circle/domain/import/person-reading.ts';
import { readPerson } from '../../../../functions/circle/domain/import/read-person.ts';
import type { WrittenPerson } from '../../../../functions/circle/domain/import/written-person.ts';
import { daysOf, deathDateOf } from './card-days.ts';
import { type CardProperty, readProperty } from './card-property.ts';
import { labelOf, profilesOf, relativesOf } from './card-relations.ts';
import type { Card } from './split-cards.ts';

/** Parts of an address, RFC 6350, 6.3.1: box, extended, street, locality, region, code, country. */
const [LOCALITY, REGION, POSTAL_CODE, COUNTRY] = [3, 4, 5, 6];

/** Reads one card; whoever wrote it, what cannot be read is left out and said. */
export function readCard({ lines, faults, refusal }: Card): PersonReading {
  if (refusal !== undefined) return { outcome: 'refused', reason: refusal };
  const properties: CardProperty[] = [];
  const findings = [...faults];
  for (const line of lines) {
    const property = readProperty(line);
    if (property) properties.push(property);
    else findings.push(`Line ${line.line} is no property of a card. It was left out.`);
  }
  const names = all(properties, 'n');
  if (names.length > 1) {
    const shown = names.map((name) => fullName(name)).join(', ');
    return { outcome: 'refused', reason: `Several people stand in one card: ${shown.slice(0, 200)}.` };
  }
  if (/^(?:group|org|location)$/i.test(first(properties, 'kind') ?? ''))
    return { outcome: 'refused', reason: 'This card is of a group or a place, of no person.' };
  const reading = readPerson(toWrittenPerson(properties), 'leave-out');
  return reading.outcome === 'read'
    ? { ...reading, cleanings: [...findings, ...reading.cleanings] }
    : reading;
}

function toWrittenPerson(properties: readonly CardProperty[]): WrittenPerson {
  const textsOf = (name: string) => all(properties, name).flatMap(({ values }) => values.slice(0, 1));
  const [nickname, ...nicknames] = all(properties, 'nickname').flatMap(({ values }) => values);
  const [company] = all(properties, 'org').map(({ values }) => values.filter(Boolean).join(', '));
  return {
    name: nameOf(properties, nickname, company),
    nickname,
    emails: preferredFirst(all(properties, 'email')).flatMap(({ values }) => values.slice(0, 1)),
    phones: preferredFirst(all(properties, 'tel')).map((property) => ({
      label: labelOf(property, properties),
      value: property.values[0] ?? '',
    })),
    postalAddresses: all(properties, 'adr').map((property) => toPostalAddress(property, properties)),
    profiles: profilesOf(properties),
    company,
    role: first(properties, 'title') ?? first(properties, 'role'),
    timeZone: first(properties, 'tz'),
    language: first(properties, 'lang'),
    tags: all(properties, 'categories').flatMap(({ values }) =>
      values.filter((tag) => !/^my ?contacts$/i.test(tag)),
    ),
    notes: [...textsOf('note'), ...nicknames.map((name) => `also called ${name}`)],
    days: daysOf(properties),
    relatives: relativesOf(properties),
    died: deathDateOf(properties),
    standing: textsOf(STANDING_PROPERTY),
  };
}

/** The name as it is shown; a card may have just the parts of it, and a company's has just the company. */
function nameOf(properties: readonly CardProperty[], nickname = '', company = ''): string {
  const [parts] = all(properties, 'n');
  return (
    [first(properties, 'fn'), parts && fullName(parts), nickname, company].find((name) => name?.trim()) ?? ''
  );
}

/** RFC 6350, 6.2.2: family, given, additional, prefixes, suffixes. */
function fullName({ values: [family, given, additional, prefix, suffix] }: CardProperty): string {
  return [prefix, given, additional, family, suffix].filter((part) => part?.trim()).join(' ');
}

function toPostalAddress(
  property: CardProperty,
  properties: readonly CardProperty[],
): NonNullable<WrittenPerson['postalAddresses']>[number] {
  const { values } = property;
  const [box, extended, street] = values;
  return {
    label: labelOf(property, properties),
    lines: [street, extended, box].flatMap((line) => (line ? [line] : [])),
    locality: values[LOCALITY],
    region: values[REGION],
    postalCode: values[POSTAL_CODE],
    country: values[COUNTRY],
  };
}

/** The first address is the one that receives letters. */
function preferredFirst(properties: readonly CardProperty[]): readonly CardProperty[] {
  const rank = ({ types, parameters }: CardProperty) =>
    types.includes('pref') ? 0 : Number(parameters.get('pref') ?? 101);
  return properties.toSorted((one, other) => rank(one) - rank(other));
}

const all = (properties: readonly CardProperty[], name: string): readonly CardProperty[] =>
  properties.filter((property) => property.name === name);

const first = (properties: readonly CardProperty[], name: string): string | undefined =>
  all(properties, name)[0]?.values[0]?.trim() || undefined;
