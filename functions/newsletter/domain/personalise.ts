import { greetingName } from '../../circle/domain/greeting-name.ts';
import { escapeHtml } from './escape-html.ts';
import type { IssueLetter } from './issue.ts';
import { type Audience, type LetterFieldName, type LetterPiece, readPieces } from './letter-pieces.ts';

/** What differs from reader to reader. */
export interface ReaderWords extends Readonly<Record<LetterFieldName, string>> {
  /** Ids of the topics that they chose; undefined: none was, so they get all. */
  readonly topics?: readonly string[] | undefined;
  /** The owner has them in the circle. */
  readonly isContact: boolean;
}

/** Nobody's: what a page shows to whoever comes by. Nothing stands there for one topic, or for those whom the owner knows. */
export const NOBODY: ReaderWords = {
  greeting: 'Dear reader,',
  firstName: 'reader',
  leaveUrl: '',
  preferencesUrl: '',
  clickToken: '',
  topics: [],
  isContact: false,
};

type Letter = Pick<IssueLetter, 'subject' | 'html' | 'text'>;

/** The letter to one reader. What a reader put in is text: it neither becomes HTML nor stands for another placeholder. */
export function personalise(letter: Letter, words: ReaderWords): Letter {
  const { html, text } = piecesOf(letter);
  return { subject: letter.subject, html: fillIn(html, words, 'html'), text: fillIn(text, words, 'text') };
}

/** A piece of HTML with the fields in it. */
export const personaliseHtml = (html: string, words: ReaderWords): string =>
  fillIn(readPieces(html), words, 'html');

/** A letter is cut into its pieces once, and not anew for each of its readers. */
const cutBefore = new WeakMap<Letter, Readonly<Record<'html' | 'text', readonly LetterPiece[]>>>();

function piecesOf(letter: Letter) {
  const known = cutBefore.get(letter);
  if (known !== undefined) return known;
  const pieces = { html: readPieces(letter.html), text: readPieces(letter.text) };
  cutBefore.set(letter, pieces);
  return pieces;
}

function fillIn(pieces: readonly LetterPiece[], words: ReaderWords, part: 'html' | 'text'): string {
  let filled = '';
  for (const piece of pieces) filled += wordsFor(piece, words, part);
  return filled;
}

/** What one piece of a letter reads to one reader; nothing where it is not for them. */
function wordsFor(piece: LetterPiece, words: ReaderWords, part: 'html' | 'text'): string {
  if (!isFor(piece.audience, words)) return '';
  if ('words' in piece) return piece.words;
  return part === 'html' ? escapeHtml(words[piece.field]) : words[piece.field];
}

/** Whether a part of a letter is for this reader. */
export function isFor(
  audience: Audience | undefined,
  { topics, isContact }: Pick<ReaderWords, 'topics' | 'isContact'>,
): boolean {
  if (audience === undefined) return true;
  return audience === 'contacts' ? isContact : (topics?.includes(audience.topic) ?? true);
}

/** `Dear Priya,` or, for somebody who left no name, `Dear reader,` */
export const greet = (firstName: string | undefined): string => `Dear ${nameFor(firstName)},`;

/** `Priya` or, of somebody who left no name, `reader` */
export const nameFor = (firstName: string | undefined): string =>
  firstName === undefined ? 'reader' : greetingName(firstName);
