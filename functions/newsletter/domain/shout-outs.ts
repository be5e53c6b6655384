import { deriveDeliveryId } from '../../shared/ids.ts';
import { escapeHtml } from './escape-html.ts';
import type { IssueLetter } from './issue.ts';
import { type LetterMarks, withoutFields } from './letter-pieces.ts';
import type { LetterSection } from './letter-sections.ts';
import { leadsToAPage } from './safe-address.ts';

/** Praise of one of the owner's people, in the words to which they said yes. */
export interface ShoutOut {
  /** The plan of the owner's that it came from. */
  readonly planId: string;
  readonly text: string;
  readonly link?: string;
}

const TITLE = 'Hats off';

/** Around a section that ends with its last praise. */
export const PRAISE_SECTION_MARKS: LetterMarks = ['{{praises}}', '{{/praises}}'];

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
  const added: LetterSection = { kind: 'praise', title: TITLE, html, isAllPraise: true };
  return sections.toSpliced(turn === -1 ? sections.length : turn, 0, added);
}

/** Set off by marks, so that it can be taken out of the letter and leave the rest as it was approved. */
function toParagraph(shoutOut: ShoutOut): string {
  const { text, link } = shoutOut;
  const more =
    link !== undefined && leadsToAPage(link) ? ` <a href="${escapeHtml(link)}">Read about it</a>` : '';
  return `{{praise:${praiseId(shoutOut)}}}<p>${escapeHtml(withoutFields(text))}${more}</p>\n{{/praise}}`;
}

/** Another one for other words, since a yes is to the words that were shown. */
const praiseId = ({ planId, text }: ShoutOut): string => deriveDeliveryId('praise', planId, text);

/** Whether the letter holds praise that its people may still take back. */
export const holdsPraise = ({ html }: Pick<IssueLetter, 'html'>): boolean => html.includes('{{praise:');

/** The letter with the praise that still has its yes, and nothing else changed; without `agreed`, with all of it. */
export function printPraise(letter: IssueLetter, agreed?: readonly ShoutOut[]): IssueLetter {
  if (!holdsPraise(letter)) return letter;
  const ids = agreed && new Set(agreed.map(praiseId));
  const mayStand = (id: string) => ids === undefined || ids.has(id);
  const print = (text: string, piece: RegExp, before: string) =>
    text
      .replace(SECTION, (_, inner: string) =>
        [...inner.matchAll(piece)].some(([, id = '']) => mayStand(id)) ? inner : '',
      )
      .replace(piece, (_, id: string, words: string) => (mayStand(id) ? `${before}${words}` : ''));
  return { ...letter, html: print(letter.html, PIECE, ''), text: print(letter.text, TEXT_PIECE, '\n\n') };
}

const SECTION = /\{\{praises\}\}(.*?)\{\{\/praises\}\}/gs;
const PIECE = /\{\{praise:([a-z2-7]+)\}\}(.*?)\{\{\/praise\}\}/gs;
/** With the empty line before it. */
const TEXT_PIECE = /\n*\{\{praise:([a-z2-7]+)\}\}\n*(.*?)\n*\{\{\/praise\}\}/gs;
