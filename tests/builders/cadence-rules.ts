import type * as z from 'zod';
import { type DueRules, dueRulesSchema } from '../../functions/circle/domain/due-rules.ts';

/** An owner in that zone who left everything else as it comes. */
export const buildRules = (
  timeZone: string,
  changes: Partial<z.input<typeof dueRulesSchema>> = {},
): DueRules => dueRulesSchema.parse({ timeZone, ...changes });
