import type { OwnerSettings } from '../../functions/circle/change-owner-settings.ts';
import {
  intervalSchema,
  type QuietDays,
  quietDaysSchema,
  tierSchema,
} from '../../functions/circle/domain/cadence-rules.ts';
import { leadDaysSchema } from '../../functions/circle/domain/occasion.ts';
import type { LeapDayRule } from '../../functions/circle/domain/partial-date.ts';
import { timeZoneSchema } from '../../functions/circle/domain/time-zone.ts';
import { mastodonHostOf } from '../../functions/giving/domain/shout-outs/share-links.ts';
import { type CommandLine, textFlag, wronglyAsked } from './command-line.ts';
import { readBriefSettings } from './read-brief-settings.ts';
import { readGivingSettings } from './read-giving-settings.ts';
import { readLetterSettings } from './read-letter-settings.ts';
import { listed, readWeekdays } from './read-weekdays.ts';

/** The settings that the flags ask for; undefined without any. Throws CommandError. */
export function readOwnerSettings(commandLine: CommandLine): OwnerSettings | undefined {
  const flag = <Setting>(name: Parameters<typeof textFlag>[1], read: (text: string) => Setting) => {
    const text = textFlag(commandLine, name);
    return text === undefined ? undefined : read(text.trim());
  };
  const timeZone = flag('time-zone', readTimeZone);
  const sendingHour = flag('sending-hour', readHour);
  const brief = readBriefSettings(commandLine);
  const tiers = flag('tier', readTiers);
  const weekdays = flag('quiet-weekdays', readQuietWeekdays);
  const spans = flag('quiet', readSpans);
  const leadDays = flag('lead-days', readLeadDays);
  const leapDayRule = flag('leap-day', readLeapDay);
  const giving = readGivingSettings(commandLine);
  const letters = readLetterSettings(commandLine);
  const mastodon = flag('mastodon', readMastodon);
  const settings = {
    ...(timeZone && { timeZone }),
    ...(sendingHour !== undefined && { sendingHour }),
    ...(brief && { brief }),
    ...(tiers && { tiers }),
    ...((weekdays ?? spans) && { quietDays: { ...(weekdays && { weekdays }), ...(spans && { spans }) } }),
    ...(leadDays !== undefined && { leadDays }),
    ...(leapDayRule && { leapDayRule }),
    ...(giving && { giving }),
    ...(letters && { letters }),
    ...(mastodon && { mastodonInstance: mastodon.host }),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}

function readTimeZone(text: string) {
  const zone = timeZoneSchema.safeParse(text);
  if (!zone.success) throw wronglyAsked('--time-zone is a zone like Europe/London.');
  return zone.data;
}

/** 0 to 23. */
export function readHour(text: string): number {
  if (!/^(?:\d|1\d|2[0-3])$/.test(text))
    throw wronglyAsked('--sending-hour is an hour of the day, from 0 to 23.');
  return Number(text);
}

/** `inner=30/45,close=90` */
function readTiers(text: string): NonNullable<OwnerSettings['tiers']> {
  return Object.fromEntries(listed(text).map(readTier));
}

function readTier(text: string) {
  const [, name, ideal, longest = ideal] = /^(\w+)=(\d{1,5})(?:\/(\d{1,5}))?$/.exec(text) ?? [];
  const tier = tierSchema.safeParse(name);
  const interval = intervalSchema.safeParse({ idealDays: Number(ideal), longestDays: Number(longest) });
  if (!tier.success || !interval.success) {
    throw wronglyAsked(
      `--tier ${text}: say it like inner=30/45: inner, close or wide, the days you aim for, and how many at most.`,
    );
  }
  return [tier.data, interval.data] as const;
}

function readQuietWeekdays(text: string): QuietDays['weekdays'] {
  const weekdays = readWeekdays('quiet-weekdays', text);
  if (weekdays.length === 7) throw wronglyAsked('--quiet-weekdays has to leave one day of the week.');
  return weekdays;
}

/** `2026-12-20..2027-01-03,2027-05-01` */
function readSpans(text: string): QuietDays['spans'] {
  const spans = listed(text).map((span) => {
    const [from, until = from] = span.split('..');
    return { from, until };
  });
  const quietDays = quietDaysSchema.safeParse({ spans });
  if (quietDays.success)
    return quietDays.data.spans.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  throw wronglyAsked('--quiet is a span of days like 2026-12-20..2027-01-03, first day first, or none.');
}

function readLeadDays(text: string) {
  const days = leadDaysSchema.safeParse(Number(text));
  if (!days.success || text === '') throw wronglyAsked('--lead-days is 0, 1, 3, 7, 14 or 30.');
  return days.data;
}

function readLeapDay(text: string): LeapDayRule {
  if (text === '28-february' || text === '1-march') return text;
  throw wronglyAsked('--leap-day is 28-february or 1-march: where 29 February is kept in other years.');
}

/** `none` takes it away. */
function readMastodon(text: string): { readonly host: string | undefined } {
  const host = mastodonHostOf(text);
  if (host === undefined && text !== 'none')
    throw wronglyAsked('--mastodon is the server where you are, like mastodon.social, or none.');
  return { host };
}
