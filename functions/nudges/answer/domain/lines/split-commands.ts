import type { AnswerReading } from '../answer-line.ts';

/** Longer lines are prose. */
const LONGEST_SPLIT = 400;
const MOST_PARTS = 4;

/** What one adds to the news on the same line: `Met for coffee. Snooze 2w`, `called, remind me on Friday to send the deck`. */
const COMMAND_WORDS =
  'snooze|pause (?:\\d|for|until|till|her|him|them)|remind me|remind \\d|every (?:\\d|other|two|three|six|month|week|quarter)|tier (?:inner|close|wide)|gift ideas?|gift sent|need:|(?:i )?promised|note:|shout-?out|birthday \\d';
const BEFORE_COMMAND = new RegExp(
  `(?:[.,;!]\\s+|\\s+-+\\s+|\\s(?=and |then ))(?=(?:(?:and|then|please|pls|so) )*(?:${COMMAND_WORDS})(?!\\p{L}))`,
  'giu',
);
const COMMAND_FIRST = new RegExp(
  `^(?:.{1,40}?(?:[:)]|\\s-)\\s*)?(?:${COMMAND_WORDS}|likes|loves)(?!\\p{L})`,
  'iu',
);
const SENTENCE_END = /[.;!]\s+(?=\S)/;

/** Two things said on one line, as lines of their own; `kindOf` tells what words are read as. */
export function splitCommands(
  words: string,
  kindOf: (words: string) => AnswerReading['kind'],
): readonly string[] {
  if (words.length > LONGEST_SPLIT || words.includes('"')) return [words];
  return splitFirstSentence(words, kindOf) ?? splitAfterNews(words, kindOf) ?? [words];
}

/** `Snooze 2w. She is moving.` */
function splitFirstSentence(
  words: string,
  kindOf: (words: string) => AnswerReading['kind'],
): readonly string[] | undefined {
  const end = COMMAND_FIRST.test(words) ? SENTENCE_END.exec(words) : null;
  if (end === null) return undefined;
  const head = words.slice(0, end.index + 1);
  const isCommand = ['snooze', 'change'].includes(kindOf(head));
  return isCommand ? [head, words.slice(end.index + 1).trim()] : undefined;
}

/** Only what follows a touch: prose may well say `and then snooze`. */
function splitAfterNews(
  words: string,
  kindOf: (words: string) => AnswerReading['kind'],
): readonly string[] | undefined {
  const places = [...words.matchAll(BEFORE_COMMAND)]
    .slice(0, MOST_PARTS - 1)
    .map(({ index, 0: mark }) => index + mark.length);
  const starts = [0, ...places];
  const parts = starts.map((start, at) => words.slice(start, starts[at + 1]).trim());
  const [head = '', ...tail] = parts;
  if (tail.length === 0 || kindOf(head) !== 'touch') return undefined;
  return tail.every((part) => !['note', 'unclear', 'touch'].includes(kindOf(part)) || /^note:/i.test(part))
    ? parts
    : undefined;
}
