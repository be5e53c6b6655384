import type { AnswerLine, AnswerTarget } from '../answer-line.ts';

/**
 * Gives each `send` the prose of the answer that names nobody, or nobody else: it may be meant for the letter, or against it.
 * What was not read may be meant for any of them.
 */
export function tellBesides(lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const prose = new Map<string, string[]>();
  const unread: string[] = [];
  for (const { target, reading } of lines) {
    if (reading.kind !== 'note') continue;
    const texts = reading.beyondLimit ? unread : (prose.get(keyOf(target)) ?? []);
    texts.push(reading.text);
    if (!reading.beyondLimit) prose.set(keyOf(target), texts);
  }
  const rest = unread.join('\n');
  const told = new Map([...prose].map(([key, texts]) => [key, texts.join('\n')]));
  return lines.map((line) => withBesides(line, [told.get(keyOf(line.target)) ?? '', rest]));
}

function withBesides(line: AnswerLine, prose: readonly string[]): AnswerLine {
  const { reading } = line;
  const besides = [reading.kind === 'send' ? (reading.besides ?? '') : '', ...prose].filter(
    (text) => text !== '',
  );
  if (reading.kind !== 'send' || besides.length === 0) return line;
  return { ...line, reading: { kind: 'send', besides: besides.join('\n') } };
}

const keyOf = (target: AnswerTarget): string => (target.kind === 'person' ? `${target.index}` : target.kind);
