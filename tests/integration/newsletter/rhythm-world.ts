import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { simpleParser } from 'mailparser';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import type { OutgoingMail } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { createDynamoDbIssueStore } from '../../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import type { NewsletterSettings } from '../../../functions/newsletter/newsletter-settings.ts';
import { type SendDueIssuesPorts, sendDueIssues } from '../../../functions/newsletter/send-due-issues.ts';
import type { Hint } from '../../../functions/newsletter/sending/hints.ts';
import { workOnHint } from '../../../functions/newsletter/sending/work-on-hint.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';
import { buildSubscriber, newsletterContext } from '../../builders/newsletter.ts';
import { createRecordingBulk, createRecordingTransport } from '../../builders/recording-transport.ts';
import type { Engine } from '../../engines/engine.ts';
import { createInboundWorld } from '../inbound/inbound-world.ts';
import { FILES } from './newsletter-world.ts';
import { createSendingStores } from './sending-stores.ts';

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
  const bulk = createRecordingBulk(createRecordingTransport());
  const queue: Hint[] = [];
  const ports: Ports & SendDueIssuesPorts = {
    ...world.ports,
    newsletter: context,
    owners: createDynamoDbOwnerStore(engine.documentClient, world.tables.circle),
    subscribers: world.readers,
    issues: createDynamoDbIssueStore(engine.documentClient, world.tables.audience),
    ...createSendingStores(engine.documentClient, world.tables),
    bulk,
    sendQuota: { readSendQuota: async () => ({ perSecond: 100, perDay: 50_000, sentLastDay: 0 }) },
    hints: { send: async (hints) => void queue.push(...hints) },
    wait: async () => {},
  };
  for (const name of ['Ada', 'Ben']) {
    const address = emailAddressSchema.parse(`${name.toLowerCase()}@reader.example`);
    const reader = buildSubscriber({ firstName: name, subscriberId: newSubscriberId() });
    await ports.subscribers.save({ ...reader, address }, undefined);
  }
  let mails = 0;
  const { clock, transport } = world;
  /** One run of the schedule and all that follows from it; hints that a run before left behind are lost. */
  const tick = async (over: Partial<SendDueIssuesPorts> = {}, { newsletter } = context) => {
    queue.length = 0;
    const all = { ...ports, ...over };
    const input = { context: { ...context, newsletter }, remainingMs: () => 300_000 };
    await sendDueIssues(all, { ...input, files: FILES });
    for (let turn = 0; turn < 20; turn += 1) {
      const hint = queue.shift();
      if (hint !== undefined) await workOnHint(all, input, hint);
    }
  };
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
    bulk,
    /** The proofs whose letters are kept. */
    keptProofs: async () => {
      const { Items = [] } = await engine.documentClient.send(
        new ScanCommand({ TableName: world.tables.audience }),
      );
      return Items.map((item) => String(item['pk']))
        .filter((key) => key.startsWith('PROOF#'))
        .map((key) => key.slice('PROOF#'.length));
    },
    /** What this reader got, as they see it. */
    letterTo: async (name: string) => {
      const message = bulk.accepted.findLast(({ to }) => to === `${name}@reader.example`);
      return simpleParser(Buffer.from(message?.raw ?? []));
    },
    /** Who got what, by reader, each in the order of sending: `ada A draft`. */
    sent: async () => {
      const byReader = bulk.accepted.toSorted((one, other) => one.to.localeCompare(other.to));
      const lines = byReader.map(async ({ to, raw }) => {
        const { subject } = await simpleParser(Buffer.from(raw));
        return `${to.split('@')[0]} ${subject}`;
      });
      return Promise.all(lines);
    },
  };
}

export type RhythmWorld = Awaited<ReturnType<typeof createRhythmWorld>>;

/** The same after its first run, on Monday at half past six, which finds out when the slot is. */
export async function openRhythmWorld(engine: Engine, settings: Partial<NewsletterSettings> = {}) {
  const world = await createRhythmWorld(engine, settings);
  await world.tick();
  return world;
}
