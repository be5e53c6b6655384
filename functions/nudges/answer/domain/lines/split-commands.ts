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
/** `Ruth: done; 2: snooze 1w`, but not within `No. 2: done`. */
const BEFORE_NEXT_PERSON = new RegExp(
  `(?<!^(?:no|nr))[,;.]\\s+(?=#?\\d{1,2}[:)]?\\s|(?!${COMMAND_WORDS})\\p{L}[\\p{L}' ]{1,30}:\\s)`,
  'giu',
);
const COMMAND_FIRST = new RegExp(
  `^(?:.{1,40}?(?:[:)]|\\s-)\\s*)?(?:${COMMAND_WORDS}|likes|loves)(?!\\p{L})`,
  'iu',
);
const SENTENCE_END = /[.;!]\s+(?=\S)/;

type KindOf = (words: string) => AnswerReading['kind'];

/** Two things said on one line, as lines of their own; `kindOf` tells what words are read as. */
export function splitCommands(words: string, kindOf: KindOf): readonly string[] {
  if (words.length > LONGEST_SPLIT || words.includes('"')) return [words];
  return (
    splitPeople(words, kindOf) ??
    splitFirstSentence(words, kindOf) ??
    splitAfterNews(words, kindOf) ?? [words]
  );
}

/** Where each part is a command by itself. */
function splitPeople(words: string, kindOf: KindOf): readonly string[] | undefined {
  const parts = partsOf(words, BEFORE_NEXT_PERSON);
  const isCommand = (part: string) => !['note', 'unclear', 'courtesy', 'send', 'stop'].includes(kindOf(part));
  return parts.length > 1 && parts.every(isCommand) && !/^(?:note|need|gift|remind)/i.test(words)
    ? parts
    : undefined;
}

/** `Snooze 2w. She is moving.` */
function splitFirstSentence(words: string, kindOf: KindOf): readonly string[] | undefined {
  const end = COMMAND_FIRST.test(words) ? SENTENCE_END.exec(words) : null;
  if (end === null) return undefined;
  const head = words.slice(0, end.index + 1);
  const isCommand = ['snooze', 'change'].includes(kindOf(head));
  return isCommand ? [head, words.slice(end.index + 1).trim()] : undefined;
}

/** Only what follows a touch: prose may well say `and then snooze`. */
function splitAfterNews(words: string, kindOf: KindOf): readonly string[] | undefined {
  const parts = partsOf(words, BEFORE_COMMAND);
  const [head = '', ...tail] = parts;
  if (tail.length === 0 || !['touch', 'attempt'].includes(kindOf(head))) return undefined;
  return tail.every((part) => !['note', 'unclear', 'touch'].includes(kindOf(part)) || /^note:/i.test(part))
    ? parts
    : undefined;
}

function partsOf(words: string, before: RegExp): readonly string[] {
  const places = [...words.matchAll(before)].map(({ index, 0: mark }) => index + mark.length);
  const starts = [0, ...places.slice(0, MOST_PARTS - 1)];
  return starts.map((start, at) => words.slice(start, starts[at + 1]).trim());
}
