import * as z from 'zod';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import { partialDateSchema } from './partial-date.ts';

/** Divorce, estrangement: never shown, suggested, counted or mailed, and never deleted either. */
const hiddenSchema = z.object({ since: isoInstantSchema, reason: z.string().min(1).optional() });

/** Died: no cheerful mail ever again. Their days are remembered to the owner only where that is wanted. */
const inMemorySchema = z.object({
  since: isoInstantSchema,
  diedOn: partialDateSchema.optional(),
  remembersAnniversaries: z.boolean().default(false),
});

/** What a contact and a loved one have in common: both may be gone from a life, or from this world. */
export const standingShape = {
  hidden: hiddenSchema.optional(),
  inMemory: inMemorySchema.optional(),
};

export interface Standing {
  readonly hidden?: z.infer<typeof hiddenSchema> | undefined;
  readonly inMemory?: z.infer<typeof inMemorySchema> | undefined;
}

/** Whether somebody may be suggested, counted, greeted and written to. */
export const isPresent = ({ hidden, inMemory }: Standing): boolean =>
  hidden === undefined && inMemory === undefined;
