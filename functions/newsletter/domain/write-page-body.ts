import { escapeHtml } from './escape-html.ts';
import type { LetterSection } from './letter-sections.ts';
import { NOBODY, personaliseHtml } from './personalise.ts';

/**
 * The letter as a part of a page, and of a feed. It holds what the writer wrote for everybody, and nothing else: no part for one
 * topic, and no praise of others, who said yes to the readers of the newsletter and not to the whole web.
 */
export function writePageBody(written: readonly LetterSection[]): string {
  return written
    .filter(({ topic }) => topic === undefined)
    .map(({ kind, title, html }) => {
      const heading = title === undefined ? '' : `<h2>${escapeHtml(title)}</h2>\n`;
      return `<section class="${kind}">\n${heading}${personaliseHtml(html, NOBODY)}</section>\n`;
    })
    .join('');
}
