import * as z from 'zod';
import { partialDateSchema } from './partial-date.ts';

/** A passed or coming day that matters to a contact or a loved one. `memorial`: of a death; never cheerful. */
const occasionKindSchema = z.enum(['birthday', 'anniversary', 'memorial', 'other']);

/** Days of notice before an occasion. An explicit 0 is "on the day itself"; absent means "as the owner's settings say". */
export const leadDaysSchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(3),
  z.literal(7),
  z.literal(14),
  z.literal(30),
]);

export type LeadDays = z.infer<typeof leadDaysSchema>;

export const occasionSchema = z
  .object({
    kind: occasionKindSchema,
    /** What it is called where the kind does not say enough: `first day of the practice`. */
    title: z.string().min(1).optional(),
    date: partialDateSchema,
    repeats: z.enum(['yearly', 'once']).default('yearly'),
    leadDays: leadDaysSchema.optional(),
  })
  .refine(({ repeats, date }) => repeats === 'yearly' || date.year !== undefined, {
    message: 'happens once, so its date needs a year',
    path: ['date'],
  });

export type Occasion = z.infer<typeof occasionSchema>;

/** The date of birth, as far as it is known. */
export const birthdayOf = (person: {
  readonly occasions: readonly Occasion[];
}): Occasion['date'] | undefined => person.occasions.find(({ kind }) => kind === 'birthday')?.date;

/** A birthday as Kith keeps it. */
export const birthday = (date: Occasion['date']): Occasion => ({ kind: 'birthday', date, repeats: 'yearly' });
