import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { isHouseQuiet } from '../../circle/domain/grave-notes.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { LovedOne } from '../../circle/domain/loved-one.ts';
import { birthdayOf } from '../../circle/domain/occasion.ts';
import type { PostalAddress } from '../../circle/domain/postal-address.ts';
import { isPet } from '../../circle/domain/relations.ts';
import { isPresent } from '../../circle/domain/standing.ts';
import { isGrave, isSafeToMention } from '../../circle/domain/tact.ts';
import type { Idea, RelationKind } from './idea.ts';
import { isAgeWord, relationKinds } from './relation-kinds.ts';
import { findTopics, type Mention } from './topics/find-topics.ts';
import type { Topic } from './topics/topic-words.ts';

/** For the contact and theirs together, instead of one loved one’s name. */
export const HOUSEHOLD = 'household';

/** Whom a gift is for, and what is known that decides what fits. */
export interface Recipient {
  /** What one calls them: `Amara`. */
  readonly name: string;
  /** What one calls the contact. */
  readonly contactName: string;
  /** The contact’s own word: `wife`. Absent for the contact and for the household. */
  readonly relation?: string;
  /** An idea has to fit them all: a son of unknown age is a child and a teen. */
  readonly kinds: readonly RelationKind[];
  /** In whole years, where it is known. */
  readonly age?: number;
  readonly topics: ReadonlyMap<Topic, Mention>;
  readonly address?: PostalAddress;
  /** Something grave is known: only what is quiet fits. */
  readonly isQuiet: boolean;
}

/** Who cannot be given anything: `{ nobody: 'Edwin is in memory.' }`, a sentence for the owner. */
export interface Nobody {
  readonly nobody: string;
  /** The name is one that nobody of the contact’s has. */
  readonly isUnknown?: true;
}

export const isNobody = (found: Recipient | Nobody): found is Nobody => 'nobody' in found;

/** The contact, or by name one of their loved ones, or the household. */
export function findRecipient(
  contact: Contact,
  forWhom: string | undefined,
  today: Temporal.PlainDate,
): Recipient | Nobody {
  const contactName = whatOneCalls(contact);
  if (!isPresent(contact)) return { nobody: sayAbsent(contactName, contact) };
  if (forWhom === undefined) return describeContact(contact, today);
  if (forWhom.toLowerCase() === HOUSEHOLD) return describeHousehold(contact, today);
  const wanted = forWhom.toLowerCase();
  const lovedOne = contact.lovedOnes.find(({ name, relation }) =>
    [name.toLowerCase(), relation.toLowerCase(), name.toLowerCase().split(' ')[0]].includes(wanted),
  );
  if (lovedOne === undefined)
    return { nobody: `${contactName} has nobody called ${forWhom} that you told of.`, isUnknown: true };
  if (!isPresent(lovedOne)) {
    return {
      nobody: `${sayAbsent(lovedOne.name, lovedOne)} For ${contactName}, something can still be named.`,
    };
  }
  return /^(?:late|former|ex)\b/i.test(lovedOne.relation)
    ? {
        nobody: `${lovedOne.name} is ${contactName}’s ${lovedOne.relation}; Kith proposes nothing there. For ${contactName}, something can still be named.`,
      }
    : describeLovedOne(contact, lovedOne, today);
}

const sayAbsent = (name: string, { inMemory }: Pick<Contact, 'inMemory'>): string =>
  inMemory === undefined
    ? `You asked Kith to leave ${name} out of everything.`
    : `${name} is in memory. Kith proposes no gift.`;

function describeContact(contact: Contact, today: Temporal.PlainDate): Recipient {
  const name = whatOneCalls(contact);
  return {
    name,
    contactName: name,
    kinds: ['contact'],
    ...knownAge(contact, today),
    topics: findTopics(contact.interests, [...contact.matters, ...contact.notes].filter(isLight)),
    ...addressOf(contact.postalAddresses),
    isQuiet: isHouseQuiet(contact, today),
  };
}

function describeHousehold(contact: Contact, today: Temporal.PlainDate): Recipient {
  const name = whatOneCalls(contact);
  const others = contact.lovedOnes.filter(isPresent).filter(isSafeToMention);
  return {
    name: contact.household ?? `${name} and family`,
    contactName: name,
    kinds: ['household'],
    topics: findTopics([...contact.interests, ...others.flatMap(({ interests }) => interests)], []),
    ...addressOf(contact.postalAddresses),
    isQuiet: isHouseQuiet(contact, today),
  };
}

function describeLovedOne(contact: Contact, lovedOne: LovedOne, today: Temporal.PlainDate): Recipient {
  const { name, relation, interests, notes } = lovedOne;
  const known = knownAge(lovedOne, today);
  const animal = isPet(lovedOne) ? [relation, lovedOne.petKind ?? ''] : [];
  return {
    name,
    contactName: whatOneCalls(contact),
    relation,
    kinds: relationKinds(lovedOne, known.age),
    ...(isAgeWord(relation) && known.age === undefined ? { age: 0 } : known),
    topics: findTopics([...interests, ...animal], notes.filter(isLight)),
    ...addressOf(lovedOne.postalAddresses.length > 0 ? lovedOne.postalAddresses : contact.postalAddresses),
    isQuiet: !isSafeToMention(lovedOne) || isHouseQuiet(contact, today),
  };
}

const isLight = (text: string): boolean => !isGrave(text);

function knownAge(person: Pick<Contact, 'occasions'>, today: Temporal.PlainDate): { age?: number } {
  const { year, month, day } = birthdayOf(person) ?? {};
  if (year === undefined || month === undefined || day === undefined) return {};
  const born = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return { age: Math.max(0, born.until(today, { largestUnit: 'years' }).years) };
}

const addressOf = (addresses: readonly PostalAddress[]): { address?: PostalAddress } => {
  const address = addresses.find(({ label }) => label !== 'work') ?? addresses[0];
  return address === undefined ? {} : { address };
};

/** What an idea for somebody of unknown age may ask: nearly any age, or that of most people who are called so. */
const WIDE_YEARS = 8;
const USUAL_AGES: Readonly<Record<RelationKind, number>> = {
  ...{ contact: 40, partner: 40, relative: 40, parent: 68, teen: 15, child: 7, pet: 5, household: 7 },
};

/** Whether an idea is for such a person at all; nothing of occasion, taste or time. */
export function isMeantFor({ relations, ages }: Idea, { kinds, age }: Recipient): boolean {
  if (!kinds.every((kind) => relations.includes(kind))) return false;
  if (ages === undefined) return true;
  const [from, to] = ages;
  if (age !== undefined) return from <= age && age <= to;
  const isUncertain = kinds.length > 1;
  return isUncertain
    ? to - from >= WIDE_YEARS
    : kinds.every((kind) => from <= USUAL_AGES[kind] && USUAL_AGES[kind] <= to);
}
