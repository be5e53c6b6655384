/** A lower-case word, unlike the parts of names and addresses; scripts without case have none. */
const PLAIN_WORD = /^\p{Ll}[\p{L}’'-]*[,.!?…:;]?$/u;
const MIN_PLAIN_WORDS = 2;
const MIN_WORDS = 4;

/** Whether a line is a sentence of somebody, which no line of a signature is: "Ruth moved to Leeds." */
export function isSentence(bare: string): boolean {
  const words = bare.split(' ');
  if (words.length < MIN_WORDS || !/\p{L}{2}[.!?…](?:\s|$)/u.test(bare)) return false;
  return words.filter((word) => PLAIN_WORD.test(word)).length >= MIN_PLAIN_WORDS;
}

/** "to Leo!" below "Regards" goes on with a sentence. */
export const goesOnInLowerCase = (bare: string): boolean => /^\p{Ll}+[\s,]+\p{L}/u.test(bare);
