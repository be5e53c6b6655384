import type { AnswerLine, AnswerTarget } from '../answer-line.ts';

/** Gives each `send` the prose of the answer that names nobody, or nobody else: it may be meant for the letter, or against it. */
export function tellBesides(lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const prose = new Map<string, string[]>();
  for (const { target, reading } of lines) {
    if (reading.kind !== 'note') continue;
    const texts = prose.get(keyOf(target)) ?? [];
    texts.push(reading.text);
    prose.set(keyOf(target), texts);
  }
  return lines.map((line) => withBesides(line, prose.get(keyOf(line.target)) ?? []));
}

function withBesides(line: AnswerLine, prose: readonly string[]): AnswerLine {
  const { reading } = line;
  if (reading.kind !== 'send' || prose.length === 0) return line;
  const besides = [...(reading.besides === undefined ? [] : [reading.besides]), ...prose].join('\n');
  return { ...line, reading: { kind: 'send', besides } };
}

const keyOf = (target: AnswerTarget): string => (target.kind === 'person' ? `${target.index}` : target.kind);
