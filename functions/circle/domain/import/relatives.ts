import { cleanLine } from '../clean-text.ts';
import type { ContactDetails } from '../contact.ts';
import { type LovedOne, lovedOneSchema } from '../loved-one.ts';
import { type Occasion, occasionSchema } from '../occasion.ts';
import { atMost, readDay, readLine, shown } from './person-fields.ts';
import type { Findings } from './person-reading.ts';
import { nameKey } from './rows-seen.ts';
import type { WrittenPerson } from './written-person.ts';

const MOST_LOVED_ONES = 50;
const MOST_OCCASIONS = 50;

/** People whom an address book names, but whom nobody loves by office; they become a note. */
const NO_LOVED_ONE = new Set([
  'acquaintance',
  'agent',
  'assistant',
  'colleague',
  'contact',
  'co-resident',
  'co-worker',
  'domestic staff',
  'emergency',
  'friend',
  'manager',
  'met',
  'muse',
  'neighbor',
  'neighbour',
  'partner in business',
  'reference',
  'referred by',
]);

const COUPLE = new Set([
  'spouse',
  'husband',
  'wife',
  'partner',
  'domestic partner',
  'sweetheart',
  'fiancé',
  'fiancée',
]);

interface Relatives {
  readonly lovedOnes: ContactDetails['lovedOnes'];
  /** A note for each of the others: `assistant: Jo Field` */
  readonly others: readonly string[];
}

export function readRelatives(
  written: NonNullable<WrittenPerson['relatives']>,
  ownName: string,
  findings: Findings,
): Relatives {
  const lovedOnes = new Map<string, LovedOne>();
  const others: string[] = [];
  for (const { relation: label, name: writtenName } of written) {
    const name = readLine(writtenName, 'name of a relative', findings);
    const relation = cleanLine(label).toLowerCase().slice(0, 60).toWellFormed() || 'family';
    if (name === undefined || relation === 'me') continue;
    if (/^(?:urn|mailto|https?|data):/i.test(name)) {
      findings.leftOut(`The ${relation} "${shown(name)}" has no name.`);
    } else if (COUPLE.has(relation) && nameKey(name) === nameKey(ownName)) {
      findings.leftOut(`${shown(name)} cannot be their own ${relation}.`);
    } else if (NO_LOVED_ONE.has(relation)) {
      others.push(`${relation}: ${name}`);
    } else {
      lovedOnes.set(`${relation} ${nameKey(name)}`, lovedOneSchema.parse({ name, relation }));
    }
  }
  const most = { what: 'loved ones', most: MOST_LOVED_ONES };
  return { lovedOnes: atMost([...lovedOnes.values()], most, findings), others };
}

export function readOccasions(
  written: NonNullable<WrittenPerson['days']>,
  findings: Findings,
): ContactDetails['occasions'] {
  const occasions = new Map<string, Occasion>();
  for (const { kind, title: writtenTitle, date: writtenDate } of written) {
    const title = readLine(writtenTitle, 'name of a day', findings);
    const date = readDay(writtenDate, title ?? (kind === 'other' ? 'day' : kind), findings);
    if (date === undefined) continue;
    if (kind === 'birthday' && occasions.has('birthday')) {
      findings.leftOut(`A second birthday, "${shown(writtenDate)}".`);
      continue;
    }
    const key = kind === 'birthday' ? kind : JSON.stringify([kind, title, date]);
    occasions.set(key, occasionSchema.parse({ kind, date, ...(title && { title }) }));
  }
  return atMost([...occasions.values()], { what: 'days', most: MOST_OCCASIONS }, findings);
}
