import * as z from 'zod';
import { timeZoneSchema } from '../circle/domain/time-zone.ts';

const lineSchema = z.string('must be text').trim().min(1, 'must not be empty');

/** The newsletter of a deployment: `cdk.json` → `context.kith.newsletter`, handed to the functions as JSON. */
export const newsletterSettingsSchema = z.strictObject(
  {
    name: lineSchema,
    /** Who signs it, and the local part of its own From address, apart from Kith's other mail. */
    from: z.strictObject(
      {
        name: lineSchema,
        localPart: z
          .string('must be the part before the @, such as letters')
          .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'must be lower-case letters, digits, dots and hyphens')
          .max(64, 'must have at most 64 characters') // RFC 5321, 4.5.3.1.1
          .refine(
            (localPart) => localPart !== 'kith',
            'must not be kith: the morning briefs come from there',
          ),
      },
      'must hold name and localPart',
    ),
    /** Stands under every issue, as the law of most places wants it (US: 15 U.S.C. 7704(a)(5)). */
    postalAddress: lineSchema,
    /** What readers may choose from, by the word that an issue names it with: `{ "gifts": "Finding gifts" }`. */
    topics: z.record(z.string().regex(/^[a-z0-9-]+$/), lineSchema).optional(),
    /** In which issues are written, BCP 47, where there are several: `["en", "de"]`. */
    languages: z.array(z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/)).optional(),
    /** One issue a week goes out then, in this time zone. */
    slot: z.strictObject(
      {
        /** 1 is Monday, 7 is Sunday (ISO 8601). */
        weekday: z
          .int('must be a whole number, from 1 (Monday) to 7 (Sunday)')
          .min(1, 'must not be below 1 (Monday)')
          .max(7, 'must not be above 7 (Sunday)'),
        hour: z
          .int('must be a whole number, from 0 to 23')
          .min(0, 'must not be below 0')
          .max(23, 'must not be above 23'),
        timeZone: z.string('must be a time zone, such as Europe/London').pipe(timeZoneSchema),
      },
      'must hold weekday, hour and timeZone',
    ),
  },
  'must hold name, from, postalAddress and slot',
);

export type NewsletterSettings = z.infer<typeof newsletterSettingsSchema>;
