import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { log } from '../shared/log.ts';
import { decideFate } from './domain/decide-fate.ts';
import { extractReply } from './domain/extract-reply.ts';
import type { InboundMail, MailContent } from './domain/inbound-mail.ts';
import { isQuarantined, type Judgement } from './domain/judge-sender.ts';
import type { InboundFate, InboundLog } from './inbound-log.ts';
import { type MailReader, MailUnreadableError } from './mail-reader.ts';
import type { RawMailStore } from './raw-mail-store.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import { type Route, type RouteMailPorts, routeMail } from './route-mail.ts';

export interface ReceiveMailPorts extends RouteMailPorts, ReportToOwnerPorts, LogInteractionPorts {
  readonly owners: RouteMailPorts['owners'] & ReportToOwnerPorts['owners'];
  readonly contacts: RouteMailPorts['contacts'] & LogInteractionPorts['contacts'];
  readonly ledger: ReportToOwnerPorts['ledger'];
  readonly inboundLog: InboundLog;
  readonly rawMails: RawMailStore;
  readonly readMail: MailReader;
  /** Everything at this domain is an address of Kith's own. */
  readonly inboundDomain: string;
}

/** Words come before attachments: of a larger mail (SES takes 40 MB) only the beginning is read. */
const MAX_READ_BYTES = 10 * 1024 * 1024;

const NO_CONTENT: MailContent = { from: [], dkimDomains: [], headers: new Map(), text: '' };

/**
 * Acts on one message that SES took for us: an owner's reply goes on the timeline of the person that its address names;
 * anything else is kept, and the owner hears of it. Repeating it changes nothing and completes what a crash left undone.
 */
export async function receiveMail(ports: ReceiveMailPorts, mail: InboundMail): Promise<void> {
  const { messageId } = mail;
  if ((await ports.inboundLog.begin(mail)) === 'finished') return;
  const fate = await handleMail(ports, mail);
  await ports.inboundLog.finish(messageId, fate);
  log.info('A message was received', { messageId, fate });
}

async function handleMail(ports: ReceiveMailPorts, mail: InboundMail): Promise<InboundFate> {
  const routes = await routeMail(ports, mail.recipients);
  const content = await readContent(ports, mail);
  const decision = decideFate(mail, content ?? NO_CONTENT, routes, (address) => isOurs(ports, address));
  const words = extractReply(content?.text ?? '');

  const fate = nameFate(decision.judgement, content, words);
  if (fate === 'logged') await logReply(ports, mail, decision.routes, words);
  else if (fate !== 'automatic' && decision.worthReporting) {
    const [sender, ...otherSenders] = content?.from ?? [];
    await reportToOwner(ports, {
      mail,
      fate,
      route: decision.routes[0] ?? {},
      sender: otherSenders.length === 0 ? sender : undefined,
      words,
    });
  }
  return fate;
}

function nameFate(judgement: Judgement, content: MailContent | undefined, words: string): InboundFate {
  if (content === undefined) return 'unreadable';
  if (judgement !== 'accepted') return judgement;
  return words === '' ? 'empty' : 'logged';
}

/** What SES found a virus or spam in is not opened. Undefined: it cannot be read. */
async function readContent(ports: ReceiveMailPorts, mail: InboundMail): Promise<MailContent | undefined> {
  if (isQuarantined(mail)) return NO_CONTENT;
  const raw = await ports.rawMails.readBeginning(mail.messageId, MAX_READ_BYTES);
  try {
    return await ports.readMail(raw);
  } catch (error) {
    if (error instanceof MailUnreadableError) return undefined;
    throw error;
  }
}

async function logReply(
  ports: ReceiveMailPorts,
  { messageId, receivedAt }: InboundMail,
  routes: readonly Route[],
  text: string,
): Promise<void> {
  for (const { person } of routes) {
    if (person === undefined) continue;
    await logInteraction(ports, {
      ownerId: person.ownerId,
      contactId: person.contactId,
      interactionId: deriveInteractionId('inbound', messageId),
      kind: 'note',
      direction: 'between',
      occurredAt: receivedAt,
      text,
      source: { by: 'owner-reply', messageId },
    });
  }
}

const isOurs = ({ inboundDomain, kithAddress }: ReceiveMailPorts, address: string): boolean =>
  address.toLowerCase() === kithAddress || address.toLowerCase().endsWith(`@${inboundDomain}`);
