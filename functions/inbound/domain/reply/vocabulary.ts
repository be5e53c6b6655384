import type { Language } from './language.ts';
import { LANGUAGES } from './languages.ts';

/** What a label of a header block is about. */
export type Label = 'from' | 'sent' | 'to' | 'subject' | 'others';
type WordList = Exclude<keyof Language, Label>;

const KINDS = ['from', 'sent', 'to', 'subject', 'others'] as const;

/** A word that two languages use for two things (`a`, `data`) means what the first of KINDS says. */
const LABELS = new Map<string, Label>(
  KINDS.toReversed().flatMap((kind) =>
    LANGUAGES.flatMap((language) => language[kind].map((label): [string, Label] => [label, kind])),
  ),
);

const wordsOf = (list: WordList): readonly string[] => LANGUAGES.flatMap((language) => language[list]);

const isUnspaced = (word: string): boolean =>
  /[\u0E00-\u0E7F\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7AF]/.test(word);

export const ORIGINAL_MESSAGE: ReadonlySet<string> = new Set(wordsOf('originalMessage'));
export const FORWARDED_MESSAGE: ReadonlySet<string> = new Set(wordsOf('forwardedMessage'));
export const SIGN_OFFS: ReadonlySet<string> = new Set(wordsOf('signOffs'));
export const OPENINGS: ReadonlySet<string> = new Set(wordsOf('openings'));
export const WROTE: ReadonlySet<string> = new Set(wordsOf('wrote'));
/** Verbs of writing systems that put no spaces between words. */
export const UNSPACED_WROTE: readonly string[] = wordsOf('wrote').filter(isUnspaced);
export const CONFIDENTIAL: readonly string[] = wordsOf('confidential');

const MAX_LABEL_CHARACTERS = 40;

export interface LabelledLine {
  readonly label: Label;
  readonly value: string;
}

/** `*From:* Kith <kith@kith.example>`; programs that set the label in bold leave asterisks. */
export function readLabel(line: string): LabelledLine | undefined {
  const start = line.slice(0, MAX_LABEL_CHARACTERS);
  const colon = start.search(/[:：]/);
  if (colon < 1) return undefined;
  const label = LABELS.get(bareWords(start.slice(0, colon)));
  return label === undefined ? undefined : { label, value: bareWords(line.slice(colon + 1), false) };
}

/** Without the asterisks of bold print and marks of writing direction. */
function bareWords(text: string, lowerCase = true): string {
  const bare = text.replace(/[*\u200B\u200E\u200F\u202A-\u202E]/g, '').trim();
  return lowerCase ? bare.toLowerCase() : bare;
}

/** Whether a line begins with one of many phrases; those are looked up by their first characters. */
export function phraseMatcher(
  list: 'sentFrom' | 'disclaimers',
): (lowerCaseLine: string) => string | undefined {
  const byStart = Map.groupBy(wordsOf(list), startOf);
  return (line) => byStart.get(startOf(line))?.find((phrase) => line.startsWith(phrase));
}

/** All phrases have at least this many characters. */
const startOf = (phrase: string): string => phrase.slice(0, 2);
