import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { encodeBase32 } from '../../shared/base32.ts';

const SECRET_OCTETS = 15; // 120 bits: nobody guesses one

const calendarSecretSchema = z
  .string()
  .regex(/^[a-z2-7]{24}$/)
  .brand<'CalendarSecret'>();

/** What opens an owner's calendar: whoever has it may read the names and days of their people. */
export type CalendarSecret = z.infer<typeof calendarSecretSchema>;

export const secretDigestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'SecretDigest'>();

/** SHA-256 in hex: who reads the table can open no calendar with it. No salt, since nobody can try 120 bits. */
export type SecretDigest = z.infer<typeof secretDigestSchema>;

export const newCalendarSecret = (): CalendarSecret =>
  calendarSecretSchema.parse(encodeBase32(randomBytes(SECRET_OCTETS)));

export const digestOf = (secret: CalendarSecret): SecretDigest =>
  secretDigestSchema.parse(createHash('sha256').update(secret).digest('hex'));

export const calendarLink = (webOrigin: string, secret: CalendarSecret): string =>
  `${webOrigin}/calendar/${secret}.ics`;

/** The secret in the last part of such a link, `<secret>.ics`; undefined for any other text. */
export const readCalendarFile = (file: string): CalendarSecret | undefined =>
  calendarSecretSchema.safeParse(/^(.*)\.ics$/.exec(file)?.[1]).data;
