import type { AnswerLine, AnswerTarget } from '../answer-line.ts';
import type { Entry } from './answer-entries.ts';

/**
 * Gives each `send` the prose of the answer that names nobody, or nobody else: it may be meant for the letter. What was not read
 * may be meant for any of them.
 */
export function tellBesides(entries: readonly Entry[], lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const prose = new Map<string, string[]>();
  const unread: string[] = [];
  for (const [at, { target, reading }] of lines.entries()) {
    if (reading.kind !== 'note' || entries[at]?.namesSomebody !== false) continue;
    if (reading.beyondLimit) {
      unread.push(reading.text);
      continue;
    }
    const texts = prose.get(keyOf(target)) ?? [];
    texts.push(reading.text);
    prose.set(keyOf(target), texts);
  }
  const told = new Map<string, string>();
  for (const key of new Set(lines.map(({ target }) => keyOf(target))))
    told.set(key, [...(prose.get(key) ?? []), ...unread].join('\n'));
  return lines.map((line) => withBesides(line, told.get(keyOf(line.target)) ?? ''));
}

function withBesides(line: AnswerLine, prose: string): AnswerLine {
  const { reading } = line;
  if (reading.kind !== 'send' || prose === '') return line;
  const besides = reading.besides === undefined ? prose : `${reading.besides}\n${prose}`;
  return { ...line, reading: { kind: 'send', besides } };
}

const keyOf = (target: AnswerTarget): string => (target.kind === 'person' ? `${target.index}` : target.kind);
