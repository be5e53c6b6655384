import { escapeHtml } from '../escape-html.ts';
import type { Finding } from './finding.ts';

/** Gmail hides what comes after 102 KB of HTML, the way out of the newsletter too. */
const LARGEST_HTML_BYTES = 100_000;
const FEWEST_WORDS = 3;
/** Some languages write words without spaces between them: each of their characters counts. */
const WORDS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|\p{L}+/gu;

/** The mail as one reader gets it. */
export interface ReadersMail {
  readonly html: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

interface Expected {
  /** The reader's own page to leave by. */
  readonly leaveUrl: string;
  readonly postalAddress: string;
  /** The writer's words. */
  readonly markdown: string;
}

/** What can only be told of the finished mail: that it is a letter at all, that it can be left, who sends it. */
export function checkLetter(
  mail: ReadersMail,
  { leaveUrl, postalAddress, markdown }: Expected,
): readonly Finding[] {
  const findings: Finding[] = [];
  const address = oneLine(postalAddress).trim();
  const bytes = Buffer.byteLength(mail.html);
  if (bytes > LARGEST_HTML_BYTES) {
    const words = `It has ${Math.round(bytes / 1000)} KB; Gmail cuts a mail off at 102, and hides the way out with the rest. Please shorten it.`;
    findings.push({ level: 'look', code: 'large', words });
  }
  if ((markdown.match(WORDS) ?? []).length < FEWEST_WORDS) {
    findings.push({ level: 'must', code: 'no-words', words: 'There are hardly any words in it.' });
  }
  if (!canBeLeft(mail, leaveUrl)) {
    findings.push({
      level: 'must',
      code: 'no-way-out',
      words: 'The link to leave the newsletter is missing.',
    });
  }
  if (
    !oneLine(mail.html).includes(escapeHtml(address).replaceAll('&#39;', '&#x27;')) ||
    !oneLine(mail.text).includes(address)
  ) {
    findings.push({ level: 'must', code: 'no-postal-address', words: 'Your postal address is missing.' });
  }
  return findings;
}

/** In the letter, in its text part, and for the button of the mail program (RFC 2369, RFC 8058). */
function canBeLeft({ html, text, headers = {} }: ReadersMail, leaveUrl: string): boolean {
  const header = headers['List-Unsubscribe'] ?? '';
  return (
    html.includes(`href="${escapeHtml(leaveUrl)}"`) &&
    text.includes(leaveUrl) &&
    header.includes(`<${leaveUrl}>`) &&
    header.includes('<mailto:') &&
    headers['List-Unsubscribe-Post'] === 'List-Unsubscribe=One-Click'
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
