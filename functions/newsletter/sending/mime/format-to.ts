import { encodeWord, foldLines } from 'nodemailer/lib/mime-funcs';
import { oneLine } from '../../../delivery/compose-message.ts';

const PLAIN_NAME = /^[\w ]{1,60}$/;
/**
 * Longer ones are encoded, since a quoted name cannot be folded where it has no space; so is what reads like an encoded word, which must
 * not stand in quotation marks (RFC 2047, 5).
 */
const QUOTABLE = /^(?!.*=\?)[\x20-\x7e]{1,60}$/;
const MAX_WORD_CHARACTERS = 52; // an encoded word has at most 75 (RFC 2047, 2), with its marks

/** The value of To: a name that nothing can break out of, and the address; folded where it is long. */
export function formatTo(name: string | undefined, address: string): string {
  if (name !== undefined && PLAIN_NAME.test(name) && name === name.trim()) return `${name} <${address}>`;
  const phrase = oneLine(name ?? '');
  if (phrase === '') return address;
  const written = QUOTABLE.test(phrase)
    ? `"${phrase.replace(/[\\"]/g, '\\$&')}"`
    : encodeWord(phrase, 'Q', MAX_WORD_CHARACTERS);
  return foldLines(`To: ${written} <${address}>`, 76).slice('To: '.length);
}
