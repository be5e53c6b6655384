import { fromIsoInstant, type IsoInstant } from '../../../shared/iso-instant.ts';
import type { Contact } from '../contact.ts';
import type { LovedOne } from '../loved-one.ts';
import {
  sayDayOf,
  sayDays,
  sayInMemory,
  sayMet,
  sayOccasion,
  sayPhone,
  sayPostalAddress,
  sayProfile,
} from '../say-facts.ts';
import { sayGift, sayPlanShortly } from '../say-giving.ts';
import { sayLetters } from '../say-letters.ts';
import type { Standing } from '../standing.ts';
import { plainWords } from './apply-words.ts';

type Known = Pick<
  LovedOne,
  'interests' | 'notes' | 'occasions' | 'postalAddresses' | 'hidden' | 'inMemory' | 'name'
>;

/** What is different now, a clause each: `tier inner, was close`, `likes wine`, `no longer likes maps`. Days are the owner's. */
export function describeDifference(before: Contact, after: Contact, timeZone: string): readonly string[] {
  const value = (label: string, say: (contact: Contact) => string | undefined) =>
    describeValue(label, say(before), say(after));
  return [
    ...describeShared(before, after),
    ...value('nickname', ({ nickname }) => nickname),
    ...describeList('mail address', before.addresses, after.addresses),
    ...describeFirst(before, after),
    ...describeList('phone', before.phones.map(sayPhone), after.phones.map(sayPhone)),
    ...describeList('profile', before.profiles.map(sayProfile), after.profiles.map(sayProfile)),
    ...value('household', ({ household }) => household),
    ...value('time zone', (contact) => contact.timeZone),
    ...value('language', ({ language }) => language),
    ...value('company', ({ company }) => company),
    ...value('role', ({ role }) => role),
    ...describeList('tag', before.tags, after.tags),
    ...describeList('matters to them:', before.matters, after.matters),
    ...describeList('food:', before.food, after.food),
    ...describeList('allergy:', before.allergies, after.allergies),
    ...value('met', ({ met }) => met && sayMet(met)),
    ...value('tier', ({ tier }) => tier),
    ...value('every', ({ cadenceDays }) => (cadenceDays === undefined ? undefined : sayDays(cadenceDays))),
    ...value('at most', ({ longestDays }) => (longestDays === undefined ? undefined : sayDays(longestDays))),
    ...value('paused until', ({ pause }) => pause && `${sayDay(pause.until, timeZone)}${because(pause)}`),
    ...value('letters', ({ checkIns }) => checkIns && sayLetters(checkIns)),
    ...describeSwitch('do not contact', before.doNotContact, after.doNotContact),
    ...describeLovedOnes(before.lovedOnes, after.lovedOnes),
    ...describeList('', sayPlans(before), sayPlans(after)),
    ...describeList('gift', before.gifts.map(sayGift), after.gifts.map(sayGift)),
  ];
}

const sayPlans = ({ plans }: Contact): readonly string[] =>
  plans.filter(({ closed }) => closed === undefined).map(sayPlanShortly);

function describeShared(before: Known, after: Known): readonly string[] {
  const addresses = ({ postalAddresses }: Known) =>
    postalAddresses.map(
      (address) => `${address.label ? `(${address.label}) ` : ''}${sayPostalAddress(address)}`,
    );
  return [
    ...describeValue('name', before.name, after.name),
    ...describeStanding(before, after),
    ...describeList('address', addresses(before), addresses(after)),
    ...describeValue('birthday', sayBirthday(before), sayBirthday(after)),
    ...describeList('', sayOtherDays(before), sayOtherDays(after)),
    ...describeList('likes', before.interests, after.interests),
    ...describeList('note', before.notes.map(quote), after.notes.map(quote)),
  ];
}

function sayBirthday({ occasions }: Known): string | undefined {
  const birthday = occasions.find(({ kind }) => kind === 'birthday');
  return birthday && sayDayOf(birthday);
}

const sayOtherDays = ({ occasions }: Known): readonly string[] =>
  occasions.filter(({ kind }) => kind !== 'birthday').map(sayOccasion);

function describeStanding(before: Standing, after: Standing): readonly string[] {
  const memory = ({ inMemory }: Standing) =>
    inMemory &&
    [sayInMemory(inMemory), ...(inMemory.remembersAnniversaries ? ['their days are remembered'] : [])].join(
      ', ',
    );
  const said = memory(after);
  return [
    ...describeSwitch('hidden', before.hidden, after.hidden),
    ...(said === memory(before) ? [] : [said ?? 'no longer in memory']),
  ];
}

function describeLovedOnes(before: readonly LovedOne[], after: readonly LovedOne[]): readonly string[] {
  const find = (people: readonly LovedOne[], one: LovedOne, place: number) =>
    people.find((each) => plainWords(each.name) === plainWords(one.name) && each.relation === one.relation) ??
    people.find((each) => plainWords(each.name) === plainWords(one.name)) ??
    (before.length === after.length ? people[place] : undefined);
  const gone = before.filter((each, place) => find(after, each, place) === undefined);
  return [
    ...after.flatMap((each, place) => describeLovedOne(find(before, each, place), each)),
    ...gone.map(({ name, relation }) => `${relation} ${name} taken away`),
  ];
}

function describeLovedOne(known: LovedOne | undefined, now: LovedOne): readonly string[] {
  const who = `${now.relation} ${now.name}`;
  const blank = {
    ...now,
    interests: [],
    notes: [],
    occasions: [],
    postalAddresses: [],
    hidden: undefined,
    inMemory: undefined,
  };
  const before: LovedOne = known ?? {
    ...blank,
    petKind: undefined,
    reverseRelation: undefined,
    contactId: undefined,
  };
  const clauses = [
    ...describeShared(before, now),
    ...describeValue('relation', before.relation, now.relation),
    ...(known === undefined && now.petKind === now.relation
      ? []
      : describeValue('kind', before.petKind, now.petKind)),
    ...describeValue('to them', before.reverseRelation, now.reverseRelation),
    ...(before.contactId === now.contactId ? [] : ['in the circle, too']),
  ];
  if (clauses.length > 0) return [`${who}: ${clauses.join(', ')}`];
  return known === undefined ? [who] : [];
}

function describeValue(
  label: string,
  before: string | undefined,
  after: string | undefined,
): readonly string[] {
  if (before === after) return [];
  if (after === undefined) return [`no longer ${label} ${before}`];
  return [`${label} ${after}${before === undefined ? '' : `, was ${before}`}`];
}

function describeList(label: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const added = after.filter((each) => !before.includes(each));
  const gone = before.filter((each) => !after.includes(each));
  const space = label === '' ? '' : ' ';
  return [
    ...(added.length > 0 ? [`${label}${space}${added.join(', ')}`] : []),
    ...(gone.length > 0 ? [`no longer ${label}${space}${gone.join(', ')}`] : []),
  ];
}

function describeFirst(
  { addresses: [before] }: Contact,
  { addresses: [after, ...others] }: Contact,
): readonly string[] {
  return before === undefined || after === undefined || before === after || !others.includes(before)
    ? []
    : [`mail goes to ${after}`];
}

type Reasoned = { readonly reason?: string | undefined } | undefined;

function describeSwitch(label: string, before: Reasoned, after: Reasoned): readonly string[] {
  if (before === undefined && after === undefined) return [];
  if (after === undefined) return [`no longer ${label}`];
  return before !== undefined && before.reason === after.reason ? [] : [`${label}${because(after)}`];
}

const because = ({ reason }: { readonly reason?: string | undefined }): string =>
  reason ? ` (${reason})` : '';

const quote = (note: string): string => `“${note}”`;

const sayDay = (moment: IsoInstant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    fromIsoInstant(moment).epochMilliseconds,
  );
