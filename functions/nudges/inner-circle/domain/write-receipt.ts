import type { Contact } from '../../../circle/domain/contact.ts';
import type { NoticeWords } from '../../../notices/tell-owner.ts';
import { excerpt, listInProse } from '../../domain/prose.ts';
import type { NameMatch } from './match-names.ts';

export interface PickedPeople {
  /** Whole names, in the order in which the owner wrote them. */
  readonly picked: readonly string[];
  /** Whom the owner has lost; they are not taken in. */
  readonly inMemory: readonly string[];
  /** Not to be contacted; they are not taken in. */
  readonly leftInPeace: readonly string[];
  /** What the owner wrote that is no name, or more names than one mail may have. */
  readonly notNames: readonly string[];
  /** There is nobody whom they want to name. */
  readonly saysNobody: boolean;
  /** Names that fit nobody, or several people. */
  readonly unsettled: readonly NameMatch[];
  /** `about once a month` */
  readonly howOften: string;
}

const MANY = 25;
const MOST_QUOTED = 5;
const LONGEST_QUOTED = 80;

/** What became of the owner's names, and what is left to ask. */
export function writeReceipt(people: PickedPeople): NoticeWords {
  const { picked, inMemory, leftInPeace, notNames, unsettled, howOften } = people;
  const unknown = unsettled.filter(({ people }) => people.length === 0).map(({ written }) => written);
  const several = unsettled.filter(({ people }) => people.length > 1);
  return {
    headline: headlineOf(picked.length),
    paragraphs: [
      ...(picked.length > 0 ? [`${listInProse(picked)}.`, nextStep(picked.length, howOften)] : []),
      ...(inMemory.length > 0
        ? [`${listInProse(inMemory)}: in memory, and held in quiet. Kith will not nudge you.`]
        : []),
      ...(leftInPeace.length > 0
        ? [`${listInProse(leftInPeace)}: you asked Kith to leave them in peace, so they were not added.`]
        : []),
      ...several.map(askWhich),
      ...(unknown.length > 0
        ? [`There is nobody called ${listInOr(unknown)} in your circle. Is the name spelt differently there?`]
        : []),
      ...(notNames.length > 0 ? [`Not read as names: ${quoted(notNames)}`] : []),
      closing(people),
    ],
  };
}

function closing({ picked, unsettled, saysNobody }: PickedPeople): string {
  if (picked.length > 0 || unsettled.length > 0)
    return 'More names, or the right ones? Just reply to this mail.';
  return saysNobody
    ? 'Then Kith stays quiet about them all. Reply with a name whenever that changes.'
    : 'Kith found no names in your mail, so it stays quiet. Reply with a few whenever you like.';
}

function quoted(phrases: readonly string[]): string {
  const more = phrases.length - MOST_QUOTED;
  const first = phrases.slice(0, MOST_QUOTED).map((phrase) => `“${excerpt(phrase, LONGEST_QUOTED)}”`);
  return `${first.join(', ')}${more > 0 ? `, and ${more} more` : ''}. One name a line is understood best.`;
}

function headlineOf(count: number): string {
  if (count === 0) return 'Nobody was added to your inner circle';
  return count === 1
    ? 'One person is in your inner circle now'
    : `${count} people are in your inner circle now`;
}

function nextStep(count: number, howOften: string): string {
  const many =
    count > MANY
      ? ' That is a large inner circle; if it is too much, set the tier of some of them to close.'
      : '';
  return `Kith will bring each of them to your mind ${howOften}. The first ones come one by one over the next weeks, with nothing owed from the past.${many}`;
}

function askWhich({ written, people }: NameMatch): string {
  const known = people.map((person) => {
    const detail = detailOf(person, people);
    return detail === undefined ? person.name : `${person.name} (${detail})`;
  });
  const areAlike = new Set(people.map(({ name }) => name.toLowerCase())).size < people.length;
  const how = areAlike ? 'Write the address' : 'Write the whole name, or the address';
  return `Which ${written}? You know ${listInProse(known)}. ${how}.`;
}

const listInOr = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;

/** Where a company is not theirs alone, the address tells them apart. */
function detailOf(
  { company, addresses: [address] }: Contact,
  people: readonly Contact[],
): string | undefined {
  const isTheirsAlone = people.filter((other) => other.company === company).length === 1;
  return isTheirsAlone ? (company ?? address) : (address ?? company);
}
