import type { Contact } from './contact.ts';
import type { LovedOne } from './loved-one.ts';

const FORMER = /^(?:ex|former)\b/i;
const SPOUSE = /\b(?:husband|wife|spouse|partner|fianc[eé]e?|boyfriend|girlfriend)$/i;

/** Of whom the owner said that they are no longer at the contact's side: `ex-wife`, `former partner`. */
export const formerPartners = ({ lovedOnes }: Pick<Contact, 'lovedOnes'>): readonly LovedOne[] =>
  lovedOnes.filter(({ relation }) => FORMER.test(relation) && SPOUSE.test(relation));

/** Who is at the contact's side now; undefined where nobody is, or several may be. */
export function partnerOf({ lovedOnes }: Pick<Contact, 'lovedOnes'>): LovedOne | undefined {
  const [only, ...others] = lovedOnes.filter(
    ({ relation, inMemory, hidden }) =>
      SPOUSE.test(relation) && !FORMER.test(relation) && inMemory === undefined && hidden === undefined,
  );
  return others.length === 0 ? only : undefined;
}

/** Whom of them words name; a first name that somebody else in the house has, too, names nobody for sure. */
export function formerPartnerIn(contact: Contact, words: string): LovedOne | undefined {
  const former = formerPartners(contact);
  const others = contact.lovedOnes.filter((lovedOne) => !former.includes(lovedOne));
  const taken = new Set([contact.name, ...others.map(({ name }) => name)].map(firstName));
  return former.find(
    ({ name }) =>
      !taken.has(firstName(name)) &&
      new RegExp(`(?<!\\p{L})${RegExp.escape(firstName(name))}(?!\\p{L})`, 'iu').test(words),
  );
}

/** Whether a day of the two of them is one no more: whoever has only a former partner keeps no wedding anniversary. */
export const isAloneAfterMarriage = (contact: Pick<Contact, 'lovedOnes'>): boolean =>
  formerPartners(contact).length > 0 &&
  !contact.lovedOnes.some(({ relation }) => SPOUSE.test(relation) && !FORMER.test(relation));

const firstName = (name: string): string => (name.split(' ')[0] ?? name).toLowerCase();
