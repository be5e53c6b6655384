import type { AnswerContext, AnswerLine } from './answer-line.ts';
import { findFollowUps } from './facts/find-follow-ups.ts';
import { finishEntry } from './lines/answer-entries.ts';
import { gatherEntries } from './lines/gather-entries.ts';
import { settleOutside } from './lines/settle-outside.ts';
import { tellBesides } from './lines/tell-besides.ts';
import { LONGEST_SEARCHED, proposeFacts } from './propose-facts.ts';

/**
 * Reads an owner's answer to a mail about some of their people: a line, or a paragraph of prose, each. Total and pure: what is no
 * command is a note, in whatever language, and the words of all lines are those of the text.
 */
export function readAnswerLines(text: string, context: AnswerContext): readonly AnswerLine[] {
  const entries = gatherEntries(text, context);
  return tellBesides(entries.map(finishEntry))
    .map((line) => settleOutside(line, context))
    .map((line) => withProposals(line, context));
}

function withProposals(line: AnswerLine, context: AnswerContext): AnswerLine {
  const { target, reading } = line;
  if (!('proposals' in reading)) return line;
  const person = target.kind === 'person' ? context.people[target.index] : undefined;
  const followUps = findFollowUps(reading.text.slice(0, LONGEST_SEARCHED), person, context);
  const proposals = proposeFacts(reading.text, person);
  return { ...line, reading: { ...reading, proposals, ...(followUps.length > 0 && { followUps }) } };
}
