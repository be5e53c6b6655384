import type { DeliveryId } from '../../shared/ids.ts';

const MOST_CHARACTERS = 60;
const ID_CHARACTERS = 5;

/** What Unicode does not take apart into a letter and its mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/**
 * The slug of an issue that is written in no file: its subject, and the beginning of its proof's id, so that no two issues
 * share one, whatever they are called. `The second cup` → `the-second-cup-x3k7a`
 */
export function nameIssue(subject: string, proofId: DeliveryId): string {
  const words = subject
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => LETTERS[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [cutAtWord(words), proofId.slice(0, ID_CHARACTERS)].filter((part) => part !== '').join('-');
}

const cutAtWord = (words: string): string =>
  words.length <= MOST_CHARACTERS
    ? words
    : words
        .slice(0, MOST_CHARACTERS + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, MOST_CHARACTERS);
