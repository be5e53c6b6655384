import { plainWords } from '../../../circle/domain/changes/apply-words.ts';
import { readChange } from '../../../circle/domain/changes/read-change.ts';
import type { AnswerPerson, Proposal } from './answer-line.ts';
import { findChildren } from './facts/children-in-a-row.ts';
import { findDeath } from './facts/death-in-prose.ts';
import { findFamilyFacts } from './facts/family-facts.ts';
import { findOwnFacts } from './facts/own-facts.ts';
import { findParting } from './facts/parting-in-prose.ts';

/** Prose beyond it is kept, and not searched for facts. */
export const LONGEST_SEARCHED = 2000;
/** More questions at once are no help. */
const MOST_PROPOSALS = 5;

/**
 * Facts that an owner mentions in prose: `her son Leo starts school in September`, `it's her birthday on 4 May`. They are
 * proposed and never kept by themselves; what is told of the owner's own family is none of them.
 */
export function proposeFacts(text: string, person: AnswerPerson | undefined): readonly Proposal[] {
  const prose = text.slice(0, LONGEST_SEARCHED).replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
  const sayings = new Map(
    [
      ...findDeath(prose, person),
      ...findParting(prose, person),
      ...findFamilyFacts(prose, person),
      ...findChildren(prose),
      ...findOwnFacts(prose),
    ].map((said) => [plainWords(said.say), said]),
  );
  return [...sayings.values()].slice(0, MOST_PROPOSALS).flatMap(({ say, told }) => {
    const read = readChange(told);
    return read.outcome === 'read' ? [{ change: read.change, say }] : [];
  });
}
