import * as z from 'zod';
import { cadenceRulesSchema } from './cadence-rules.ts';
import { givingSettingsSchema } from './gift-days/giving-settings.ts';
import { leadDaysSchema } from './occasion.ts';

/** What of an owner's settings decides when and why their people come up. */
export const dueRulesSchema = cadenceRulesSchema.extend({
  /** Days of notice before an occasion that has none of its own. */
  leadDays: leadDaysSchema.default(7),
  /** Where someone born on 29 February is greeted in a common year. */
  leapDayRule: z.enum(['28-february', '1-march']).default('28-february'),
  /** How often, and for how much, the owner means to give. */
  giving: givingSettingsSchema.prefault({}),
});

export type DueRules = z.infer<typeof dueRulesSchema>;
