import { paginateScan } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { simpleParser } from 'mailparser';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbIssueTallies } from '../../../functions/delivery/adapters/dynamodb-issue-tallies.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { consentedShoutOuts } from '../../../functions/giving/consented-shout-outs.ts';
import { createDynamoDbAgendaStore } from '../../../functions/newsletter/adapters/dynamodb-agenda-store.ts';
import { createDynamoDbIssueStore } from '../../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import { createDynamoDbSignUpCaps } from '../../../functions/newsletter/adapters/dynamodb-sign-up-caps.ts';
import { createDynamoDbSubscriberStore } from '../../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import { createDynamoDbIssueArchive } from '../../../functions/newsletter/archive/adapters/dynamodb-issue-archive.ts';
import type { AskedSubscription } from '../../../functions/newsletter/domain/asked-subscription.ts';
import type { IssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import { signFormStamp } from '../../../functions/newsletter/form-stamp.ts';
import type { NewsletterSettings } from '../../../functions/newsletter/newsletter-settings.ts';
import { prepareEve } from '../../../functions/newsletter/prepare-eve.ts';
import { rememberOwners } from '../../../functions/newsletter/remember-owners.ts';
import { createDynamoDbIssueResponses } from '../../../functions/newsletter/responses/adapters/dynamodb-issue-responses.ts';
import { createDynamoDbReaderClicks } from '../../../functions/newsletter/responses/adapters/dynamodb-reader-clicks.ts';
import { type SendDueIssuesPorts, sendDueIssues } from '../../../functions/newsletter/send-due-issues.ts';
import type { Hint } from '../../../functions/newsletter/sending/hints.ts';
import { type HintOutcome, workOnHint } from '../../../functions/newsletter/sending/work-on-hint.ts';
import { takeUpSignUp } from '../../../functions/newsletter/take-up-sign-up.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deliveryIdSchema, newSubscriberId } from '../../../functions/shared/ids.ts';
import {
  fromIsoInstant,
  type IsoInstant,
  isoInstantSchema,
  toIsoInstant,
} from '../../../functions/shared/iso-instant.ts';
import type { TokenKeys } from '../../../functions/shared/token-keys.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { createSite, siteRoutes } from '../../../functions/web/site.tsx';
import { answerHeadLikeGet, mapErrors } from '../../../functions/web/site-middlewares.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { knownLinks } from '../../builders/known-links.ts';
import { buildSubscriber, newsletterContext } from '../../builders/newsletter.ts';
import { buildOwner } from '../../builders/owner.ts';
import { createRecordingBulk, createRecordingTransport } from '../../builders/recording-transport.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import type { Engine } from '../../engines/engine.ts';
import { createUndoPorts } from '../web/undo-ports.ts';
import { createSendingStores, inTurn } from './sending-stores.ts';

export const KEYS: TokenKeys = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };

const fileOf = (slug: string): IssueFile => ({
  slug,
  subject: `Issue ${slug}`,
  preheader: 'Why it matters.',
  markdown: `Words of ${slug}.`,
});
export const FILES = [fileOf('first'), fileOf('second')];

interface Request {
  readonly body?: string;
  readonly contentType?: string;
  readonly fetchSite?: string;
  readonly isBase64Encoded?: boolean;
  readonly sourceIp?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The deployment's newsletter in tables of its own, with an SES that takes everything. */
export async function createNewsletterWorld(
  { documentClient, createTables }: Engine,
  settings: Partial<NewsletterSettings> = {},
) {
  const tables = await createTables();
  const context = { ...newsletterContext, newsletter: { ...newsletterContext.newsletter, ...settings } };
  const clock = fixedClock();
  const transport = createRecordingTransport();
  const issueMail = createRecordingBulk(transport);
  const queue: Hint[] = [];
  const owners = createDynamoDbOwnerStore(documentClient, tables.circle);
  const contacts = createDynamoDbContactStore(documentClient, tables.circle, clock);
  const ports: SendDueIssuesPorts = {
    owners,
    contacts,
    ledger: createDynamoDbLedger(documentClient, tables.ledger),
    suppressionList: createDynamoDbSuppressionList(documentClient, tables.audience, TOKEN_KEY_STORE),
    subscribers: createDynamoDbSubscriberStore(documentClient, tables.audience),
    shoutOuts: {
      consented: (since: IsoInstant | undefined) =>
        consentedShoutOuts({ contacts }, buildOwner().ownerId, since),
    },
    issues: createDynamoDbIssueStore(documentClient, tables.audience),
    agendas: createDynamoDbAgendaStore(documentClient, tables.audience),
    links: knownLinks(),
    tokenKeys: { readTokenKeys: async () => KEYS },
    transport,
    bulk: issueMail,
    sendQuota: { readSendQuota: async () => ({ perSecond: 100, perDay: 50_000, sentLastDay: 0 }) },
    hints: { send: async (hints) => void queue.push(...hints) },
    ...createSendingStores(documentClient, tables, inTurn),
    kithAddress: emailAddressSchema.parse('kith@kith.example'),
    clock,
    wait: async () => {},
  };
  await owners.addOwner(buildOwner());
  const archivePorts = {
    ...ports,
    archive: createDynamoDbIssueArchive(documentClient, tables.audience),
    responses: createDynamoDbIssueResponses(documentClient, tables.audience),
    readerClicks: createDynamoDbReaderClicks(documentClient, tables.audience),
  };
  const caps = createDynamoDbSignUpCaps(documentClient, tables.ledger);
  const sitePorts = {
    ...ports,
    owners,
    contacts: createDynamoDbContactStore(documentClient, tables.circle, clock),
    timeline: createDynamoDbTimeline(documentClient, tables.circle),
    pressLog: createDynamoDbPressLog(documentClient, tables.ledger),
    ...createUndoPorts(documentClient, tables),
    checkIns: { prepareDraft: async () => undefined },
    calendarLinks: createDynamoDbCalendarLinks(documentClient, tables.circle),
  };
  const waiting: AskedSubscription[] = [];
  const signUps = { handsOutAtOnce: true };
  const visitorPorts = { ...ports, caps, owners: rememberOwners(owners, clock) };
  const put = async (asked: AskedSubscription) =>
    signUps.handsOutAtOnce ? await takeUp(asked) : void waiting.push(asked);
  /** As the queue does it: whoever asked is not told of a failure, and it is tried again. */
  const takeUp = (asked: AskedSubscription) =>
    takeUpSignUp(visitorPorts, context, asked).catch(() => void waiting.push(asked));
  const siteParts = {
    newsletter: { ports: { ...visitorPorts, signUps: { put }, archive: archivePorts.archive }, context },
    archive: { ports: archivePorts, newsletter: context.newsletter, webOrigin: context.webOrigin },
  };
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(answerHeadLikeGet())
    .use(mapErrors())
    .handler(createSite(sitePorts, siteParts));
  let eves: Promise<unknown> = Promise.resolve();
  /** What the run a day before the slot did, where that moment has passed: it asked the owner, who said nothing. */
  const passEve = async (files: readonly IssueFile[]) => {
    const slotAt = await ports.issues.findSlot();
    const eve = slotAt && fromIsoInstant(slotAt).subtract({ hours: 24 });
    if (eve === undefined || toIsoInstant(eve) > toIsoInstant(clock.now())) return;
    const apart = { ...ports, clock: fixedClock(eve.toString()), transport: createRecordingTransport() };
    await prepareEve(apart, context, files);
  };
  /** One run of the schedule and all that follows from it; hints that a run before left behind are lost. */
  const tick = async (
    over: Partial<SendDueIssuesPorts> = {},
    remainingMs = () => 300_000,
    files: readonly IssueFile[] = FILES,
    sentContext = context,
  ) => {
    eves = eves.then(() => passEve(files));
    await eves;
    queue.length = 0;
    const all = { ...ports, ...over };
    await sendDueIssues(all, { context: sentContext, files });
    const outcomes: HintOutcome[] = [];
    for (let hint = queue.shift(); hint !== undefined; hint = queue.shift()) {
      outcomes.push(await workOnHint(all, { context: sentContext, remainingMs }, hint));
      if (outcomes.at(-1) === 'time' || outcomes.length > 20) break;
    }
    return outcomes.filter((outcome) => !['frozen', 'busy', 'later'].includes(outcome));
  };
  return {
    ports,
    clock,
    transport,
    contacts,
    tables,
    caps,
    signUps,
    /** The queue hands out what waits, or failed. */
    takeUpAgain: async () => {
      for (const asked of waiting.splice(0)) await takeUp(asked);
    },
    archivePorts,
    archive: archivePorts.archive,
    responses: archivePorts.responses,
    /** Sends this file, as the newsletter's own settings have it. */
    send: (file: IssueFile) => tick({}, () => 300_000, [file]),
    /** Of every page of the newsletter, with its parameters. */
    paths: [...new Set(siteRoutes(sitePorts, siteParts).map(({ path }) => path))].filter((path) =>
      path.startsWith('/newsletter'),
    ),
    /** Every item of every table, in an order of their own. */
    dump: async () => {
      const items: string[] = [];
      for (const TableName of Object.values(tables)) {
        for await (const { Items = [] } of paginateScan({ client: documentClient }, { TableName }))
          items.push(...Items.map((item) => `${TableName} ${JSON.stringify(item)}`));
      }
      return items.toSorted();
    },
    /** Of a form that was opened so many seconds ago. */
    stampOf: (secondsAgo: number) => signFormStamp(KEYS, clock.now().subtract({ seconds: secondsAgo })),
    issueMail,
    issueTallies: createDynamoDbIssueTallies(documentClient, tables.audience),
    tick,
    addReader: async (name: string, confirmedAt?: string) => {
      const address = emailAddressSchema.parse(`${name.toLowerCase()}@reader.example`);
      const subscriberId = newSubscriberId();
      const at = confirmedAt === undefined ? {} : { confirmedAt: isoInstantSchema.parse(confirmedAt) };
      const reader = { ...buildSubscriber({ firstName: name, subscriberId, ...at }), address };
      await ports.subscribers.save(reader, undefined);
      return reader;
    },
    /** Who got what, in the order of sending: `ada first`. */
    sent: () => issueMail.accepted.map(({ to, tags }) => `${to.split('@')[0]} ${tags.issue}`),
    /** The issues that SES took, as their readers see them, by reader. */
    letters: () =>
      Promise.all(
        issueMail.accepted
          .toSorted((one, other) => (one.to < other.to ? -1 : 1))
          .map(async ({ raw, tags }) => {
            const { html, text = '' } = await simpleParser(Buffer.from(raw), { skipHtmlToText: true });
            return { deliveryId: deliveryIdSchema.parse(tags.delivery), html: html || '', text };
          }),
      ),
    /** The last issue that SES took, as its reader sees it. */
    lastLetter: async () => simpleParser(Buffer.from(issueMail.accepted.at(-1)?.raw ?? [])),
    request: (
      method: string,
      path: string,
      { body, contentType, fetchSite, isBase64Encoded = false, sourceIp, query, headers }: Request = {},
    ) =>
      handler(
        {
          ...buildHttpEvent(method, path, sourceIp),
          ...(body !== undefined && { body }),
          ...(query && { queryStringParameters: query }),
          isBase64Encoded,
          headers: {
            'content-type': contentType ?? 'application/x-www-form-urlencoded',
            ...(fetchSite && { 'sec-fetch-site': fetchSite }),
            ...headers,
          },
        },
        buildLambdaContext(),
      ),
  };
}

export type NewsletterWorld = Awaited<ReturnType<typeof createNewsletterWorld>>;
