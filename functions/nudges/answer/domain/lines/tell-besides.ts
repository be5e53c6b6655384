import type { AnswerLine, AnswerReading, AnswerTarget } from '../answer-line.ts';
import { withPlainMarks } from './plain-line.ts';

/**
 * Gives each `send` the prose of the answer that names nobody, or nobody else: it may be meant for the letter, or against it.
 * What was not read may be meant for any of them, and so may words that take something back, whomever they stand under.
 */
export function tellBesides(lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const prose = new Map<string, string[]>();
  const unread: string[] = [];
  for (const line of lines) {
    const { target, reading } = line;
    if (reading.kind !== 'note' || takesBack(line)) continue;
    const texts = reading.beyondLimit ? unread : (prose.get(keyOf(target)) ?? []);
    texts.push(reading.text);
    if (!reading.beyondLimit) prose.set(keyOf(target), texts);
  }
  const takenBack = lines.filter(takesBack).map(({ words }) => words);
  return lines.map((line) =>
    withBesides(line, takenBack, [...(prose.get(keyOf(line.target)) ?? []), ...unread]),
  );
}

function withBesides(line: AnswerLine, takenBack: readonly string[], prose: readonly string[]): AnswerLine {
  const { reading } = line;
  if (reading.kind !== 'send') return line;
  const besides = [...takenBack, reading.besides ?? '', ...prose].filter((text) => text !== '');
  if (besides.length === 0) return line;
  const isTakenBack = takenBack.length > 0 && { isTakenBack: true as const };
  return { ...line, reading: { kind: 'send', besides: besides.join('\n'), ...isTakenBack } };
}

const TAKES_BACK = new RegExp(
  `(?<![\\p{L}'])(?:${[
    "(?<!(?:can't|cannot|can not|couldn't|could not) )wait|hold (?:on|off|it|that|this|back|fire|your horses|the (?:letter|mail|draft))|on hold|hang on",
    "(?:don't|do not|dont|please not|not|never|no need to|without|stop|before (?:you|it)) send(?:ing|s)?|don't|do not|dont|must not|should not|shouldn't|mustn't",
    'cancel\\p{L}*|never ?mind|forget (?:it|that|this|about)|actually|stop(?! (?:by|at|over)(?!\\p{L}))|not (?:yet|now|so fast)|scratch that|on second thoughts?|changed my mind|take (?:it|that) back|too (?:soon|early)|keep it back',
  ].join('|')})(?!\\p{L})`,
  'iu',
);

/** What bears words that may be meant for another line as well. What lies beyond the limit is told to each letter anyway. */
const MAY_TAKE_BACK: ReadonlySet<AnswerReading['kind']> = new Set([
  ...(['note', 'touch', 'attempt', 'no', 'stop', 'unclear'] as const),
  ...(['snooze', 'promise', 'remind', 'need'] as const),
]);

/** `wait, do not send that`, `called her, so hold it`: in doubt it is meant for the letter. */
const takesBack = ({ reading, words }: AnswerLine): boolean =>
  MAY_TAKE_BACK.has(reading.kind) && !('beyondLimit' in reading) && TAKES_BACK.test(withPlainMarks(words));

const keyOf = (target: AnswerTarget): string => (target.kind === 'person' ? `${target.index}` : target.kind);
