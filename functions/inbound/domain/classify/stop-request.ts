import { asksToStopAbroad, asksToStopAllAbroad } from './stop-request-abroad.ts';

const MAX_CHARACTERS = 200;

/**
 * Whole messages that ask for no more mail, after courtesies are taken off. Only what cannot mean anything else: "stop by on
 * Friday" and "don't stop" are words to a friend.
 */
const REQUESTS = [
  /^(?:stop|unsubscribe|unsubscribe me|remove me|opt out|take me off)$/,
  /^(?:stop|quit) (?:e-?mailing|mailing|writing|messaging|contacting|sending)(?: to)?(?: me)?(?: (?:these|this|any|any more))?(?: (?:e-?mails?|mails?|messages?))?(?: again| any ?more)?$/,
  /^(?:do not|don't|no) (?:e-?mail|mail|write|write to|message|contact) me(?: (?:again|any ?more))?$/,
  /^(?:do not|don't) send me (?:any (?:more )?|more |these )?(?:e-?mails?|mails?|messages?)(?: again| any ?more)?$/,
  /^(?:remove|take) me (?:from|off) (?:your|this|the) (?:mailing )?list$/,
  /^no more (?:e-?mails?|mails?|messages?)$/,
  /^i(?: (?:do not|don't|no longer) (?:want|wish) to|'d rather not| would rather not) (?:get|receive|hear)(?: any)?(?: more)?(?: of)? ?(?:(?:these |your )?(?:e-?mails?|mails?|messages?)|from you)(?: again| any ?more)?$/,
  /^leave me alone$/,
];

/** The same, of whoever writes through Kith and not of its owner alone. */
const REQUESTS_OF_ALL = [
  /^(?:stop|stop sending(?: me)?|no more) (?:all |any )?(?:e-?mails?|mails?|messages?) from (?:any of you|anybody|anyone|everybody|everyone|kith|this (?:system|service|tool|software|program|platform|server))$/,
  /^stop all (?:of )?(?:your |these |the )?(?:e-?mails?|mails?|messages?)(?: to me)?$/,
  /^(?:remove|delete|take|erase) (?:me|my (?:e-?mail )?address) (?:from|off) (?:all (?:of )?(?:your|these|the) (?:mailing )?lists?|(?:your|this) (?:system|database|service|server)|kith)(?: completely| entirely| altogether)?$/,
];

/** Up to three words after a greeting are a name only if a mark or the end of the line closes it: "Hi, I can't stop" has none. */
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?:(?: [\p{L}.'-]+){0,3}[,.!:\n]\s*| )/u;
const COURTESIES = /^(?:(?:(?:can|could|would|will) you|please|kindly)[,.!]*\s+)+/;
const THANKS = /[\s,.!;–—-]*(?:(?:please|now|thanks|thank you|many thanks|thanks in advance)[\s,.!]*)+$/;
/** What one writes above one's name, and the name. */
const CLOSING =
  /[\s,.!;–—-]+(?:(?:with )?(?:best|kind|kindest|warm|many) (?:regards|wishes|thanks)|all the best|yours (?:sincerely|faithfully|truly)|best|regards|sincerely|thanks|thank you|cheers|goodbye|bye)(?:[,.!–—-]*\s+[\p{L}.'-]+(?: [\p{L}.'-]+){0,2})?[\s,.!]*$/u;
const END_MARKS = /[\s.,;!?"']+$/;

/**
 * Whether the whole message says, in clear words, that its writer wants no more mail, in one of the large languages; in doubt it does not.
 * `names`: of those who write to each other, which may stand at its beginning and its end.
 */
export function asksToStop(words: string, names: readonly string[]): boolean {
  if (words.length > MAX_CHARACTERS) return false;
  const core = requestIn(words, names);
  const isEnglish = [...REQUESTS, ...REQUESTS_OF_ALL].some((request) => request.test(core));
  return isEnglish || asksToStopAbroad(words, wordsOf(names));
}

/** Whether such a message means all mail of this system, and not only that of the owner whom it answers. */
export function asksToStopAll(words: string, names: readonly string[]): boolean {
  if (words.length > MAX_CHARACTERS) return false;
  const core = requestIn(words, names);
  return REQUESTS_OF_ALL.some((request) => request.test(core)) || asksToStopAllAbroad(words, wordsOf(names));
}

const wordsOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => name.toLowerCase().split(/\s+/)));

/** What is left of an English message without greeting, names, courtesies and closing. */
function requestIn(words: string, names: readonly string[]): string {
  const said = words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  const knownNames = wordsOf(names);
  const body = withoutNames(said.replace(GREETING, ''), knownNames);
  return withoutNames(body.replace(CLOSING, ''), knownNames)
    .replace(/\s+/g, ' ')
    .replace(COURTESIES, '')
    .replace(THANKS, '')
    .replace(END_MARKS, '')
    .replace(/^["']+/, '');
}

/** Names that stand alone at either end: "Nora, please stop", "Please stop. Margit". */
function withoutNames(text: string, names: ReadonlySet<string>): string {
  const words = text.split(/\s+/);
  const isOther = (word: string) => !names.has(word.replace(/[.,:;!?–—-]+$/, ''));
  const first = words.findIndex(isOther);
  return first < 0 ? '' : words.slice(first, words.findLastIndex(isOther) + 1).join(' ');
}
