import { compile } from 'html-to-text';

/** Longer HTML is cut: what is new in a mail stands at its beginning. Bounds the time that nested tags can cost. */
const MAX_HTML_CHARACTERS = 200_000;

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: MAX_HTML_CHARACTERS, maxDepth: 200 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    // Headings keep the case in which they were written.
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    // One line break between paragraphs of a mail program's <div> soup; blockquotes become `> ` lines.
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
  ],
});

/** An HTML body as the plain text of a mail: no links, no pictures, quotations marked with `>`. */
export function htmlToPlainText(html: string): string {
  return convert(html.slice(0, MAX_HTML_CHARACTERS));
}
