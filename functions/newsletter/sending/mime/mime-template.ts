import { randomBytes } from 'node:crypto';
import { PLACEHOLDERS } from '../../domain/personalise.ts';
import { quotedPrintable, SOFT_BREAK } from './quoted-printable.ts';

type Part = 'text' | 'html';

/** The place of a word in a part of the message. */
interface Slot {
  readonly name: string;
  readonly part: Part;
}

/** The bytes of a message that are the same for all, and between each two of them what differs; the first slot is for headers. */
export interface MimeTemplate {
  readonly pieces: readonly Buffer[];
  readonly slots: readonly Slot[];
}

const PLACEHOLDER = new RegExp(`\\{\\{(${Object.keys(PLACEHOLDERS).join('|')})\\}\\}`);

/** Cuts at the placeholders before anything is encoded, so that a filled-in word cannot meet the encoding of another. */
export function splitTemplate(
  headers: string,
  letter: { readonly text: string; readonly html: string },
): MimeTemplate {
  const boundary = `kith-${randomBytes(12).toString('hex')}`;
  const pieces = [`${headers}\r\n`];
  const slots: Slot[] = [];
  let piece = [
    `\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n`,
    ...partHead(boundary, 'plain'),
  ].join('');
  for (const [part, body] of [
    ['text', letter.text],
    ['html', letter.html],
  ] as const) {
    if (part === 'html') piece += partHead(boundary, 'html').join('');
    for (const [index, cut] of body.split(PLACEHOLDER).entries()) {
      if (index % 2 === 0) {
        piece += quotedPrintable(cut);
        continue;
      }
      pieces.push(piece + SOFT_BREAK);
      slots.push({ name: cut, part });
      piece = SOFT_BREAK;
    }
  }
  pieces.push(`${piece}\r\n--${boundary}--\r\n`);
  return { pieces: pieces.map((each) => Buffer.from(each)), slots };
}

const partHead = (boundary: string, subtype: string) => [
  `\r\n--${boundary}\r\nContent-Type: text/${subtype}; charset=utf-8\r\n`,
  'Content-Transfer-Encoding: quoted-printable\r\n\r\n',
];

/** One message; `word` gives what belongs in a slot. */
export function fillTemplate(
  { pieces, slots }: MimeTemplate,
  headers: string,
  word: (name: string, part: Part) => string,
): Buffer {
  const fills = [headers, ...slots.map(({ name, part }) => quotedPrintable(word(name, part)))];
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
