import * as z from 'zod';
import { timeZoneSchema } from './time-zone.ts';

/** How close somebody is: the few one would hate to lose, friends of the work, the wider circle. */
export const tierSchema = z.enum(['inner', 'close', 'wide']);

export type Tier = z.infer<typeof tierSchema>;

export const intervalSchema = z
  .object({ idealDays: z.int().min(1).max(3650), longestDays: z.int().min(1).max(3650) })
  .refine(
    ({ idealDays, longestDays }) => idealDays <= longestDays,
    'the longest silence is shorter than the aim',
  );

const calendarDaySchema = z.iso.date();

/** How often one means to be in touch: the aim, and the longest silence. */
export type Interval = z.infer<typeof intervalSchema>;

const DEFAULT_TIERS = {
  inner: { idealDays: 30, longestDays: 45 },
  close: { idealDays: 90, longestDays: 120 },
  wide: { idealDays: 365, longestDays: 400 },
} as const;

/** Days on which nobody falls due: weekdays (1 is Monday, ISO 8601; never all seven), and spans of days, both ends included. */
export const quietDaysSchema = z.object({
  weekdays: z.array(z.int().min(1).max(7)).max(6).default([]),
  spans: z
    .array(
      z
        .object({ from: calendarDaySchema, until: calendarDaySchema })
        .refine(({ from, until }) => from <= until, 'ends before it begins'),
    )
    .max(100)
    .default([]),
});

export type QuietDays = z.infer<typeof quietDaysSchema>;

/** What of an owner's settings decides when their people fall due. */
export const cadenceRulesSchema = z.object({
  timeZone: timeZoneSchema,
  tiers: z
    .object({ inner: intervalSchema, close: intervalSchema, wide: intervalSchema })
    .default(DEFAULT_TIERS),
  quietDays: quietDaysSchema.default({ weekdays: [], spans: [] }),
});

export type CadenceRules = z.infer<typeof cadenceRulesSchema>;

/** What a contact's tier and own cadence come to; undefined: nobody is to be nudged about them. */
export function intervalOf(
  {
    tier,
    cadenceDays,
    longestDays,
  }: { tier?: Tier | undefined; cadenceDays?: number | undefined; longestDays?: number | undefined },
  { tiers }: Pick<CadenceRules, 'tiers'>,
): Interval | undefined {
  const ofTier = tier && tiers[tier];
  const idealDays = cadenceDays ?? ofTier?.idealDays;
  if (idealDays === undefined) return undefined;
  const longest = longestDays ?? (cadenceDays === undefined ? ofTier?.longestDays : undefined) ?? idealDays;
  return { idealDays, longestDays: Math.max(longest, idealDays) };
}
