import type { AnswerLine, AnswerTarget } from '../answer-line.ts';
import type { Entry } from './answer-entries.ts';

/** Gives each `send` the prose of the answer that names nobody, or nobody else: it may be meant for the letter. */
export function tellBesides(entries: readonly Entry[], lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const prose = lines.flatMap(({ target, reading }, at) =>
    reading.kind === 'note' && entries[at]?.namesSomebody === false ? [{ target, text: reading.text }] : [],
  );
  return lines.map((line) => {
    if (line.reading.kind !== 'send') return line;
    const own = line.reading.besides;
    const texts = prose.filter(({ target }) => isSame(target, line.target)).map(({ text }) => text);
    const besides = [own, ...texts].filter((text) => text !== undefined).join('\n');
    return besides === '' ? line : { ...line, reading: { kind: 'send', besides } };
  });
}

const isSame = (one: AnswerTarget, other: AnswerTarget): boolean =>
  one.kind === 'person' && other.kind === 'person' ? one.index === other.index : one.kind === other.kind;
