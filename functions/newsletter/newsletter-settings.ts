import * as z from 'zod';
import { timeZoneSchema } from '../circle/domain/time-zone.ts';

const lineSchema = z.string('must be text').trim().min(1, 'must not be empty');

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const topicSchema = z.strictObject(
  {
    /** Kept with whoever chose it, so a name may change and an id may not. */
    id: z
      .string('must be a short word')
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
      .max(40, 'must have at most 40 characters'),
    name: lineSchema,
  },
  'must hold id and name',
);

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
    /** What goes out when the owner has said nothing about a week: the next of the issues that wait in the files, or none. */
    whenSilent: z
      .enum(['evergreen', 'skip'], 'must be evergreen (the next waiting issue goes) or skip (none goes)')
      .default('evergreen'),
    /** What readers may choose from when they sign up, and later; an issue may name one by its id. */
    topics: z
      .array(topicSchema, 'must be a list of topics')
      .max(20, 'must have at most 20 topics')
      .refine((topics) => new Set(topics.map(({ id }) => id)).size === topics.length, 'must not repeat an id')
      .optional(),
    /** Whether the links of an issue lead over this site, which counts them. Unless it says so, nothing is counted. */
    clicks: z.boolean('must be true or false').optional(),
    /** Sites whose own script may sign people up (CORS). A plain form needs no entry. */
    signUpOrigins: z
      .array(
        z
          .string('must be an origin, such as https://nora.example')
          .refine(
            isOrigin,
            'must be an origin, such as https://nora.example, without a path or a slash at its end',
          ),
        'must be a list of origins',
      )
      .optional(),
  },
  'must hold name, from, postalAddress and slot',
);

export type NewsletterSettings = z.infer<typeof newsletterSettingsSchema>;
