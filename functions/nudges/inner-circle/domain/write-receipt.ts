import type { NoticeWords } from '../../../notices/tell-owner.ts';
import { listInProse } from '../../domain/prose.ts';
import type { NameMatch } from './match-names.ts';

export interface PickedPeople {
  /** Whole names, in the order in which the owner wrote them. */
  readonly picked: readonly string[];
  /** Names that fit nobody, or several people. */
  readonly unsettled: readonly NameMatch[];
  /** `about once a month` */
  readonly howOften: string;
}

const MANY = 25;

/** What became of the owner's names, and what is left to ask. */
export function writeReceipt({ picked, unsettled, howOften }: PickedPeople): NoticeWords {
  const unknown = unsettled.filter(({ people }) => people.length === 0).map(({ written }) => written);
  const several = unsettled.filter(({ people }) => people.length > 1);
  return {
    headline: headlineOf(picked.length),
    paragraphs: [
      ...(picked.length > 0 ? [`${listInProse(picked)}.`, nextStep(picked.length, howOften)] : []),
      ...several.map(askWhich),
      ...(unknown.length > 0
        ? [`There is nobody called ${listInOr(unknown)} in your circle. Is the name spelt differently there?`]
        : []),
      picked.length === 0 && unsettled.length === 0
        ? 'Kith found no names in your mail, so it stays quiet. Reply with a few whenever you like.'
        : 'More names, or the right ones? Just reply to this mail.',
    ],
  };
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
  const known = people.map(({ name, company, addresses: [address] }) => {
    const detail = company ?? address;
    return detail === undefined ? name : `${name} (${detail})`;
  });
  return `Which ${written}? You know ${listInProse(known)}. Write the whole name, or the address.`;
}

const listInOr = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
