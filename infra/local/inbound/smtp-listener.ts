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
type Receiver = Pick<MailReceiver, 'accepts' | 'receive'>;

/** The place of a receiver that may not exist yet: the port is taken long before anybody knows who is accepted. */
export interface LateReceiver {
  open(receiver: Receiver): void;
  /** Undefined until it is opened. */
  readonly receiver: Receiver | undefined;
}

export function openLater(): LateReceiver {
  let inner: Receiver | undefined;
  return {
    open: (receiver) => {
      inner = receiver;
    },
    get receiver() {
      return inner;
    },
  };
}

class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/**
 * Stands where the MX record of the inbound domain leads. A message is accepted once it is stored and announced. Until `slot`
 * is opened, the sender is asked to try again (451), as a refusal for good (550) would lose a mail that is welcome.
 */
export async function listenForMail(
  slot: Pick<LateReceiver, 'receiver'>,
  port: number,
  track: <T>(work: Promise<T>) => Promise<T>,
): Promise<SmtpListener> {
  const server = new SMTPServer({
    banner: 'Kith, playing SES inbound on this machine',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MESSAGE_OCTETS,
    onRcptTo: ({ address }, _session, done) => {
      done(refuseRecipient(slot.receiver, address));
    },
    onData: (stream, { envelope }, done) => {
      const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const recipients = envelope.rcptTo.map(({ address }) => address);
      track(takeMessage(slot.receiver, sender, recipients, stream)).then(
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

function refuseRecipient(receiver: Receiver | undefined, recipient: string): SmtpRefusal | null {
  if (receiver === undefined) return stillStarting();
  if (receiver.accepts(recipient)) return null;
  return new SmtpRefusal(550, '5.1.1 Requested action not taken: mailbox unavailable');
}

const stillStarting = () => new SmtpRefusal(451, '4.3.2 Kith is still starting; try again in a moment');

async function takeMessage(
  receiver: Receiver | undefined,
  sender: string,
  recipients: readonly string[],
  stream: Readable & { sizeExceeded?: boolean },
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  if (stream.sizeExceeded) throw new SmtpRefusal(552, '5.3.4 Message too big for system');
  if (receiver === undefined) throw stillStarting();
  await receiver.receive(sender, recipients, Buffer.concat(chunks));
}

function portOf({ server }: SMTPServer): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The SMTP server does not listen on a port.');
  return address.port;
}
