/** Outlook puts `<mailto:…>` behind each address, also in the owner’s signature. */
const ANGLE_ADDRESS = /<(?!mailto:)[^\s<>@]{1,64}@[^\s<>]{1,255}>/;
/** A reply address, even one that lost its domain in a line break. */
const REPLY_ADDRESS = /\b(?:r|to)\+(?:[^\s@]{1,64}@|[a-z2-7]{20})/i;
/** The path of a brief's links, and the line above each draft in it: programs drop addresses, but not these. */
const WORDS_OF_A_BRIEF = ['/nudges/', 'a draft for you, to ', 'passed on by kith', 'for you alone, beside '];
const LABELLED_LINE = /^[\s>*]{0,8}\p{L}[\p{L}\p{M} .’'-]{0,24}\*?\s?[:：]\*?\s*\S/u;
/** Two labelled lines may be a time and a place; a third makes it look like the header of a mail. */
const LABELLED_LINES_OF_HEADER = 3;

/**
 * Whether the words hold something of Kith's mail to the owner, or the header of any mail. It knows no mail program, so that
 * a quotation which nobody has seen before is not taken for a letter; it errs towards yes. `inboundDomain` in lower case.
 */
export function holdsQuotedMail(words: string, inboundDomain: string): boolean {
  const text = words.toLowerCase();
  return (
    text.includes(inboundDomain) ||
    WORDS_OF_A_BRIEF.some((phrase) => text.includes(phrase)) ||
    REPLY_ADDRESS.test(text) ||
    ANGLE_ADDRESS.test(text) ||
    holdsHeader(text.split('\n'))
  );
}

const holdsHeader = (lines: readonly string[]): boolean =>
  lines.some((_, start) => {
    const block = lines.slice(start, start + LABELLED_LINES_OF_HEADER);
    if (block.length === LABELLED_LINES_OF_HEADER && block.every(isLabelled)) return true;
    const pair = block.slice(0, 2);
    return pair.length === 2 && pair.every(isLabelled) && pair.some((line) => line.includes('@'));
  });

const isLabelled = (line: string): boolean => LABELLED_LINE.test(line);
