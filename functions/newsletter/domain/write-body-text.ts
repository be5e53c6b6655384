import { compile } from 'html-to-text';
import { withoutFields } from './letter-pieces.ts';

/** As emails/plain-text.ts wraps the rest of the letter. */
const MAX_COLUMNS = 76;

const convert = compile({
  wordwrap: MAX_COLUMNS,
  selectors: [
    { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true } },
    { selector: 'img', options: { linkBrackets: ['(', ')'] } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    { selector: 'hr', options: { length: 5 } },
  ],
});

/** Of a private range, so that a letter has none of its own. */
const PRIVATE = /[\uE000\uE001]/g;

/**
 * The body of an issue as plain text: headings in capitals, links in brackets behind their words. What is a field in the HTML is
 * that field here, and nothing else is one: braces that come together only in plain text (escapes, entities, one of them in
 * italics) are words.
 */
export function writeBodyText(bodyHtml: string): string {
  const fields: string[] = [];
  const html = bodyHtml
    .replace(PRIVATE, '')
    .replace(/\{\{[^{}]*\}\}/g, (field) => `\uE000${fields.push(field) - 1}\uE001`);
  return withoutFields(convert(html)).replace(
    /\uE000(\d+)\uE001/g,
    (_, place: string) => fields[Number(place)] ?? '',
  );
}
