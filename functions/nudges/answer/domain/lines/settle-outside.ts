import type { AnswerContext, AnswerLine, AnswerTarget } from '../answer-line.ts';
import { targetOf } from '../people/name-index.ts';

/**
 * Decides whom `send` and `stop` are meant for where their line names nobody. A brief is answered at the first person's address
 * unless the owner chose another: so `send` is clear when one letter waits, or when they chose; `stop` when there is one person.
 * `send` without a letter that waits sends nothing; of one that has its yes, whoever sends letters says so.
 */
export function settleOutside(line: AnswerLine, context: AnswerContext): AnswerLine {
  if (line.reading.kind === 'stop')
    return { ...line, target: clearTarget(line.target, everybody(context), context) };
  if (line.reading.kind !== 'send') return line;
  const waiting = everybody(context).filter((index) => context.people[index]?.hasDraft);
  const target = clearTarget(line.target, waiting, context);
  const { kind } = target;
  const isThere =
    kind === 'ambiguous'
      ? target.candidates.some((index) => waiting.includes(index))
      : kind === 'person' && (waiting.includes(target.index) || isApproved(target, context));
  return isThere || kind === 'unknown-name'
    ? { ...line, target }
    : { ...line, target, reading: nothingToSend(target, context) };
}

const isApproved = (
  { index, explicit }: Extract<AnswerTarget, { kind: 'person' }>,
  { people }: AnswerContext,
): boolean => explicit && people[index]?.hasApprovedDraft === true;

const everybody = ({ people }: AnswerContext): readonly number[] => people.map((_, index) => index);

function clearTarget(
  target: AnswerTarget,
  possible: readonly number[],
  { people, addressedIndex }: AnswerContext,
): AnswerTarget {
  if (target.kind !== 'person' || target.explicit || people.length < 2 || possible.length === 0)
    return target;
  const isOnlyOne = possible.length === 1 && possible[0] === target.index;
  const isChosen = addressedIndex !== 0 && target.index === addressedIndex;
  if (isOnlyOne || isChosen) return target;
  const [first, ...others] = possible;
  // One letter, but for somebody else than whom the mail was addressed to: Kith asks.
  return first !== undefined && others.length === 0
    ? { kind: 'ambiguous', candidates: [first] }
    : targetOf(possible);
}

function nothingToSend(target: AnswerTarget, { people }: AnswerContext): AnswerLine['reading'] {
  const name = target.kind === 'person' ? people[target.index]?.name : undefined;
  const letter = name === undefined ? 'No letter' : `No letter to ${name}`;
  return {
    kind: 'unclear',
    why: `${letter} is waiting, so nothing went out. Write “send” below a letter that Kith wrote for you.`,
  };
}
