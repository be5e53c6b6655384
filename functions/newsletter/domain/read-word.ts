import type { OwnersWord } from './follow-word.ts';
import { opensLikeIssue } from './front-matter.ts';

/** What an owner's answer to a proof means; `unclear` does nothing, and is asked about. */
export type ProofAnswer = OwnersWord | 'changes' | 'unclear';

const WORD = /^(approve|hold|skip)[.!]?$/i;
const CLOSING =
  /^(?:(?:kind|best|warm|many|with) )?(?:regards|wishes|thanks|best|cheers|love|yours)(?: (?:and|best|regards|wishes|you|always|ever|truly|sincerely|faithfully|thanks|as|so|much|all|again))*[,.!]?$/i;

/**
 * Reads what an owner wrote above a proof. A word acts only where it stands alone on the first line, with nothing below it but a
 * farewell; a text that opens with front matter, or with `subject:`, is the issue in other words. In doubt Kith asks.
 */
export function readWord(words: string, ownerName: string): ProofAnswer {
  if (opensLikeIssue(words)) return 'changes';
  const [first = '', ...rest] = words.trim().split('\n');
  const word = WORD.exec(first.trim().replaceAll(/[`*“”"']/g, ''))?.[1]?.toLowerCase();
  const names = [ownerName, ...ownerName.split(/\s+/)].map(bare);
  const isFarewell = (line: string) =>
    line.trim() === '' || CLOSING.test(line.trim()) || names.includes(bare(line));
  if (word !== 'approve' && word !== 'hold' && word !== 'skip') return 'unclear';
  return rest.every(isFarewell) ? word : 'unclear';
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
