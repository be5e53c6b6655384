import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Owner } from './owner.ts';

/**
 * How often the brief comes: as the owner's settings say; once a week after three that nobody answered; once more as a question
 * after another three; and then not at all, until a sign that somebody reads.
 */
export type BriefRhythm = 'daily' | 'weekly' | 'asking' | 'paused';

/** What of an owner the rhythm follows from; what is absent stands at its default. */
export type RhythmOwner = Partial<Pick<Owner, 'brief' | 'quietDays' | 'briefsSent' | 'lastAttentionAt'>>;

const BRIEFS_UNTIL_WEEKLY = 3;
const BRIEFS_UNTIL_ASKED = 6;
const MOST_BRIEFS_KEPT = BRIEFS_UNTIL_ASKED + 1;
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

export function briefRhythm(owner: RhythmOwner): BriefRhythm {
  const unanswered = countUnanswered(owner);
  if (unanswered < BRIEFS_UNTIL_WEEKLY) return 'daily';
  if (unanswered < BRIEFS_UNTIL_ASKED) return 'weekly';
  return unanswered === BRIEFS_UNTIL_ASKED ? 'asking' : 'paused';
}

/** The weekdays on which a brief may come now; never none, whatever the settings say. */
export function briefWeekdays(owner: RhythmOwner): readonly number[] {
  const { brief, quietDays } = owner;
  const wanted = brief?.weekdays ?? WEEK;
  const loud = wanted.filter((weekday) => !quietDays?.weekdays.includes(weekday));
  const weekdays = loud.length > 0 ? loud : wanted;
  return briefRhythm(owner) === 'daily' ? weekdays : [weeklyDay(weekdays, brief?.weekAheadOn)];
}

/** The briefs that went out, with one more; the same one counts once. */
export const withBriefSent = (
  { briefsSent }: Pick<Owner, 'briefsSent'>,
  sentAt: IsoInstant,
): Owner['briefsSent'] => [...new Set([...briefsSent, sentAt])].toSorted().slice(-MOST_BRIEFS_KEPT);

/** Stored moments compare as strings. */
const countUnanswered = ({ briefsSent = [], lastAttentionAt }: RhythmOwner): number =>
  briefsSent.filter((sentAt) => lastAttentionAt === undefined || sentAt > lastAttentionAt).length;

/** The day of the week ahead, so that a brief that comes once a week has it; or else the first one. */
function weeklyDay(weekdays: readonly number[], weekAheadOn: number | 'never' = 'never'): number {
  const first = weekdays[0] ?? 1;
  if (weekAheadOn === 'never') return first;
  return weekdays.find((weekday) => weekday >= weekAheadOn) ?? first;
}
