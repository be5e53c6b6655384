import { decodeCharset } from './decode-charset.ts';

/** RFC 2047, 2, with the language of RFC 2231, 5; the classes exclude the marks between them, so nothing is read twice. */
const ENCODED_WORD = /=\?([^?\s*]{1,60})(?:\*[^?\s]{0,30})?\?([bq])\?([^?\r\n]*)\?=/gi;
/** White space between two encoded words is not part of the text. */
const GAP = /^\s*$/;

interface Run {
  readonly charset: string;
  readonly chunks: Uint8Array[];
}

/** A header's value as text. Neighbouring words of one charset are decoded together: programs cut letters in two. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  const pieces: string[] = [];
  let run: Run | undefined;
  let end = 0;
  const endRun = () => {
    if (run) pieces.push(decodeCharset(Buffer.concat(run.chunks), run.charset));
    run = undefined;
  };
  for (const match of value.matchAll(ENCODED_WORD)) {
    const [whole, charset = '', encoding = '', content = ''] = match;
    const between = value.slice(end, match.index);
    const continues = run !== undefined && GAP.test(between);
    if (!continues || run?.charset !== charset.toLowerCase()) {
      endRun();
      if (!continues) pieces.push(between);
      run = { charset: charset.toLowerCase(), chunks: [] };
    }
    run.chunks.push(decodeContent(encoding, content));
    end = match.index + whole.length;
  }
  endRun();
  return pieces.join('') + value.slice(end);
}

function decodeContent(encoding: string, content: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(content, 'base64');
  const binary = content
    .replaceAll('_', ' ')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(binary, 'latin1');
}
