import { randomBytes } from 'node:crypto';
import { type Audience, type LetterFieldName, readPieces } from '../../domain/letter-pieces.ts';
import { quotedPrintable, SOFT_BREAK } from './quoted-printable.ts';
import { Slab } from './slab.ts';

type LetterPart = 'text' | 'html';

/** The place of a field in a part of the message. */
interface Slot {
  readonly field: LetterFieldName;
  readonly part: LetterPart;
  readonly audience: Audience | undefined;
}

/** Bytes that are the same for all who are to read them. */
interface Fixed {
  readonly bytes: Buffer;
  readonly audience: Audience | undefined;
}

/** A message in the order of its pieces, behind the headers that differ. */
export interface MimeTemplate {
  readonly head: Buffer;
  readonly pieces: readonly (Slot | Fixed)[];
}

/** Cuts at the fields before anything is encoded, so that a filled-in word cannot meet the encoding of another. */
export function splitTemplate(
  headers: string,
  letter: { readonly text: string; readonly html: string },
): MimeTemplate {
  const boundary = `kith-${randomBytes(12).toString('hex')}`;
  const pieces: (Slot | Fixed)[] = [
    fixed(`\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n`),
  ];
  for (const [part, body] of [
    ['text', letter.text],
    ['html', letter.html],
  ] as const) {
    pieces.push(fixed(partHead(boundary, part === 'text' ? 'plain' : 'html')));
    for (const piece of readPieces(body)) {
      const { audience } = piece;
      if ('field' in piece) pieces.push({ field: piece.field, part, audience });
      else pieces.push(fixed(quotedPrintable(piece.words) + SOFT_BREAK, audience));
    }
  }
  pieces.push(fixed(`\r\n--${boundary}--\r\n`));
  return { head: Buffer.from(`${headers}\r\n`), pieces };
}

const fixed = (text: string, audience?: Audience): Fixed => ({ bytes: Buffer.from(text), audience });

const partHead = (boundary: string, subtype: string) =>
  [
    `\r\n--${boundary}\r\nContent-Type: text/${subtype}; charset=utf-8\r\n`,
    'Content-Transfer-Encoding: quoted-printable\r\n\r\n',
  ].join('');

/** What one message holds of the template. */
export interface Filling {
  readonly headers: string;
  word(field: LetterFieldName, part: LetterPart): string;
  isFor(audience: Audience | undefined): boolean;
}

const slab = new Slab();

export function fillTemplate({ head, pieces }: MimeTemplate, { headers, word, isFor }: Filling): Buffer {
  const parts: (Buffer | string)[] = [head, headers];
  let length = head.length + Buffer.byteLength(headers);
  for (const piece of pieces) {
    if (piece.audience !== undefined && !isFor(piece.audience)) continue;
    const part = 'bytes' in piece ? piece.bytes : quotedPrintable(word(piece.field, piece.part)) + SOFT_BREAK;
    parts.push(part);
    length += part.length; // what is filled in is quoted-printable, and so one byte a character
  }
  const message = slab.take(length);
  let at = 0;
  for (const part of parts) {
    at += typeof part === 'string' ? message.write(part, at) : part.copy(message, at);
  }
  return message;
}
