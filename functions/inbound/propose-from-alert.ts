import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import type { AnswerRecords } from '../nudges/answer/answer-records.ts';
import { type AnswerRecord, answerRecordSchema } from '../nudges/answer/domain/record/answer-record.ts';
import { deliveryIdSchema, deriveDeliveryId } from '../shared/ids.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { claimDaySlot } from './claim-day-slot.ts';
import type { CopyLog } from './copy-log.ts';
import { type AlertItem, isAlertSender, type MailLink, readNewsAlert } from './domain/alert/news-alert.ts';
import { isNamedIn, proposePraise } from './domain/alert/people-in-news.ts';
import { readForwardedMessage } from './domain/copy/read-forwarded-message.ts';
import type { InboundFate } from './inbound-log.ts';
import type { CopyWriter } from './log-copy.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';

export interface ProposeFromAlertPorts extends TellOwnerPorts {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
  readonly records: Pick<AnswerRecords, 'find' | 'begin'>;
  readonly copyLog: CopyLog;
  readonly tokenKeys: TokenKeyStore;
  readonly readLinks: (html: string) => readonly MailLink[];
  readonly inboundDomain: string;
}

/** Alerts that a filter forwards come at any hour; those that the owner forwards by hand are all answered. */
const MOST_A_DAY = 1;
const ANSWER_HOURS = 180 * 24;
const SMALL_PRINT = 'Kith writes this because a news alert came to your log address.';

/** The articles of a news alert that the owner, or a filter of theirs, forwards; undefined for any other mail. */
export function findAlert(
  { readLinks }: Pick<ProposeFromAlertPorts, 'readLinks'>,
  opened: OpenedMail,
  { timeZone }: Owner,
  writer: CopyWriter,
): readonly AlertItem[] | undefined {
  const { content, mail } = opened;
  const sender = writer === 'another' ? soleSender(opened) : undefined;
  const forwarded =
    writer === 'owner'
      ? readForwardedMessage(content.text, { timeZone, receivedAt: mail.receivedAt })
      : undefined;
  const from = sender ?? forwarded?.sender.address;
  if (from === undefined || !isAlertSender(from)) return undefined;
  return readNewsAlert(content.text, content.html === undefined ? [] : readLinks(content.html));
}

/**
 * Asks the owner whether to praise those of their circle whom a news alert names. Nothing is kept without their “yes”; the same alert
 * asks once. Throws OwnerMailPendingError.
 */
export async function proposeFromAlert(
  ports: ProposeFromAlertPorts,
  opened: OpenedMail,
  owner: Owner,
  { items, writer }: { readonly items: readonly AlertItem[]; readonly writer: 'owner' | 'another' },
): Promise<InboundFate> {
  const { ownerId, timeZone } = owner;
  const recordId = deriveDeliveryId('news-alert', ownerId, opened.copyKey);
  const record =
    (await ports.records.find(recordId)) ?? (await planRecord(ports, opened, owner, items, recordId));
  if (writer === 'another') {
    if (record.proposals.length === 0) return 'automatic';
    const what = ['news-alert', ownerId];
    const slot = await claimDaySlot(ports, { what, mostADay: MOST_A_DAY, timeZone, arrival: opened.mail });
    if (slot === undefined) return 'automatic';
  }
  await tell(ports, owner, await ports.records.begin(record));
  return 'decided';
}

async function planRecord(
  { contacts }: ProposeFromAlertPorts,
  { mail }: OpenedMail,
  { ownerId }: Owner,
  items: readonly AlertItem[],
  recordId: string,
): Promise<AnswerRecord> {
  const named: Contact[] = [];
  for await (const contact of contacts.listContacts(ownerId)) {
    if (items.some(({ words }) => isNamedIn(words, contact))) named.push(contact);
  }
  const at = mail.receivedAt;
  const proposals = proposePraise(items, named, { recordId, at });
  return answerRecordSchema.parse({
    ...{ recordId, ownerId, at, proposals, people: [], source: { messageId: mail.messageId } },
    contactIds: [...new Set(proposals.map(({ contactId }) => contactId))],
    result: { questions: [], letters: [], added: [] },
  });
}

async function tell(ports: ProposeFromAlertPorts, owner: Owner, record: AnswerRecord): Promise<void> {
  const { proposals, contactIds } = record;
  // A “yes” finds what was proposed by the id of the mail that it answers.
  const deliveryId = deliveryIdSchema.parse(record.recordId);
  const until = fromIsoInstant(record.at).add({ hours: ANSWER_HOURS });
  const place = { deliveryId, personIndex: 0 };
  const replyTo = signReplyAddress(await ports.tokenKeys.readTokenKeys(), place, until, ports.inboundDomain);
  await tellOwner(ports, {
    deliveryId,
    owner,
    subjects: contactIds.map((contactId) => ({ contactId })),
    ...(proposals.length > 0 && { replyTo }),
    words: wordsOf(proposals),
    smallPrint: SMALL_PRINT,
  });
}

function wordsOf(proposals: AnswerRecord['proposals']) {
  const [first] = proposals;
  if (first === undefined) {
    return {
      headline: 'Nobody of your circle stands in that alert',
      paragraphs: [
        'Kith looks for whole names, and leaves out what touches on family, health or anything private.',
        'To praise somebody all the same, answer a brief about them with “shout-out: what for”.',
      ],
    };
  }
  const hasNamesakes = proposals.some(({ isOneOf }) => isOneOf);
  return {
    headline:
      proposals.length === 1 ? `${first.called} is in the news` : 'People of your circle are in the news',
    paragraphs: ['Shall Kith help you to praise this? You would get words and links with your next briefs.'],
    list: proposals.map(({ called, say }) => `${called}: ${say}`),
    closing: [
      ...(proposals.length === 1
        ? ['Answer “yes”, and it is kept.']
        : ['Answer “yes” for all of it, or “yes 1” for some.']),
      ...(hasNamesakes
        ? ['Some go by the same name: of those, only what you name by its number is kept.']
        : []),
    ],
  };
}
