import { cleanLine } from '../../../circle/domain/clean-text.ts';

/** An article of which a news alert tells. */
export interface AlertItem {
  readonly title: string;
  /** The article itself, without the detour by the one who alerts. */
  readonly link: string;
  /** Its title, and what the alert quotes of it. */
  readonly words: string;
}

/** A link of a mail, and what stands on it. */
export interface MailLink {
  readonly text: string;
  readonly href: string;
}

/** Who writes news alerts; nobody else’s mail is read as one. */
const ALERT_SENDERS =
  /^(?:googlealerts-noreply@google\.com|news-noreply@google\.com|alerts?(?:-noreply)?@talkwalker\.com|notifications?@mention\.com|no-?reply@mention\.com)$/;
/** Pages of those who alert: settings, feedback, the way out. */
const OWN_PAGES = /(?:^|\.)(?:google\.[a-z.]{2,6}|talkwalker\.com|mention\.com|gstatic\.com)$/;
const FEWEST_TITLE_WORDS = 2;
const MOST_ITEMS = 10;
const LONGEST_TITLE = 200;
/** What an alert quotes of an article. */
const LONGEST_QUOTE = 600;
const LONGEST_TEXT = 60_000;

export const isAlertSender = (address: string): boolean => ALERT_SENDERS.test(address.toLowerCase());

/** The articles of an alert, first to last; of several links to one, the first with a title counts. Pure. */
export function readNewsAlert(text: string, links: readonly MailLink[]): readonly AlertItem[] {
  const plain = text.slice(0, LONGEST_TEXT);
  const found = new Map<string, string>();
  for (const { text: written, href } of [...links, ...linksInText(plain)]) {
    const link = articleOf(href);
    const title = cleanLine(written).slice(0, LONGEST_TITLE);
    if (link === undefined || found.has(link) || title.split(' ').length < FEWEST_TITLE_WORDS) continue;
    found.set(link, title);
    if (found.size === MOST_ITEMS) break;
  }
  const titles = [...found.values()];
  return [...found].map(([link, title]) => ({
    title,
    link,
    words: `${title} ${quoteBelow(plain, title, titles)}`,
  }));
}

const LINK = /<?(https?:\/\/[^\s<>"]{4,2000})>?/g;

/** In plain text a link stands behind its title, or below the title and what is quoted. */
function linksInText(text: string): readonly MailLink[] {
  return [...text.matchAll(LINK)].map(({ index, 1: href = '' }) => {
    const before = text.slice(Math.max(0, index - LONGEST_QUOTE - LONGEST_TITLE), index);
    const [line = ''] = before.split('\n').slice(-1);
    const block = before.split(/\n[>\s]*\n/).at(-1) ?? '';
    const first = block.split('\n').find((each) => bare(each) !== '') ?? '';
    return { text: bare(line) === '' ? bare(first) : bare(line), href };
  });
}

/** Without marks of quotation and of the list. */
const bare = (line: string): string =>
  line
    .replace(/^[>\s*•-]+/, '')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[<>*]/g, '')
    .trim();

/** Undefined for what is no page about anything. */
function articleOf(href: string): string | undefined {
  const url = URL.parse(href);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  if (!OWN_PAGES.test(url.hostname)) return url.href;
  const inner = URL.parse(url.searchParams.get('url') ?? url.searchParams.get('q') ?? '');
  const isPage = inner !== null && /^https?:$/.test(inner.protocol) && !OWN_PAGES.test(inner.hostname);
  return isPage ? inner.href : undefined;
}

/** What stands between a title and the next one. */
function quoteBelow(text: string, title: string, titles: readonly string[]): string {
  const folded = cleanLine(text);
  const start = folded.indexOf(title);
  if (start < 0) return '';
  const below = folded.slice(start + title.length, start + title.length + LONGEST_QUOTE);
  const ends = titles.map((other) => (other === title ? -1 : below.indexOf(other))).filter((at) => at >= 0);
  return below.slice(0, Math.min(LONGEST_QUOTE, ...ends)).replace(/https?:\/\/\S+/g, '');
}
