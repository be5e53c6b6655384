import type { DeliveryId } from '../../shared/ids.ts';

const MOST_CHARACTERS = 60;
const ID_CHARACTERS = 5;

/**
 * The slug of an issue that is written in no file: its subject, and the beginning of its proof's id, so that no two issues
 * share one, whatever they are called. `The second cup` → `the-second-cup-x3k7a`
 */
export function nameIssue(subject: string, proofId: DeliveryId): string {
  const words = subject
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_CHARACTERS)
    .replace(/^-+|-+$/g, '');
  return [words, proofId.slice(0, ID_CHARACTERS)].filter((part) => part !== '').join('-');
}
