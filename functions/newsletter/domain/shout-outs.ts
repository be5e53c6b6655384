import { escapeHtml } from './escape-html.ts';
import { withoutFields } from './letter-pieces.ts';
import type { LetterSection } from './letter-sections.ts';
import { leadsToAPage } from './safe-address.ts';

/** Praise of one of the owner's people, in the words to which they said yes. */
export interface ShoutOut {
  readonly text: string;
  readonly link?: string;
}

const TITLE = 'Hats off';

/** The letter with that praise in it: where the writer praises, else before the question at its end. Nothing where nobody said yes. */
export function withShoutOuts(
  sections: readonly LetterSection[],
  shoutOuts: readonly ShoutOut[],
): readonly LetterSection[] {
  if (shoutOuts.length === 0) return sections;
  const html = shoutOuts.map(toParagraph).join('');
  const own = sections.findIndex(({ kind, topic }) => kind === 'praise' && topic === undefined);
  if (own !== -1) {
    return sections.map((section, place) =>
      place === own ? { ...section, html: section.html + html } : section,
    );
  }
  const turn = sections.findIndex(({ kind }) => kind === 'turn');
  return sections.toSpliced(turn === -1 ? sections.length : turn, 0, { kind: 'praise', title: TITLE, html });
}

function toParagraph({ text, link }: ShoutOut): string {
  const more =
    link !== undefined && leadsToAPage(link) ? ` <a href="${escapeHtml(link)}">Read about it</a>` : '';
  return `<p>${escapeHtml(withoutFields(text))}${more}</p>\n`;
}
