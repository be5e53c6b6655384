import type { OutgoingMail } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { createDynamoDbIssueStore } from '../../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import type { NewsletterSettings } from '../../../functions/newsletter/newsletter-settings.ts';
import { type SendDueIssuesPorts, sendDueIssues } from '../../../functions/newsletter/send-due-issues.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';
import { buildSubscriber, newsletterContext } from '../../builders/newsletter.ts';
import type { Engine } from '../../engines/engine.ts';
import { createInboundWorld } from '../inbound/inbound-world.ts';
import { FILES } from './newsletter-world.ts';

const NORA = 'nora@lindqvist.example';

type World = Awaited<ReturnType<typeof createInboundWorld>>;
type Ports = World['ports'];

export interface Written {
  readonly body: string;
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  readonly headers?: readonly string[];
  readonly dmarc?: string;
}

/** Nora's newsletter with her mail coming in, the schedule, and two letters in the drawer; Ada and Ben read it. */
export async function createRhythmWorld(engine: Engine, settings: Partial<NewsletterSettings> = {}) {
  const world = await createInboundWorld(engine);
  const context = { ...newsletterContext, newsletter: { ...newsletterContext.newsletter, ...settings } };
  const ports: Ports & SendDueIssuesPorts = {
    ...world.ports,
    newsletter: context,
    subscribers: world.readers,
    issues: createDynamoDbIssueStore(engine.documentClient, world.audienceTableName),
    wait: async () => {},
  };
  for (const name of ['Ada', 'Ben']) {
    const address = emailAddressSchema.parse(`${name.toLowerCase()}@reader.example`);
    const reader = buildSubscriber({ firstName: name, subscriberId: newSubscriberId() });
    await ports.subscribers.save({ ...reader, address }, undefined);
  }
  let mails = 0;
  const { clock, transport } = world;
  const tick = (over: Partial<SendDueIssuesPorts> = {}, { newsletter } = context) =>
    sendDueIssues(
      { ...ports, ...over },
      { context: { ...context, newsletter }, files: FILES, remainingMs: () => 300_000 },
    );
  const toNora = () => transport.accepted.filter(({ to }) => to.address === NORA);
  /** What SES says of a mail of hers that it took just now. */
  const take = ({ body, to = 'draft@in.kith.example', dmarc = 'PASS', ...mail }: Written) => {
    mails += 1;
    const messageId = `mail-${mails}`;
    const timestamp = clock.now().toString({ smallestUnit: 'millisecond' });
    const lines = body.replaceAll('\n', '\r\n');
    return world.take({
      ...{ messageId, timestamp, recipients: [to], verdicts: { dmarc } },
      mail: { ...mail, body: lines, to, subject: mail.subject ?? 'A draft' },
    });
  };
  return {
    ports,
    context,
    clock,
    transport,
    tick,
    take,
    at: (moment: string, ...rest: Parameters<typeof tick>) => {
      clock.setTo(moment);
      return tick(...rest);
    },
    write: (written: Written, over: Partial<Ports> = {}) => receiveMail({ ...ports, ...over }, take(written)),
    /** Her answer to the newest mail that Kith sent her, or to this one. */
    answer: (body: string, mail: OutgoingMail | undefined = toNora().at(-1)) =>
      receiveMail(ports, take({ body, to: mail?.replyTo ?? '', subject: `Re: ${mail?.subject}` })),
    toNora,
    newest: () => toNora().at(-1),
    /** Who got what, in the order of sending: `ada A draft`. */
    sent: () =>
      transport.accepted
        .filter(({ from }) => from.address === 'newsletter@kith.example')
        .map(({ to, subject }) => `${to.address.split('@')[0]} ${subject}`),
  };
}

export type RhythmWorld = Awaited<ReturnType<typeof createRhythmWorld>>;
