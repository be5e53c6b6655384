import { SESServiceException } from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { MailRefusedError } from '../mail-transport.ts';

type Refusal = MailRefusedError['reason'];

const systemCallErrorSchema = z.object({ syscall: z.enum(['connect', 'getaddrinfo']) });
const manyAddressesErrorSchema = z.object({ errors: z.array(systemCallErrorSchema).min(1) });

/**
 * Sending is paused, or the deployment is at fault: a missing right, a wrong signature, a domain that is not verified yet.
 * It says nothing against the message and, like a spent quota, may take hours to pass.
 */
const NOBODY_MAY_SEND =
  /SendingPausedException$|^AccessDenied|^ConfigurationSetDoesNotExist|^MailFromDomainNotVerified|Signature|Token|^UnrecognizedClient/;
const THROTTLING = /Throttl|TooManyRequests/;

/**
 * Why SES surely did not take a message of this sender; undefined when it may have. Anything unfamiliar counts as "may have".
 */
export function readRefusal(error: unknown, sender?: string): Refusal | undefined {
  if (error instanceof SESServiceException) return readServiceRefusal(error, sender);
  if (neverConnected(error)) return 'throttled';
  return neverSigned(error) ? 'quota' : undefined;
}

function readServiceRefusal(error: SESServiceException, sender: string | undefined): Refusal | undefined {
  const status = error.$metadata.httpStatusCode ?? 0;
  if (status < 400 || status >= 500) return undefined;
  if (NOBODY_MAY_SEND.test(error.name)) return 'quota';
  // SES: `Throttling`, "Daily message quota exceeded." or "Maximum sending rate exceeded."
  if (THROTTLING.test(error.name)) return /quota/i.test(error.message) ? 'quota' : 'throttled';
  return sender !== undefined && isUnverified(error, sender) ? 'quota' : 'rejected';
}

/**
 * SES: `Email address is not verified. The following identities failed the check in region EU-WEST-1: a@x.example, b@x.example`.
 * It names sender or recipient, and only the sender keeps everybody's mail back.
 */
function isUnverified({ message }: SESServiceException, sender: string): boolean {
  const named = /not verified.*:\s*(.*)$/is.exec(message)?.[1] ?? '';
  const identities = named.toLowerCase().split(/[\s,]+/);
  return [sender, sender.slice(sender.indexOf('@') + 1)].some((own) =>
    identities.includes(own.toLowerCase()),
  );
}

/** DNS or TCP failed (several errors, when a name has several addresses), so not one byte left. */
function neverConnected(error: unknown): boolean {
  if (systemCallErrorSchema.safeParse(error).success) return true;
  if (manyAddressesErrorSchema.safeParse(error).success) return true;
  return (
    error instanceof Error &&
    error.name === 'TimeoutError' &&
    /did not establish a connection/.test(error.message)
  );
}

/** No credentials: the SDK never got as far as the network. */
const neverSigned = (error: unknown) => error instanceof Error && error.name === 'CredentialsProviderError';
