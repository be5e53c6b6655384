import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** Names in mail that the WHATWG list of labels, which TextDecoder follows, does not have. */
const LABELS: Readonly<Record<string, string>> = {
  cp949: 'euc-kr',
  'big5-hkscs': 'big5',
  eucjp: 'euc-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp932: 'shift_jis',
  cp936: 'gbk',
  utf8mb4: 'utf-8',
};

/**
 * One byte a character. Programs send UTF-8 under these names too, and text of theirs is never valid UTF-8 by chance; that of
 * two bytes a character may be.
 */
const SINGLE_BYTE = /^(?:windows-|iso-8859-|koi8-|macintosh|ibm866)/;

/**
 * Bytes as text, whatever their charset is said to be: what is declared, unless the bytes give it the lie; else UTF-8; else
 * windows-1252, in which every byte means something. Never throws.
 */
export function decodeCharset(bytes: Uint8Array, declared = 'utf-8'): string {
  const label = findLabel(declared, bytes) ?? 'utf-8';
  if (label === 'utf-8') return decodeStrictly(label, bytes) ?? decode('windows-1252', bytes);
  if (SINGLE_BYTE.test(label)) return decode(isUtf8(bytes) ? 'utf-8' : label, bytes);
  return decodeStrictly(label, bytes) ?? decode(isUtf8(bytes) ? 'utf-8' : label, bytes);
}

/** Undefined: the name means nothing, or what it means is refused (UTF-7, which hides markup). */
function findLabel(declared: string, bytes: Uint8Array): string | undefined {
  const name = declared.toLowerCase().trim();
  // UTF-16 without a byte order in its name: its mark says it.
  if (name === 'utf-16' && bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    return new TextDecoder(LABELS[name] ?? name).encoding;
  } catch {
    return undefined;
  }
}

/** Undefined when the bytes are not of that charset. */
function decodeStrictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const decode = (label: string, bytes: Uint8Array): string => new TextDecoder(label).decode(bytes);
