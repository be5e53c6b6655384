import type { OwnerSettings } from '../../functions/circle/change-owner-settings.ts';
import { type BriefSettings, briefSettingsSchema } from '../../functions/circle/domain/brief-settings.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import { type CommandLine, textFlag, wronglyAsked } from './command-line.ts';
import { readWeekday, readWeekdays } from './read-weekdays.ts';

const { mostPeople: mostPeopleSchema } = briefSettingsSchema.shape;

/** What `--brief-days`, `--brief-people` and `--week-ahead` ask for; undefined without any. Throws CommandError. */
export function readBriefSettings(commandLine: CommandLine): Partial<BriefSettings> | undefined {
  const weekdays = textFlag(commandLine, 'brief-days');
  const mostPeople = textFlag(commandLine, 'brief-people');
  const weekAheadOn = textFlag(commandLine, 'week-ahead');
  if (weekdays === undefined && mostPeople === undefined && weekAheadOn === undefined) return undefined;
  return {
    ...(weekdays !== undefined && { weekdays: readBriefDays(weekdays.trim()) }),
    ...(mostPeople !== undefined && { mostPeople: readMostPeople(mostPeople.trim()) }),
    ...(weekAheadOn !== undefined && { weekAheadOn: readWeekAhead(weekAheadOn.trim()) }),
  };
}

/** Throws CommandError where no day would be left on which a brief could come. */
export function refuseSilence(owner: Owner, { brief, quietDays }: OwnerSettings): void {
  const weekdays = brief?.weekdays ?? owner.brief.weekdays;
  const quiet = quietDays?.weekdays ?? owner.quietDays.weekdays;
  if (weekdays.every((weekday) => quiet.includes(weekday)))
    throw wronglyAsked('Every day of the brief is a quiet weekday: one has to be left.');
}

function readBriefDays(text: string): number[] {
  const weekdays = readWeekdays('brief-days', text);
  if (weekdays.length === 0) throw wronglyAsked('--brief-days needs one day of the week at least.');
  return weekdays;
}

function readMostPeople(text: string): number {
  const mostPeople = mostPeopleSchema.safeParse(Number(text));
  if (!mostPeople.success || text === '') throw wronglyAsked('--brief-people is a number from 1 to 10.');
  return mostPeople.data;
}

function readWeekAhead(text: string): BriefSettings['weekAheadOn'] {
  const weekday = text === 'none' ? 'never' : readWeekday(text);
  if (weekday === undefined) throw wronglyAsked('--week-ahead is a day of the week like mon, or none.');
  return weekday;
}
