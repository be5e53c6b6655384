import type * as z from 'zod';
import { type CadenceRules, cadenceRulesSchema } from '../../functions/circle/domain/cadence-rules.ts';

/** An owner in that zone who left everything else as it comes. */
export const buildRules = (
  timeZone: string,
  changes: Partial<z.input<typeof cadenceRulesSchema>> = {},
): CadenceRules => cadenceRulesSchema.parse({ timeZone, ...changes });
