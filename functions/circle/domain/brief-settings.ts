import * as z from 'zod';

/** 1 is Monday (ISO 8601). */
const weekdaySchema = z.int().min(1).max(7);

/** When a morning brief comes, beside its hour and the owner's quiet days, and how much of it. */
export const briefSettingsSchema = z.object({
  /** On which a brief may come, in order. */
  weekdays: z.array(weekdaySchema).min(1).max(7).default([1, 2, 3, 4, 5, 6, 7]),
  /** How many people one brief names at most. */
  mostPeople: z.int().min(1).max(10).default(5),
  /**
   * Whose brief shows the days to come; where no brief comes on it, the next one does. Monday unless the owner says otherwise:
   * the week is still to be planned, and shops are open before its days.
   */
  weekAheadOn: z.union([weekdaySchema, z.literal('never')]).default(1),
});

export type BriefSettings = z.infer<typeof briefSettingsSchema>;
