/** What is put into a letter when it is written to somebody. */
const FIELDS = ['greeting', 'firstName', 'leaveUrl', 'preferencesUrl', 'clickToken'] as const;

export type LetterFieldName = (typeof FIELDS)[number];

/** Whom a part of a letter is for: whoever chose the topic, or none; or those whom the owner knows. */
export type Audience = { readonly topic: string } | 'contacts';

/** Words as they are, or the place of a field. Without an audience, it is for everybody. */
export type LetterPiece = {
  readonly audience?: Audience | undefined;
} & ({ readonly words: string } | { readonly field: LetterFieldName });

/** Before and after what is for some readers only. */
export type LetterMarks = readonly [string, string];

/** Stands in a letter until it is written to somebody. */
export const placeholder = (name: LetterFieldName): string => `{{${name}}}`;

export const topicMarks = (topic: string): LetterMarks => [`{{topic:${topic}}}`, '{{/topic}}'];

export const CONTACTS_MARKS: LetterMarks = ['{{contacts}}', '{{/contacts}}'];

/** Whether anything in the letter is for those whom the owner knows. */
export const speaksToContacts = ({ html }: { readonly html: string }): boolean =>
  html.includes(CONTACTS_MARKS[0]);

/** Whether a part of the letter is for some readers only. */
export const speaksToSome = ({ html }: { readonly html: string }): boolean =>
  readPieces(html).some(({ audience }) => audience !== undefined);

const MARK =
  /\{\{(?:\s*(greeting|firstName|leaveUrl|preferencesUrl|clickToken)\s*|topic:([a-z0-9-]+)|(contacts)|\/(?:topic|contacts))\}\}/g;

/** A part of a letter, cut at its fields and marks. Parts for some readers do not stand in each other. */
export function readPieces(text: string): readonly LetterPiece[] {
  const pieces: LetterPiece[] = [];
  let audience: Audience | undefined;
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const [mark, name, topic, contacts] = match;
    if (match.index > from) pieces.push({ audience, words: text.slice(from, match.index) });
    from = match.index + mark.length;
    const field = FIELDS.find((each) => each === name);
    if (field !== undefined) pieces.push({ audience, field });
    else if (topic !== undefined) audience = { topic };
    else audience = contacts === undefined ? undefined : 'contacts';
  }
  if (from < text.length) pieces.push({ audience, words: text.slice(from) });
  return pieces;
}

/** What the writer of a letter may use, in its own words. */
const WRITERS_FIELDS: readonly string[] = ['firstName'];

const ANY_FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Fields in somebody's Markdown that stand for nothing. */
export const unknownFields = (markdown: string): readonly string[] =>
  [...markdown.matchAll(ANY_FIELD)]
    .map(([, name = '']) => name)
    .filter((name) => !WRITERS_FIELDS.includes(name));

/** Words in which nothing stands for anything else, whatever they hold. */
export const withoutFields = (words: string): string => words.replaceAll('{{', '{ {');
