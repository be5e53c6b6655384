import type { Temporal } from 'temporal-polyfill';
import { seeded } from '../../../shared/seeded.ts';
import type { Idea, OccasionKind, Season } from '../idea.ts';
import { leadDaysOf } from '../lead-time.ts';
import { ceilingOf } from '../prices.ts';
import type { Recipient } from '../recipient.ts';

interface Setting {
  readonly occasion: OccasionKind;
  readonly recipient: Recipient;
  readonly daysLeft: number;
  readonly budgetLeft: number;
  /** Contact, recipient and year: what makes the order differ between people and years. */
  readonly seed: string;
}

/**
 * How well an idea fits, once nothing speaks against it. Only the order counts.
 *
 * | points  | for                                                                                  |
 * | ------- | ------------------------------------------------------------------------------------ |
 * | 30, +6  | something they love; six more for a second such thing                                |
 * | 12 … 0  | made for this occasion: the fewer occasions it has, the more                         |
 * | 8 or 0  | made for this relation: at most two                                                  |
 * | 6 or 0  | of this season only: it will not be possible at other times                          |
 * | 4 or 0  | three days or more to spare before it must be begun                                  |
 * | 0 … 5   | makes use of the budget that is there                                                |
 * | 0 … 12  | chance, always the same for one person and year, so that circles and years differ    |
 */
export function scoreIdea(idea: Idea, { occasion, recipient, daysLeft, budgetLeft, seed }: Setting): number {
  const loved = (idea.topics ?? []).filter((topic) => recipient.topics.has(topic)).length;
  const ofLove = loved === 0 ? 0 : LOVED + (loved > 1 ? LOVED_AGAIN : 0);
  const ofOccasion = Math.max(0, OF_OCCASION - 2 * (idea.occasions.length - 1));
  const ofRelation = idea.relations.length <= 2 ? OF_RELATION : 0;
  const ofSeason = idea.seasons === undefined ? 0 : OF_SEASON;
  const toSpare = daysLeft - leadDaysOf(idea) >= DAYS_TO_SPARE ? AT_LEISURE : 0;
  const ofBudget = budgetLeft > 0 ? OF_BUDGET * Math.min(1, ceilingOf(idea.price) / budgetLeft) : 0;
  const chance = CHANCE * seeded(seed, occasion, idea.id);
  return ofLove + ofOccasion + ofRelation + ofSeason + toSpare + ofBudget + chance;
}

const LOVED = 30;
const LOVED_AGAIN = 6;
const OF_OCCASION = 12;
const OF_RELATION = 8;
const OF_SEASON = 6;
const AT_LEISURE = 4;
const DAYS_TO_SPARE = 3;
const OF_BUDGET = 5;
const CHANCE = 12;

const SEASONS: readonly Season[] = ['winter', 'spring', 'summer', 'autumn'];

/** In the northern half of the world, by whole months: December is winter. */
export const seasonOf = ({ month }: Temporal.PlainDate): Season =>
  SEASONS[Math.floor((month % 12) / 3)] ?? 'winter';
