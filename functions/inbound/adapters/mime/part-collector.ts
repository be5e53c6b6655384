import { createHash, type Hash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { MimeNode } from '@zone-eu/mailsplit';
import type { MimePart } from './mime-part.ts';

/** Bodies of people and reports of machines are short; whatever is longer is read up to here. */
const MAX_TEXT_BYTES = 1024 * 1024;
const MAX_REPORT_BYTES = 256 * 1024;

const BODY_TYPES = ['text/plain', 'text/html'];
/** Read by us: reports of machines, calendar objects, and the message that a mail is about. */
const REPORT_TYPES = /^(?:message\/|text\/(?:rfc822-headers|calendar|x-vcalendar)$|application\/ics$)/;

/** texts: the beginning of what Kith reads. everything: attachments as well, whole. */
export type Kept = 'texts' | 'everything';

/** Takes the content of one part as it streams by; keeps the beginning of what Kith reads, and of the rest its size and sum. */
export class PartCollector {
  readonly #node: MimeNode;
  readonly #alternative: number | undefined;
  readonly #decoder: ReturnType<MimeNode['getDecoder']>;
  /** A content that breaks off is kept as far as it goes. */
  readonly #ended: Promise<void>;
  readonly #hash: Hash | undefined;
  readonly #kept: Buffer[] = [];
  readonly #maxKeptBytes: number;
  #keptBytes = 0;
  #sizeBytes = 0;

  constructor(node: MimeNode, alternative: number | undefined, keeps: Kept) {
    this.#node = node;
    this.#alternative = alternative;
    this.#maxKeptBytes = keeps === 'everything' ? Number.POSITIVE_INFINITY : maxKeptBytes(node);
    this.#hash = isBody(node) ? undefined : createHash('sha256');
    this.#decoder = node.getDecoder();
    this.#decoder.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#ended = finished(this.#decoder).catch(() => undefined);
  }

  write(chunk: Buffer): void {
    this.#decoder.write(chunk);
  }

  async end(): Promise<MimePart> {
    this.#decoder.end();
    await this.#ended;
    const { charset, filename, flowed, delSp } = this.#node;
    return {
      contentType: readContentType(this.#node),
      charset: charset || undefined,
      filename: filename || undefined,
      isAttached: !isBody(this.#node),
      flow: flowed ? (delSp ? 'flowed-delsp' : 'flowed') : 'fixed',
      alternative: this.#alternative,
      content: this.#keptContent(),
      sizeBytes: this.#sizeBytes,
      checksum: this.#hash?.digest('hex'),
    };
  }

  /** Where it is cut, not within a letter. */
  #keptContent(): Buffer {
    const content = Buffer.concat(this.#kept);
    return this.#sizeBytes > content.length ? content.subarray(0, endOfLastLetter(content)) : content;
  }

  #take(chunk: Buffer): void {
    this.#sizeBytes += chunk.length;
    this.#hash?.update(chunk);
    const room = this.#maxKeptBytes - this.#keptBytes;
    if (room <= 0) return;
    this.#kept.push(chunk.subarray(0, room));
    this.#keptBytes += Math.min(room, chunk.length);
  }
}

/** Text without "attachment" on it is what somebody reads; programs that give their body a file name exist. */
const isBody = (node: MimeNode): boolean =>
  BODY_TYPES.includes(readContentType(node)) && node.disposition !== 'attachment';

/** What is no type at all, as `text`, is plain text (RFC 2045, 5.2). */
function readContentType(node: MimeNode): string {
  const contentType = node.contentType || '';
  return contentType.includes('/') ? contentType : 'text/plain';
}

function maxKeptBytes(node: MimeNode): number {
  if (isBody(node)) return MAX_TEXT_BYTES;
  return REPORT_TYPES.test(readContentType(node)) ? MAX_REPORT_BYTES : 0;
}

/** No encoding has more bytes to a letter. */
const MAX_LETTER_BYTES = 4;

/** Past the last ASCII letter, or else before the last byte that begins one in UTF-8. */
function endOfLastLetter(content: Buffer): number {
  const tail = content.subarray(-MAX_LETTER_BYTES);
  const ascii = tail.findLastIndex((byte) => byte < 0x80);
  const begun = ascii >= 0 ? ascii + 1 : tail.findLastIndex((byte) => byte >= 0xc0);
  return begun < 0 ? content.length : content.length - tail.length + begun;
}
