const MAX_CHARACTERS = 160;

/**
 * Whole messages that ask for no more mail, after courtesies are taken off. Only what cannot mean anything else: "stop by on
 * Friday" and "don't stop" are words to a friend.
 */
const REQUESTS = [
  /^(?:stop|unsubscribe|unsubscribe me|remove me|opt out|take me off)$/,
  /^(?:stop|quit) (?:e-?mailing|mailing|writing|messaging|contacting|sending)(?: to)?(?: me)?(?: (?:these|this|any|any more))?(?: (?:e-?mails?|mails?|messages?))?$/,
  /^(?:do not|don't|no) (?:e-?mail|mail|write|write to|message|contact) me(?: (?:again|any ?more))?$/,
  /^(?:do not|don't) send me (?:any (?:more )?|more |these )?(?:e-?mails?|mails?|messages?)(?: again| any ?more)?$/,
  /^(?:remove|take) me (?:from|off) (?:your|this|the) (?:mailing )?list$/,
  /^no more (?:e-?mails?|mails?|messages?)$/,
  /^i(?: do not| don't|'d rather not| would rather not)(?: want to)? (?:get|receive|hear)(?: any)?(?: more)?(?: of)? ?(?:(?:these |your )?(?:e-?mails?|mails?|messages?)|from you)(?: again| any ?more)?$/,
];

const COURTESIES = /^(?:(?:hi|hello|hey|dear)(?: \p{L}+)?[,.!:]*\s+|(?:please|kindly)[,.!]*\s+)+/u;
const THANKS = /[\s,.!;–—-]*(?:(?:please|now|thanks|thank you|many thanks|thanks in advance)[\s,.!]*)+$/;

/** Whether the whole message says, in clear words, that its writer wants no more mail. English; in doubt it does not. */
export function asksToStop(words: string): boolean {
  if (words.length > MAX_CHARACTERS) return false;
  const said = words.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  const core = said
    .replace(COURTESIES, '')
    .replace(THANKS, '')
    .replace(/[\s.,;!?"']+$/, '')
    .replace(/^["']+/, '');
  return REQUESTS.some((request) => request.test(core));
}
