import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { timeZoneSchema } from '../functions/circle/domain/time-zone.ts';
import { newsletterSettingsSchema } from '../functions/newsletter/newsletter-settings.ts';
import { emailAddressSchema } from '../functions/shared/email-address.ts';
import { ConfigurationError } from '../functions/shared/errors.ts';

const CDK_JSON = join(import.meta.dirname, '../cdk.json');

const MAX_DOMAIN_CHARACTERS = 253; // RFC 1035, 2.3.4, without the final dot
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

const domainSchema = z
  .string('must be a domain, such as kith.example')
  .max(MAX_DOMAIN_CHARACTERS, `must have at most ${MAX_DOMAIN_CHARACTERS} characters`)
  .regex(DOMAIN, 'must be a domain in lower case, such as kith.example');

const ownerSettingsSchema = z.strictObject(
  {
    name: z.string('must be a name, as in the greeting of a letter').trim().min(1, 'must not be empty'),
    address: z
      .string('must be a mail address')
      .refine((text) => emailAddressSchema.safeParse(text).success, 'must be a mail address')
      .pipe(emailAddressSchema),
    timeZone: z.string('must be a time zone, such as Europe/London').pipe(timeZoneSchema),
    sendingHour: z
      .int('must be a whole number, from 0 to 23')
      .min(0, 'must not be below 0')
      .max(23, 'must not be above 23'),
  },
  'must hold name, address, timeZone and sendingHour',
);

const settingsSchema = z
  .strictObject(
    {
      /** Kith writes from here: `Kith <kith@DOMAIN>`. */
      domain: domainSchema,
      /** Replies come in here; its MX record points at SES. */
      inboundDomain: domainSchema,
      owner: ownerSettingsSchema,
      /** Without it there is no newsletter: no page to sign up, and nothing goes out. */
      newsletter: newsletterSettingsSchema.optional(),
      /** The receipt rule set that is active in this account, if there is one; Kith then adds its rule to that one. */
      existingReceiptRuleSet: z.string('must be the name of a receipt rule set').min(1).optional(),
    },
    'must hold domain, inboundDomain and owner',
  )
  .refine(({ domain, inboundDomain }) => inboundDomain !== domain, {
    path: ['inboundDomain'],
    message: 'must differ from domain: all its mail goes to Kith, such as in.kith.example',
  })
  .refine(({ domain, inboundDomain }) => inboundDomain !== mailFromDomain(domain), {
    path: ['inboundDomain'],
    message: 'must not be bounce.<domain>: that one belongs to SES, for the bounces of what Kith sends',
  });

/** What an operator decides about a deployment, as it stands in `cdk.json` → `context.kith`. */
export type Settings = z.infer<typeof settingsSchema>;

const cdkJsonSchema = z.object({ context: z.record(z.string(), z.unknown()) });

/** The settings, and the whole context of which they are a part. Throws a ConfigurationError that says what to change. */
export async function readSettings(
  path = CDK_JSON,
): Promise<{ settings: Settings; context: Record<string, unknown> }> {
  const { context } = cdkJsonSchema.parse(await readJson(path));
  return { settings: parseSettings(context['kith']), context };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(`cdk.json: ${cause instanceof Error ? cause.message : 'cannot be read'}`, {
      cause,
    });
  }
}

/** Throws a ConfigurationError with one line for each wrong setting, each naming the place to change it. */
export function parseSettings(context: unknown): Settings {
  const parsed = settingsSchema.safeParse(context);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(parsed.error.issues.flatMap(describe).join('\n'), { cause: parsed.error });
}

/** The envelope domain (Return-Path) of what Kith sends, so that SPF aligns with the From domain (RFC 7489, 3.1.2). */
export function mailFromDomain(domain: string): string {
  return `bounce.${domain}`;
}

function describe(issue: z.core.$ZodIssue): string[] {
  const place = ['context', 'kith', ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `cdk.json → ${place}.${key}: is not a setting of Kith; check its spelling`,
    );
  }
  return [`cdk.json → ${place}: ${issue.message}`];
}
