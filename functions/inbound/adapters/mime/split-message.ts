import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { type MimeNode, Splitter, type SplitterChunk } from '@zone-eu/mailsplit';
import { MailUnreadableError } from '../../mail-reader.ts';
import type { MimeMessage, MimePart } from './mime-part.ts';
import { type Kept, PartCollector } from './part-collector.ts';

/** Far beyond any real mail; a message that exceeds it was made to exhaust its reader. */
const LIMITS = { maxHeadSize: 1024 * 1024, maxChildNodes: 500 } as const;
/** What is fed at a time, so that a large message is never in memory twice. */
const SLICE_BYTES = 64 * 1024;
const MAX_STRAY_BYTES = 1024 * 1024;

/**
 * Splits a raw message into its parts, streaming. A message inside of the message is one part. Of a message that goes wrong after
 * its header (too many parts, a part whose header has no end), the parts before that are given. Throws MailUnreadableError when
 * not even its header can be read, and whatever the stream throws: what is not all there may be read another time.
 */
export async function splitMessage(
  raw: Uint8Array | AsyncIterable<Uint8Array>,
  keeps: Kept = 'texts',
): Promise<MimeMessage> {
  const assembly = new MessageAssembly(keeps);
  const splitter = new Splitter({ ...LIMITS, ignoreEmbedded: true });
  splitter.on('data', (chunk) => assembly.add(chunk));
  const outcome = finished(splitter).then(
    () => undefined,
    (cause: unknown) => new MailUnreadableError('The header of the message cannot be read', { cause }),
  );
  await feed(splitter, raw instanceof Uint8Array ? sliced(raw) : raw, outcome);
  const error = await outcome;
  if (error !== undefined && !assembly.hasHeader) throw error;
  return assembly.finish();
}

/** By hand: `pipeline` makes an AbortController, and with it an error, for each message. */
async function feed(
  splitter: Splitter,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  outcome: Promise<unknown>,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (splitter.destroyed) return;
      if (!splitter.write(piece)) await Promise.race([drained(splitter), outcome]);
    }
    splitter.end();
  } finally {
    if (!splitter.writableEnded) splitter.destroy();
  }
}

/** Or broken, which `outcome` tells. */
const drained = (splitter: Splitter): Promise<unknown> => once(splitter, 'drain').catch(() => undefined);

function* sliced(raw: Uint8Array): Iterable<Uint8Array> {
  for (let start = 0; start < raw.length; start += SLICE_BYTES)
    yield raw.subarray(start, start + SLICE_BYTES);
}

class MessageAssembly {
  readonly #keeps: Kept;
  #headerLines: MimeMessage['headerLines'] | undefined;
  readonly #parts: Promise<MimePart>[] = [];
  readonly #stray: Buffer[] = [];
  readonly #alternatives = new Map<MimeNode, number>();
  #strayBytes = 0;
  #open: PartCollector | undefined;

  constructor(keeps: Kept) {
    this.#keeps = keeps;
  }

  get hasHeader(): boolean {
    return this.#headerLines !== undefined;
  }

  add(chunk: SplitterChunk): void {
    if (chunk.type === 'node') this.#begin(chunk);
    else if (chunk.type === 'body') this.#open?.write(chunk.value);
    else this.#addStray(chunk.value);
  }

  async finish(): Promise<MimeMessage> {
    this.#endPart();
    const parts = await Promise.all(this.#parts);
    return { headerLines: this.#headerLines ?? [], parts, stray: Buffer.concat(this.#stray) };
  }

  #begin(node: MimeNode): void {
    this.#endPart();
    this.#headerLines ??= node.headers ? node.headers.getList() : [];
    if (!node.multipart) this.#open = new PartCollector(node, this.#findAlternative(node), this.#keeps);
  }

  #endPart(): void {
    if (this.#open) this.#parts.push(this.#open.end());
    this.#open = undefined;
  }

  #addStray(value: Buffer): void {
    const isOutside = this.#open === undefined && this.#parts.length === 0;
    if (!isOutside || this.#strayBytes >= MAX_STRAY_BYTES) return;
    this.#stray.push(value);
    this.#strayBytes += value.length;
  }

  #findAlternative(leaf: MimeNode): number | undefined {
    let outermost: MimeNode | undefined;
    for (let node = leaf.parentNode; node; node = node.parentNode) {
      if (node.contentType === 'multipart/alternative') outermost = node;
    }
    if (outermost === undefined) return undefined;
    const number = this.#alternatives.get(outermost) ?? this.#alternatives.size;
    this.#alternatives.set(outermost, number);
    return number;
  }
}
