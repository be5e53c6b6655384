import { buffer } from 'node:stream/consumers';
import FlowedDecoder from '@zone-eu/mailsplit/lib/flowed-decoder.js';
import { readHtml } from '../html-to-plain-text.ts';
import { decodeCharset } from './decode-charset.ts';
import type { MimePart } from './mime-part.ts';

export interface Body {
  readonly text: string;
  /** Undefined when any of the text was sent as plain text. */
  readonly html: string | undefined;
  /** Nothing tells the words of its writer from those of others. */
  readonly isDoubtful?: boolean;
}

/**
 * What a person reads of a message. Of alternatives, the plain text, unless it is blank, as some programs write it beside
 * their HTML; what is no alternative of each other, one below the other.
 */
export async function readBody(parts: readonly MimePart[]): Promise<Body> {
  const shown = parts.filter(({ isAttached }) => !isAttached);
  const blocks: Body[] = [];
  for (const group of groupAlternatives(shown)) blocks.push(await readBlock(group));
  const filled = blocks.filter(({ text }) => text.trim() !== '');
  const isAllHtml = filled.length > 0 && filled.every(({ html }) => html !== undefined);
  return {
    text: filled.map(({ text }) => text).join('\n'),
    html: isAllHtml ? filled.map(({ html }) => html).join('<br>\n') : undefined,
    isDoubtful: filled.length > 0 && filled.every(({ isDoubtful }) => isDoubtful === true),
  };
}

function groupAlternatives(parts: readonly MimePart[]): readonly (readonly MimePart[])[] {
  const groups = Map.groupBy(parts, (part) => part.alternative ?? part);
  return [...groups.values()];
}

async function readBlock(group: readonly MimePart[]): Promise<Body> {
  const plain = await decodeAll(group, 'text/plain');
  if (plain.trim() !== '') return { text: plain, html: undefined };
  const html = await decodeAll(group, 'text/html');
  return { ...readHtml(html), html };
}

async function decodeAll(group: readonly MimePart[], contentType: string): Promise<string> {
  const texts: string[] = [];
  for (const part of group) if (part.contentType === contentType) texts.push(await decodeText(part));
  return texts.join('\n');
}

async function decodeText({ content, charset, flow }: MimePart): Promise<string> {
  const bytes = flow === 'fixed' ? content : await unwrap(content, flow === 'flowed-delsp');
  return decodeCharset(bytes, charset).replaceAll('\r\n', '\n');
}

async function unwrap(content: Buffer, delSp: boolean): Promise<Buffer> {
  const decoder = new FlowedDecoder({ delSp });
  decoder.end(content);
  return buffer(decoder);
}
