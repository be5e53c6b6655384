import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { SentMail, World } from '../world.ts';

/** Somebody whom a mail invites to write to: its Reply-To, or a link in it that writes a mail. */
interface ReplyChoice {
  readonly address: string;
  readonly label: string;
  /** Ready to send, where the link says what to write. */
  readonly words?: string;
}

export interface OpenedMail {
  readonly sent: SentMail;
  readonly raw: string;
  readonly headers: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly html: string;
  readonly text: string;
  readonly messageId?: string;
  readonly references: readonly string[];
  readonly fromLine: string;
  /** Who got it: a bare address, and the name beside it. */
  readonly recipient: string;
  readonly recipientName: string;
  /** Never empty; the Reply-To comes first. */
  readonly replyChoices: readonly [ReplyChoice, ...ReplyChoice[]];
}

/** A mail that Kith sent, read from its raw message as any mail program would. */
export async function openMail(world: World, sent: SentMail): Promise<OpenedMail | undefined> {
  const raw = await world.readMail(sent.id);
  if (raw === undefined) return undefined;
  const parsed = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  });
  const html = typeof parsed.html === 'string' ? parsed.html : '';
  return {
    sent,
    raw: raw.toString('utf8'),
    headers: parsed.headerLines.map(({ line }) => splitHeader(line)),
    html,
    text: parsed.text ?? '',
    ...(parsed.messageId !== undefined && { messageId: parsed.messageId }),
    references: [parsed.references ?? []].flat(),
    fromLine: sayAddress(parsed.from) ?? sent.from,
    recipient: firstAddress(parsed.to) ?? sent.to,
    recipientName: [parsed.to ?? []].flat().flatMap(({ value }) => value)[0]?.name ?? '',
    replyChoices: findReplyChoices(parsed, html, sent),
  };
}

function findReplyChoices(parsed: ParsedMail, html: string, sent: SentMail): [ReplyChoice, ...ReplyChoice[]] {
  const replyTo = firstAddress(parsed.replyTo) ?? firstAddress(parsed.from) ?? sent.from;
  const links = new Map(findMailLinks(html).map((link) => [link.address, link]));
  const link = links.get(replyTo);
  const label = link === undefined || link.words !== undefined ? 'Reply to this mail' : link.label;
  const lead = { ...link, address: replyTo, label };
  links.delete(replyTo);
  return [lead, ...links.values()];
}

function findMailLinks(html: string): ReplyChoice[] {
  const links = html.matchAll(/<a\b[^>]*\bhref="mailto:([^"?]+)(?:\?([^"]*))?"[^>]*>([^<]*)</g);
  return [...links].map(([, address = '', query = '', label = '']) => {
    const words = new URLSearchParams(query.replaceAll('&amp;', '&')).get('body');
    return { address: decodeURIComponent(address), label: label.trim(), ...(words !== null && { words }) };
  });
}

function firstAddress(field: AddressObject | AddressObject[] | undefined): string | undefined {
  return [field ?? []].flat().flatMap(({ value }) => value)[0]?.address;
}

/** `Kith <kith@kith.example>` */
function sayAddress(field: AddressObject | undefined): string | undefined {
  const [first] = field?.value ?? [];
  return first && (first.name ? `${first.name} <${first.address}>` : first.address);
}

function splitHeader(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}
