/*
 * Stands in for `iconv-lite` in the bundle (483 KB of tables), on the TextDecoder of Node, which has the same tables
 * built in. It has just what libmime asks for. A charset that TextDecoder does not know (DOS code pages, UTF-32) is
 * decoded by libmime as UTF-8, as it does with any unknown one.
 */

import { TextDecoder } from 'node:util';

interface Codec {
  /** libmime compares codecs of double-byte charsets by this; every codec here is of its own kind. */
  readonly decoder: string;
}

interface StreamDecoder {
  write(chunk: Uint8Array): string;
  end(): string;
}

/** The one codec of all names that are refused or unknown; libmime then takes the text for UTF-8. */
const UNKNOWN: Codec = { decoder: 'unknown' };

/** Names that iconv-lite knows and the WHATWG list of labels does not. */
const LABELS: Readonly<Record<string, string>> = { cp949: 'euc-kr', 'big5-hkscs': 'big5' };

const codecs = new Map<string, Codec>();

function findLabel(charset: string): string | undefined {
  const name = charset.toLowerCase();
  try {
    return new TextDecoder(LABELS[name] ?? name).encoding;
  } catch {
    return undefined;
  }
}

function getCodec(charset: string): Codec {
  const name = charset.toLowerCase();
  if (findLabel(name) === undefined) return UNKNOWN;
  // UTF-16 is a codec of its own beside UTF-16LE: its byte order is read from the text.
  const key = name === 'utf-16' ? name : (findLabel(name) ?? name);
  const codec = codecs.get(key) ?? { decoder: key };
  codecs.set(key, codec);
  return codec;
}

function getDecoder(charset: string): StreamDecoder {
  let decoder: TextDecoder | undefined;
  return {
    write(chunk) {
      decoder ??= createDecoder(charset, chunk);
      return decoder.decode(chunk, { stream: true });
    },
    end: () => decoder?.decode() ?? '',
  };
}

/** UTF-16 without a byte order in its name: what its mark says, else little-endian, as most of it is. */
function createDecoder(charset: string, beginning: Uint8Array): TextDecoder {
  const isBigEndian = charset.toLowerCase() === 'utf-16' && beginning[0] === 0xfe && beginning[1] === 0xff;
  return new TextDecoder(isBigEndian ? 'utf-16be' : findLabel(charset));
}

function decode(text: Uint8Array | string, charset: string): string {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  return createDecoder(charset, bytes).decode(bytes);
}

const encodingExists = (charset: string): boolean => findLabel(charset) !== undefined;

// biome-ignore lint/style/noDefaultExport: libmime imports the default of `iconv-lite`.
export default { getCodec, getDecoder, decode, encodingExists };
