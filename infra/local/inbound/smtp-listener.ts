import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { portError } from '../http/http-server.ts';
import { LOOPBACK_HOST } from '../local-aws.ts';
import type { MailReceiver } from './mail-receiver.ts';

/** SES takes messages of up to 40 MB, with what it adds. */
const MAX_MESSAGE_OCTETS = 40 * 1024 * 1024;

export interface SmtpListener {
  readonly port: number;
  close(): Promise<void>;
}

/** Where accepted mail goes. */
export type Receiver = Pick<MailReceiver, 'accepts' | 'receive'>;

/** Takes the place of a receiver that does not exist yet; until then nobody is known here. */
export interface LateReceiver extends Receiver {
  open(receiver: Receiver): void;
}

export function openLater(): LateReceiver {
  let inner: Receiver | undefined;
  return {
    open: (receiver) => {
      inner = receiver;
    },
    accepts: (recipient) => inner?.accepts(recipient) ?? false,
    receive: async (sender, destinations, rawMessage) =>
      await inner?.receive(sender, destinations, rawMessage),
  };
}

class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** Stands where the MX record of the inbound domain leads. A message is accepted once it is stored and announced. */
export async function listenForMail(
  receiver: Receiver,
  port: number,
  track: <T>(work: Promise<T>) => Promise<T>,
): Promise<SmtpListener> {
  const server = new SMTPServer({
    banner: 'Kith, playing SES inbound on this machine',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MESSAGE_OCTETS,
    onRcptTo: ({ address }, _session, done) => {
      done(
        receiver.accepts(address)
          ? null
          : new SmtpRefusal(550, '5.1.1 Requested action not taken: mailbox unavailable'),
      );
    },
    onData: (stream, { envelope }, done) => {
      const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const recipients = envelope.rcptTo.map(({ address }) => address);
      track(takeMessage(receiver, sender, recipients, stream)).then(
        () => done(null),
        (error: unknown) =>
          done(error instanceof SmtpRefusal ? error : new SmtpRefusal(451, '4.3.0 Try again later')),
      );
    },
  });
  // Clients that hang up midway are no concern of anybody's.
  server.on('error', () => undefined);
  server.listen(port, LOOPBACK_HOST);
  await waitUntilListening(server, port);
  return { port: portOf(server), close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function waitUntilListening(server: SMTPServer, port: number): Promise<void> {
  try {
    await once(server.server, 'listening');
  } catch (error) {
    throw portError(error, port, '--smtp-port');
  }
}

async function takeMessage(
  receiver: Receiver,
  sender: string,
  recipients: readonly string[],
  stream: Readable & { sizeExceeded?: boolean },
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  if (stream.sizeExceeded) throw new SmtpRefusal(552, '5.3.4 Message too big for system');
  await receiver.receive(sender, recipients, Buffer.concat(chunks));
}

function portOf({ server }: SMTPServer): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The SMTP server does not listen on a port.');
  return address.port;
}
