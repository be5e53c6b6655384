import { compile } from 'html-to-text';

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

/** The body of an issue as plain text: headings in capitals, links in brackets behind their words. */
export const writeBodyText = (bodyHtml: string): string => convert(bodyHtml);
