import * as z from 'zod';
import { isoInstantSchema } from '../../shared/iso-instant.ts';

/** on: letters are wanted, by whichever way suits the owner’s address. */
export const letterSettingSchema = z.enum(['on', 'mine', 'approve', 'auto', 'off']);

/** warm: as to a friend. brief: as between two appointments. formal: as to whom one calls Professor. */
export const toneSchema = z.enum(['warm', 'brief', 'formal']);

/** What the owner said about letters to one person. */
export const checkInsSchema = z.object({
  /** Absent: as their tier says. */
  way: letterSettingSchema.optional(),
  /** Absent: as goes with how close they are. */
  tone: toneSchema.optional(),
  /** When the owner last said which way. */
  since: isoInstantSchema.optional(),
});

/** What the owner said about letters by tier; without a word, nobody gets any. */
export const letterRulesSchema = z.object({
  inner: letterSettingSchema.optional(),
  close: letterSettingSchema.optional(),
  wide: letterSettingSchema.optional(),
  /** How many may go out on a day by themselves. */
  autoADay: z.int().min(0).max(20).default(3),
});

export type LetterSetting = z.infer<typeof letterSettingSchema>;
export type CheckIns = z.infer<typeof checkInsSchema>;
export type Tone = z.infer<typeof toneSchema>;
export type LetterRules = z.infer<typeof letterRulesSchema>;
