import { applyChange } from '../changes/apply-change.ts';
import type { ChangeMoment } from '../changes/apply-shared-fact.ts';
import { diffContacts, type Edit } from '../changes/contact-edits.ts';
import { describeDifference } from '../changes/describe-difference.ts';
import type { LovedOneFact, PersonChange } from '../changes/person-change.ts';
import type { Contact } from '../contact.ts';
import { birthday } from '../occasion.ts';
import type { PostalAddress } from '../postal-address.ts';
import type { CardWords } from './card.ts';

export interface CardProposals {
  /** What the contact would become, a thing each: `birthday 4 May 1980, was 5 May`. Each stands alone. */
  readonly proposals: readonly { readonly say: string; readonly edits: readonly Edit[] }[];
  /** What cannot be kept as it was written, and why. */
  readonly refused: readonly string[];
}

/** What a card would change of a contact; what is known already is left out. Pure. */
export function proposeCard(contact: Contact, words: CardWords, moment: ChangeMoment): CardProposals {
  const proposals: { say: string; edits: readonly Edit[] }[] = [];
  const refused: string[] = [];
  for (const { what, changes } of changesOf(contact, words)) {
    let after = contact;
    for (const change of changes) {
      const applied = applyChange(after, change, moment);
      if (applied.outcome === 'refused') refused.push(`${what}: ${applied.reason}`);
      if (applied.outcome === 'changed') after = applied.contact;
    }
    if (after === contact) continue;
    const say = describeDifference(contact, after, moment.timeZone).join('; ');
    proposals.push({ say, edits: diffContacts(contact, after) });
  }
  return { proposals, refused };
}

interface Told {
  readonly what: string;
  readonly changes: readonly PersonChange[];
}

function changesOf(contact: Contact, card: CardWords): readonly Told[] {
  const words = (field: 'interests' | 'allergies' | 'food' | 'notes', add: readonly string[]): Told[] =>
    add.length === 0
      ? []
      : [{ what: field, changes: [{ kind: 'words', field, words: { add, remove: [] } }] }];
  return [
    ...(card.birthday ? [{ what: 'birthday', changes: [born(card.birthday)] }] : []),
    ...(card.addressLines.length > 0
      ? [{ what: 'address', changes: moveTo(contact, card.addressLines) }]
      : []),
    ...card.lovedOnes.map(tellOfLovedOne),
    ...words('interests', card.tastes),
    ...words('allergies', card.allergies),
    ...words('food', card.drinksNoAlcohol ? ['no alcohol'] : []),
    ...words('notes', card.words === undefined ? [] : [card.words]),
  ];
}

const born = (date: NonNullable<CardWords['birthday']>) =>
  ({ kind: 'occasion', change: { how: 'keep', occasion: birthday(date) } }) as const;

/** People tell where they live now: it takes the place of the one home that is known, and stands beside several. */
function moveTo({ postalAddresses }: Contact, lines: readonly string[]): readonly PersonChange[] {
  const [only, ...others] = postalAddresses;
  const known = others.length === 0 && only !== undefined && only.label === undefined ? only : undefined;
  const home = { label: 'home', lines: [...lines] };
  const move: PersonChange = { kind: 'postal-address', change: { how: 'add', way: home } };
  if (known === undefined) return [move];
  const asked = writtenOf(known);
  if (asked === writtenOf(home)) return [];
  return [{ kind: 'postal-address', change: { how: 'remove', asked } }, move];
}

/** As it is named to take it away. */
const writtenOf = ({ lines, postalCode, locality, region, country }: PostalAddress): string =>
  [...lines, postalCode, locality, region, country].filter(Boolean).join(', ');

function tellOfLovedOne({ name, relation, birthday: date }: CardWords['lovedOnes'][number]): Told {
  const facts: readonly LovedOneFact[] = date ? [born(date)] : [];
  const change: PersonChange = { kind: 'loved-one', change: { how: 'keep', name, relation, facts } };
  return { what: `${relation} ${name}`, changes: [change] };
}
