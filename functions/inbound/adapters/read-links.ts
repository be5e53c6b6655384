import { Parser } from 'htmlparser2';
import type { MailLink } from '../domain/alert/news-alert.ts';

const MAX_HTML_CHARACTERS = 300_000;
const MOST_LINKS = 200;

/** The links of an HTML body with the text on them, in their order. */
export function readLinks(html: string): readonly MailLink[] {
  const links: { text: string; href: string }[] = [];
  let open: { text: string; href: string } | undefined;
  const parser = new Parser(
    {
      onopentag: (name, { href }) => {
        if (name !== 'a' || href === undefined || links.length >= MOST_LINKS) return;
        open = { text: '', href };
        links.push(open);
      },
      ontext: (text) => {
        if (open !== undefined) open.text += text;
      },
      onclosetag: (name) => {
        if (name === 'a') open = undefined;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html.slice(0, MAX_HTML_CHARACTERS));
  parser.end();
  return links;
}
