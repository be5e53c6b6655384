/**
 * What an owner's answer to a draft means. send: it goes out, as it stands or with the owner's own words. skip: it does not.
 * note: anything else, which sends nothing.
 */
export type Answer =
  | { readonly meaning: 'send'; readonly ownWords?: string }
  | { readonly meaning: 'skip' }
  | { readonly meaning: 'note' };

interface Parties {
  readonly ownerName: string;
  /** What one calls the contact. */
  readonly contactGreetingName: string;
}

const SEND = /^send[.!]?$/i;
const SEND_WITH_WORDS = /^send ?[.!:]?$/i;
const SKIP = /^skip[.!]?$/i;
const CLOSING =
  /^(?:(?:kind|best|warm|many) )?(?:regards|wishes|thanks|best|cheers|love|yours)\b[\p{L} ]{0,20}[,.!]?$/iu;
const SALUTATION = /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b/i;
/** What lawyers put under mail; it is no letter. */
const DISCLAIMER = /\b(?:confidential|privileged|intended (?:only |solely )?for|disclaimer)\b/i;
const MIN_WORDS_OF_SENTENCE = 4;

/**
 * Reads the new words of an owner's answer. A letter goes out only on an unmistakable word: `send` alone, or `send` alone on
 * the first line with a letter below it; in doubt it is a note, and Kith asks. A signature below `send` is no letter.
 */
export function readAnswer(words: string, parties: Parties): Answer {
  const [first = '', ...rest] = words.trim().split('\n');
  const command = first.trim();
  const below = rest.join('\n').trim();
  if (below === '') {
    if (SEND.test(command)) return { meaning: 'send' };
    return SKIP.test(command) ? { meaning: 'skip' } : { meaning: 'note' };
  }
  if (!SEND_WITH_WORDS.test(command)) return { meaning: 'note' };
  if (isSignature(below, parties)) return { meaning: 'send' };
  return isLetter(below, parties) ? { meaning: 'send', ownWords: below } : { meaning: 'note' };
}

/** Mail programs put it there without a mark: it begins with a closing or the owner's own name. */
function isSignature(below: string, { ownerName, contactGreetingName }: Parties): boolean {
  const lines = below.split('\n').filter((line) => line.trim() !== '');
  const names = [ownerName, ...ownerName.split(/\s+/)].map(bare);
  const isFarewell = (line: string) => CLOSING.test(line.trim()) || names.includes(bare(line));
  const [first = ''] = lines;
  return lines.every(isFarewell) || (isFarewell(first) && !mentions(below, contactGreetingName));
}

/** It speaks to the person: by a greeting or their name, or begins with a whole sentence. */
function isLetter(below: string, { contactGreetingName }: Parties): boolean {
  const [first = ''] = below.split('\n');
  if (SALUTATION.test(first.trim()) || mentions(below, contactGreetingName)) return true;
  const isSentence =
    first.trim().split(/\s+/).length >= MIN_WORDS_OF_SENTENCE && /[.,!?…]$/.test(first.trim());
  return isSentence && !DISCLAIMER.test(below);
}

const mentions = (text: string, name: string): boolean => ` ${bare(text)} `.includes(` ${bare(name)} `);

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
