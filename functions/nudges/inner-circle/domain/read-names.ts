/** More names than anybody is close to; the rest of a long mail is not read as names. */
const MOST_NAMES = 150;
const LONGEST_NAME_WORDS = 6;

const BULLET = /^(?:[-*•–—>]+|\(?\d{1,3}[.):]?(?=\s))\s*/;
/** An address book's `Adler, Ruth` on a line of its own may be one name; whether it is, the circle tells. */
const SORTED_NAME = /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+(?: \p{L}\.)?$/u;
const SEPARATORS = /\s*[;,\n\t]\s*|\s+(?:and|und|et|y|och)\s+|\s+[&+]\s+/;
const COURTESY =
  /^(?:hi|hello|hey|dear|thanks|thank you|many thanks|cheers|best|best wishes|all the best|regards|kind regards|warmly|love|here (?:they are|you go|goes)|sure|ok(?:ay)?|yes)\b[\s!.,]*(?:kith|there|you|so much|a lot|again)?[\s!.:]*$/i;
const KITH = /^kith$/i;
const NOBODY = /^(?:nobody|no ?one|none|nobody else|skip|later|not now)[.!]?$/i;

export interface NamesRead {
  /** As they were written, each once, in their order. */
  readonly names: readonly string[];
  /** What reads as a sentence, not as a name. */
  readonly remarks: readonly string[];
  /** Names beyond those that are read from one mail. */
  readonly tooMany: readonly string[];
  /** The owner said that there is nobody to name. */
  readonly saysNobody: boolean;
}

/** The names in an owner's answer: a line each, or several with commas; bullets, numbers and courtesies are passed over. */
export function readNames(words: string, ownerName: string): NamesRead {
  const said = words.split('\n').flatMap(splitLine);
  const isSignature = (place: number) => place === said.length - 1 && isOwnName(said[place] ?? '', ownerName);
  const phrases = said.filter(
    (phrase, place) => !COURTESY.test(phrase) && !KITH.test(phrase) && !isSignature(place),
  );
  const isName = (phrase: string) => phrase.split(/\s+/).length <= LONGEST_NAME_WORDS && !NOBODY.test(phrase);
  const names = [...new Set(phrases.filter(isName))];
  return {
    names: names.slice(0, MOST_NAMES),
    tooMany: names.slice(MOST_NAMES),
    remarks: phrases.filter((phrase) => !isName(phrase) && !NOBODY.test(phrase)),
    saysNobody: phrases.some((phrase) => NOBODY.test(phrase)),
  };
}

function splitLine(line: string): readonly string[] {
  const bare = line.trim().replace(BULLET, '');
  const phrases =
    SORTED_NAME.test(bare) && !COURTESY.test(bare.split(',', 1)[0] ?? '') ? [bare] : bare.split(SEPARATORS);
  return phrases
    .map((phrase) => phrase.replace(/[.!:]+$/, '').trim())
    .filter((phrase) => /\p{L}/u.test(phrase));
}

/** As one signs; anywhere else it is a namesake. */
function isOwnName(phrase: string, ownerName: string): boolean {
  const [first = ''] = ownerName.split(' ');
  const said = phrase.toLowerCase();
  return said === first.toLowerCase() || said === ownerName.toLowerCase();
}
