import type * as z from 'zod';
import { type Owner, ownerSchema } from '../../functions/circle/domain/owner.ts';

const rulesSchema = ownerSchema.pick({
  timeZone: true,
  tiers: true,
  quietDays: true,
  leadDays: true,
  leapDayRule: true,
});

/** An owner in that zone who left everything else as it comes. */
export const buildRules = (
  timeZone: string,
  changes: Partial<z.input<typeof rulesSchema>> = {},
): Pick<Owner, 'timeZone' | 'tiers' | 'quietDays' | 'leadDays' | 'leapDayRule'> =>
  rulesSchema.parse({ timeZone, ...changes });
