import { once } from 'node:events';
import { MIMEType } from 'node:util';
import { type MimeNode, Splitter } from '@zone-eu/mailsplit';
import addressparser from 'nodemailer/lib/addressparser';

const ONCE = ['Date', 'From', 'To', 'Subject', 'MIME-Version', 'Content-Type', 'Reply-To', 'List-Id'];
const QUOTED_PRINTABLE_LINE = /^(?:[\t\x20-\x3c\x3e-\x7e]|=[0-9A-F]{2})*(?:=|(?<![\t ]))$/;
const DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/;
const BOUNDARY = /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/;
/** RFC 2047, 5. */
const QUOTED_WORD = /^(?:From|To|Reply-To|List-Id):[^"]*"[^"]*=\?[^?\s"]+\?[QBqb]\?[^?"]*\?=[^"]*"/i;
const ENCODED_WORD = /=\?[^?\s]+\?[QBqb]\?[^?\s]*\?=/g;
/** RFC 2919, 3: perhaps a phrase, of plain words, a quoted string or encoded words; then the id. */
const LIST_ID = /^(?:(?:[\w!#$%&'*+/=?^`{|}~ -]+|"[^"<>]*")\s+)?<(?:[a-z0-9-]+\.)+[a-z0-9-]+>$/;

interface Part {
  readonly node: MimeNode;
  readonly body: string;
}

/**
 * What is wrong with a raw mail of a list: lines and headers (RFC 5322, 2.1.1, 2.2 and 3.6), parts and their encodings (RFC 2045 to 2047), and
 * what a list says of itself (RFC 2369, 2919, 8058). The message is split, and its addresses and types are read, by parsers
 * of others.
 */
export async function findMessageFaults(raw: Buffer): Promise<readonly string[]> {
  const parts = await splitParts(raw);
  const headers = parts[0]?.node.headers;
  if (!headers) return ['no headers'];
  const header = (name: string) =>
    headers.get(name).map((line) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r\n/g, '')
        .trim(),
    );
  return [
    ...lineFaults(raw.toString('latin1')),
    ...ONCE.filter((name) => header(name).length !== 1).map((name) => `${name} ${header(name).length} times`),
    ...headers.getList().flatMap(({ line }) => headerFaults(String(line))),
    ...(DATE.test(header('Date')[0] ?? '') ? [] : ['Date']),
    ...['From', 'To', 'Reply-To'].flatMap((name) => addressFaults(name, header(name)[0] ?? '')),
    ...listFaults(header),
    ...mimeFaults(parts, raw.toString('latin1')),
  ];
}

async function splitParts(raw: Buffer): Promise<readonly Part[]> {
  const parts: { node: MimeNode; body: string }[] = [];
  const splitter = new Splitter();
  splitter.on('data', (chunk) => {
    if (chunk.type === 'node') parts.push({ node: chunk, body: '' });
    const part = parts.at(-1);
    if (chunk.type === 'body' && part) part.body += chunk.value.toString('latin1');
  });
  splitter.end(raw);
  await once(splitter, 'end');
  return parts;
}

const lineFaults = (message: string): readonly string[] => [
  ...(/[^\r]\n|\r[^\n]/.test(message) ? ['a line end that is not CRLF'] : []),
  ...(message.includes('\0') ? ['a null byte'] : []),
  ...message
    .split('\r\n')
    .filter((line) => line.length > 998)
    .map((line) => `a line of ${line.length} octets`),
];

function headerFaults(line: string): readonly string[] {
  const words = line.match(ENCODED_WORD) ?? [];
  return [
    ...(/^[\x21-\x39\x3b-\x7e]+:/.test(line) ? [] : [`not a header: ${line}`]),
    ...(/[^\t\r\n\x20-\x7e]/.test(line) ? [`not ASCII: ${line}`] : []),
    ...(/\r\n(?![ \t])|\r\n[ \t]+(?:\r\n|$)/.test(line) ? [`badly folded: ${line}`] : []),
    ...(QUOTED_WORD.test(line) ? [`an encoded word in quotation marks: ${line}`] : []),
    ...words.filter((word) => word.length > 75).map((word) => `an encoded word of ${word.length}`),
  ];
}

function addressFaults(name: string, value: string): readonly string[] {
  const [only, ...others] = addressparser(value, { flatten: true });
  const isOne = only !== undefined && others.length === 0 && /^[^\s@]+@[^\s@]+$/.test(only.address);
  return isOne ? [] : [`${name}: ${value}`];
}

function listFaults(header: (name: string) => readonly string[]): readonly string[] {
  const ways = (header('List-Unsubscribe')[0] ?? '').split(/,\s*/);
  const protocols = ways.map((way) => {
    const url = /^<(?<url>[^<>\s]+)>$/.exec(way)?.groups?.['url'] ?? '';
    return URL.canParse(url) ? new URL(url).protocol : way;
  });
  return [
    ...(LIST_ID.test(header('List-Id')[0] ?? '') ? [] : [`List-Id: ${header('List-Id')[0]}`]),
    ...(protocols.join() === 'https:,mailto:' ? [] : [`List-Unsubscribe: ${ways.join(' | ')}`]),
    ...(header('List-Unsubscribe-Post').join() === 'List-Unsubscribe=One-Click'
      ? []
      : [`List-Unsubscribe-Post: ${header('List-Unsubscribe-Post').join()}`]),
  ];
}

function mimeFaults([root, ...leaves]: readonly Part[], message: string): readonly string[] {
  const type = root && typeOf(root);
  const boundary = type?.params.get('boundary') ?? '';
  const delimiters = message.split('\r\n').filter((line) => line.startsWith(`--${boundary}`));
  return [
    ...(type?.essence === 'multipart/alternative' ? [] : [`the message is ${type?.essence}`]),
    ...(BOUNDARY.test(boundary) ? [] : [`boundary ${boundary}`]),
    ...(delimiters.join() === [`--${boundary}`, `--${boundary}`, `--${boundary}--`].join()
      ? []
      : [`delimiters ${delimiters.join()}`]),
    ...(leaves.map(({ node }) => node.contentType).join() === 'text/plain,text/html' ? [] : ['other parts']),
    ...leaves.flatMap(leafFaults),
  ];
}

function typeOf({ node }: Part): MIMEType | undefined {
  try {
    return new MIMEType(node.headers ? node.headers.getFirst('Content-Type') : '');
  } catch {
    return undefined;
  }
}

function leafFaults(part: Part): readonly string[] {
  const { node, body } = part;
  const type = typeOf(part);
  const isAscii = !/[^\t\r\n\x20-\x7e]/.test(body);
  const lines = body.split('\r\n');
  const charset = type?.params.get('charset')?.toLowerCase();
  const isEncodedWell = {
    '7bit': isAscii,
    'quoted-printable': lines.every((line) => line.length <= 76 && QUOTED_PRINTABLE_LINE.test(line)),
    base64: lines.every((line) => line.length <= 76 && /^[A-Za-z0-9+/]*={0,2}$/.test(line)),
  }[String(node.encoding)];
  return [
    ...(charset === 'utf-8' ? [] : [`charset ${charset}`]),
    ...(isEncodedWell ? [] : [`${type?.essence} is not ${node.encoding}`]),
  ];
}
