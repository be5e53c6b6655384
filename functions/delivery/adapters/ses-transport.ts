import { SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import { log } from '../../shared/log.ts';
import type { BulkTransport } from '../bulk-transport.ts';
import { composeMessage } from '../compose-message.ts';
import {
  MailOutcomeUnknownError,
  MailRefusedError,
  type MailTransport,
  type OutgoingMail,
} from '../mail-transport.ts';
import { readRefusal } from './ses-refusal.ts';

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** As many as an issue has mails under way at a time. */
const MOST_SOCKETS = 64;

/**
 * A connection that waits for longer is closed from here: one that SES has closed meanwhile, while this process was busy or frozen,
 * would take a mail to nowhere, and nobody could tell. Longer than a request lasts.
 */
const IDLE_CONNECTION_MS = 15_000;

/** For a function that a visitor waits for. */
export const VISITOR_REQUEST_TIMEOUT_MS = 5_000;

/** SES has no idempotency, and a retry inside the SDK may send twice: one attempt, with an end. */
export function createSesClient(
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
  idleConnectionMs = IDLE_CONNECTION_MS,
): SESClient {
  const connections = { maxSockets: MOST_SOCKETS, timeout: idleConnectionMs };
  const client = new SESClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: requestTimeoutMs,
      httpAgent: connections,
      httpsAgent: connections,
      throwOnRequestTimeout: true,
    },
  });
  // It copies each message for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** SES v1 SendRawEmail; each message carries the tag `delivery=<deliveryId>`, by which its events find it. */
export function createSesTransport(client: SESClient, configurationSetName: string): MailTransport {
  return {
    async send(mail) {
      const message = await composeOrRefuse(mail);
      return hand(client, {
        Source: mail.from.address,
        Destinations: [mail.to.address],
        RawMessage: { Data: message },
        ConfigurationSetName: configurationSetName,
        Tags: [{ Name: 'delivery', Value: mail.deliveryId }],
      });
    },
  };
}

/** SES v1 SendRawEmail for messages that are written already; the tags are those of the message. */
export const createSesBulkTransport = (client: SESClient, configurationSetName: string): BulkTransport => ({
  send: ({ from, to, raw, tags }) =>
    hand(client, {
      Source: from,
      Destinations: [to],
      RawMessage: { Data: raw },
      ConfigurationSetName: configurationSetName,
      Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
    }),
});

async function hand(client: SESClient, input: SendRawEmailCommandInput) {
  const { MessageId: sesMessageId } = await client
    .send(new SendRawEmailCommand(input))
    .catch((error: unknown) => throwNamedError(error, input.Source));
  if (sesMessageId === undefined) throw new MailOutcomeUnknownError('SES answered without a message id');
  return { sesMessageId };
}

async function composeOrRefuse(mail: OutgoingMail): Promise<Buffer> {
  try {
    return await composeMessage(mail);
  } catch (error) {
    throw new MailRefusedError('rejected', { cause: error });
  }
}

function throwNamedError(error: unknown, sender: string | undefined): never {
  const reason = readRefusal(error, sender);
  // Only its name: SES repeats addresses in its messages. It tells a missing right from a spent quota.
  if (reason === 'quota' && error instanceof Error)
    log.error('SES lets nobody send', { errorName: error.name });
  if (reason !== undefined) throw new MailRefusedError(reason, { cause: error });
  log.warn('SES did not say whether it took a mail', describeFailure(error));
  throw new MailOutcomeUnknownError('SES did not say whether it took the message', { cause: error });
}

/** Without its message, in which addresses may stand: `ECONNRESET`, say. */
function describeFailure(error: unknown) {
  if (!(error instanceof Error)) return { errorName: typeof error };
  return { errorName: error.name, ...('code' in error && { code: error.code }) };
}
