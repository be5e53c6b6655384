import { randomBytes } from 'node:crypto';
import { escapeHtml } from '../../domain/escape-html.ts';
import { type Audience, type LetterFieldName, readPieces } from '../../domain/letter-pieces.ts';
import { isFor, type ReaderWords } from '../../domain/personalise.ts';
import { quotedPrintable, SOFT_BREAK } from './quoted-printable.ts';

type Part = 'text' | 'html';

/** Where something differs from reader to reader: a field, or words (encoded) that are for some only. */
type Slot = { readonly audience: Audience | undefined } & (
  | { readonly field: LetterFieldName; readonly part: Part }
  | { readonly encoded: string }
);

/** The bytes of a message that are the same for all, and between each two of them what differs; headers come first. */
export interface MimeTemplate {
  readonly pieces: readonly Buffer[];
  readonly slots: readonly Slot[];
}

/** Cuts at the fields and parts before anything is encoded, so that a filled-in word cannot meet the encoding of another. */
export function splitTemplate(
  headers: string,
  letter: { readonly text: string; readonly html: string },
): MimeTemplate {
  const boundary = `kith-${randomBytes(12).toString('hex')}`;
  const pieces = [`${headers}\r\n`];
  const slots: Slot[] = [];
  let piece = [
    `\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n`,
    partHead(boundary, 'plain'),
  ].join('');
  for (const part of ['text', 'html'] as const) {
    if (part === 'html') piece += partHead(boundary, 'html');
    for (const each of readPieces(letter[part])) {
      if (each.audience === undefined && 'words' in each) {
        piece += quotedPrintable(each.words);
        continue;
      }
      pieces.push(piece + SOFT_BREAK);
      const { audience } = each;
      slots.push(
        'words' in each
          ? { audience, encoded: quotedPrintable(each.words) }
          : { audience, field: each.field, part },
      );
      piece = SOFT_BREAK;
    }
  }
  pieces.push(`${piece}\r\n--${boundary}--\r\n`);
  return { pieces: pieces.map((each) => Buffer.from(each)), slots };
}

const partHead = (boundary: string, subtype: string) =>
  [
    `\r\n--${boundary}\r\nContent-Type: text/${subtype}; charset=utf-8\r\n`,
    'Content-Transfer-Encoding: quoted-printable\r\n\r\n',
  ].join('');

/** One message. What a reader put in is text: it neither becomes HTML nor stands for another field. */
export function fillTemplate({ pieces, slots }: MimeTemplate, headers: string, words: ReaderWords): Buffer {
  const fills = [headers, ...slots.map((slot) => wordsIn(slot, words))];
  let length = 0;
  for (const piece of pieces) length += piece.length;
  for (const fill of fills) length += Buffer.byteLength(fill);
  const message = Buffer.allocUnsafe(length);
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    at += piece.copy(message, at);
    const fill = fills[index];
    if (fill !== undefined) at += message.write(fill, at);
  }
  return message;
}

function wordsIn(slot: Slot, words: ReaderWords): string {
  if (!isFor(slot.audience, words)) return '';
  if ('encoded' in slot) return slot.encoded;
  const word = words[slot.field];
  return quotedPrintable(slot.part === 'html' ? escapeHtml(word) : word);
}
