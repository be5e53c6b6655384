import type { Temporal } from 'temporal-polyfill';
import { isPresent } from '../../../circle/domain/standing.ts';
import { speaksAgainstAlcohol } from '../avoid/abstinence.ts';
import { forbiddenIn, isForbidden } from '../avoid/forbidden-contents.ts';
import type { Idea, OccasionKind } from '../idea.ts';
import { ceilingOf } from '../prices.ts';
import { isMeantFor, type Recipient } from '../recipient.ts';
import { relationKinds } from '../relation-kinds.ts';
import { occasionFor } from './occasion-for.ts';
import type { RankInput } from './rank-input.ts';
import { seasonOf } from './score-idea.ts';

/** Occasions at which nobody is given a drink. */
const DRY: readonly OccasionKind[] = ['new-baby', 'illness', 'bereavement', 'remembrance', 'hard-time'];

/** Whether anything but time speaks against an idea: person, occasion, taste, season, budget, allergies, abstinence. */
export function whatSpeaksAgainst(
  input: Pick<RankInput, 'contact' | 'occasion' | 'budgetLeft'>,
  recipient: Recipient,
  on: Temporal.PlainDate,
): (idea: Idea) => boolean {
  const { contact, budgetLeft = Number.POSITIVE_INFINITY } = input;
  const occasion = occasionFor(input.occasion, recipient);
  const forbidden = forbiddenIn(contact);
  const isDry = DRY.includes(occasion) || speaksAgainstAlcohol(contact);
  const season = seasonOf(on);
  const family = contact.lovedOnes
    .filter(isPresent)
    .flatMap((lovedOne) => relationKinds(lovedOne, undefined));
  const isWithout = (idea: Idea): boolean =>
    (NEEDS_CHILDREN.has(idea.kind) && !family.includes('child') && occasion !== 'new-baby') ||
    (NEEDS_PARTNER.has(idea.kind) && !family.includes('partner'));
  return (idea) =>
    !isMeantFor(idea, recipient) ||
    !idea.occasions.includes(occasion) ||
    (idea.topics !== undefined && !idea.topics.some((topic) => recipient.topics.has(topic))) ||
    (idea.seasons !== undefined && !idea.seasons.includes(season)) ||
    ceilingOf(idea.price) > budgetLeft ||
    isForbidden(idea, forbidden) ||
    ((idea.contains ?? []).includes('alcohol') && (isDry || !isGrownUp(recipient))) ||
    isWithout(idea);
}

/** What is for two. */
const NEEDS_PARTNER: ReadonlySet<string> = new Set([
  'dinner-for-two',
  'family-portrait',
  'wedding-menu-again',
]);

/** Help that is of use only where there are children. */
const NEEDS_CHILDREN: ReadonlySet<string> = new Set([
  'babysitting',
  'school-run',
  'letter-to-their-children',
]);

const isGrownUp = ({ kinds }: Recipient): boolean =>
  kinds.every((kind) => ['contact', 'partner', 'parent', 'relative'].includes(kind));
