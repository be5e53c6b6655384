import { formerPartnerIn } from '../../../circle/domain/former-partners.ts';
import { sayDate, sayWhen } from '../../../circle/domain/say-day.ts';
import type { Recipient } from '../recipient.ts';
import type { RankInput } from './rank-input.ts';
import type { RankedIdea } from './ranked-idea.ts';

interface Outcome extends RankInput {
  readonly recipient: Recipient;
  readonly tooLate: number;
  readonly ideas: readonly RankedIdea[];
}

/** What the owner ought to know before the ideas, each a plain sentence. */
export function remarksOn(outcome: Outcome): readonly string[] {
  const remarks = [sayQuiet(outcome), sayTime(outcome), sayAge(outcome), sayEmpty(outcome)];
  return [...remarks.filter((remark) => remark !== undefined), ...sayFormer(outcome)];
}

const sayQuiet = ({ recipient: { isQuiet, name } }: Outcome): string | undefined =>
  isQuiet
    ? `You noted something grave about ${name} or the family, so only quiet things are named.`
    : undefined;

const SOON_DAYS = 14;

/** Of a day that nobody waits for there is nothing to say. */
function sayTime({ on, today, tooLate, ideas, occasion }: Outcome): string | undefined {
  if (occasion === 'just-because') return undefined;
  const daysLeft = today.until(on).days;
  if (daysLeft < 0) return `That day was ${sayDate(on, today)}; these can still be done now.`;
  if (tooLate === 0 || daysLeft >= SOON_DAYS || ideas.length === 0) return undefined;
  return daysLeft <= 1
    ? `The day is ${sayWhen(on, today)}: too late for anything that is made or posted. These need no lead.`
    : `The day is ${sayWhen(on, today)}, in ${daysLeft} days: some things would come too late, these will not.`;
}

const sayAge = ({ recipient: { kinds, age, name } }: Outcome): string | undefined =>
  kinds.length > 1 && age === undefined
    ? `You have not told how old ${name} is, so only what suits any age is named.`
    : undefined;

/** The owner's own ideas that are left out for whom they name, or are for. */
const sayFormer = ({ contact, recipient: { contactName } }: Outcome): readonly string[] =>
  contact.gifts
    .filter(({ stage }) => stage !== 'sent')
    .flatMap(({ text, forWhom }) => {
      const former = formerPartnerIn(contact, forWhom ?? text);
      return former === undefined
        ? []
        : `“${text}” is left out: ${former.name} is ${contactName}’s ${former.relation} now.`;
    });

const sayEmpty = ({ ideas, recipient: { name } }: Outcome): string | undefined =>
  ideas.length === 0
    ? `Kith has no new idea that fits ${name} here. A call, or a card in your own words, is always right.`
    : undefined;
