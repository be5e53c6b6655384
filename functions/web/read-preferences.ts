import { Temporal } from 'temporal-polyfill';
import { cleanLine } from '../circle/domain/clean-text.ts';
import type { Wishes } from '../newsletter/domain/preferences.ts';
import type { NewsletterSettings } from '../newsletter/newsletter-settings.ts';
import { readName } from './read-sign-up.ts';

export const LEAVE_REASON_FIELD = 'reason';
export const MAX_REASON_CHARACTERS = 500;

/** Names of the form's fields. */
export const PREFERENCE_FIELDS = {
  firstName: 'firstName',
  language: 'language',
  pausedUntil: 'pausedUntil',
  topic: (id: string) => `topic-${id}`,
  address: 'address',
} as const;

/** A pause ends within a year: a longer one is a leaving that nobody remembers. */
const LONGEST_PAUSE_YEARS = 1;

export const latestPauseEnd = (today: Temporal.PlainDate): Temporal.PlainDate =>
  today.add({ years: LONGEST_PAUSE_YEARS });

type Fields = Readonly<Record<string, string>>;

export type PreferencesReading =
  | { readonly outcome: 'wishes'; readonly wishes: Wishes }
  | { readonly outcome: 'wrong-day' };

/** What the form of a subscriber's own page says. A day that is over ends the pause. */
export function readPreferences(
  fields: Fields,
  { topics = [], languages = [] }: Pick<NewsletterSettings, 'topics' | 'languages'>,
  today: Temporal.PlainDate,
): PreferencesReading {
  const pause = readPause(fields[PREFERENCE_FIELDS.pausedUntil] ?? '', today);
  if (pause.outcome === 'wrong-day') return pause;
  return {
    outcome: 'wishes',
    wishes: {
      firstName: readName(fields[PREFERENCE_FIELDS.firstName] ?? '') || undefined,
      pausedUntil: pause.until,
      // What the page does not show is not asked about.
      ...(topics.length > 0 && { topics: readTopics(fields, topics) }),
      ...(languages.length > 1 && { language: readLanguage(fields, languages) }),
    },
  };
}

/** Undefined: all of them, and those that come to be. */
function readTopics(
  fields: Fields,
  topics: readonly { readonly id: string }[],
): readonly string[] | undefined {
  const ids = topics.map(({ id }) => id);
  const chosen = ids.filter((id) => fields[PREFERENCE_FIELDS.topic(id)] === 'yes');
  return chosen.length === ids.length ? undefined : chosen;
}

const readLanguage = (fields: Fields, languages: readonly string[]): string | undefined =>
  languages.find((known) => known === fields[PREFERENCE_FIELDS.language]);

export function readLeaveReason(fields: Fields): string | undefined {
  const words = cleanLine(fields[LEAVE_REASON_FIELD] ?? '');
  return [...words].slice(0, MAX_REASON_CHARACTERS).join('').trim() || undefined;
}

function readPause(
  typed: string,
  today: Temporal.PlainDate,
): { readonly outcome: 'read'; readonly until?: string } | { readonly outcome: 'wrong-day' } {
  if (typed.trim() === '') return { outcome: 'read' };
  const until = readDay(typed.trim());
  if (until === undefined || Temporal.PlainDate.compare(until, latestPauseEnd(today)) > 0)
    return { outcome: 'wrong-day' };
  const isOver = Temporal.PlainDate.compare(until, today) <= 0;
  return isOver ? { outcome: 'read' } : { outcome: 'read', until: until.toString() };
}

function readDay(typed: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return undefined;
  try {
    return Temporal.PlainDate.from(typed);
  } catch {
    return undefined;
  }
}
