import { MONTH, WEEKDAY } from '../days/weekdays.ts';

/** Whom one called, met, wrote to; a name of the mail was replaced by `them` before. */
export const WHO = '(?:him|her|them|both(?: of them)?|each other)';
const ADJECTIVES =
  '(?:(?:quick|long|good|great|lovely|nice|short|brief|proper|wonderful|fun|late|early|virtual|phone|video|zoom|team|teams|birthday|handwritten|thank-you|thank you|little|small|really|very|voice) )*';
const MEAL = `(?:coffees?|lunch|dinner|breakfast|brunch|supper|drinks?|teas?|beers?|a pint|pints?|a bite|cocktails|cake|ice cream|walk|catch-?up|meeting|visit)`;
const LETTER =
  '(?:text|message|mail|e-?mail|note|card|letter|postcard|whats-?app|dm|voice note|voice message|vm|sms|line|reply|birthday card)';
export const LEADS =
  "(?:(?:i|we|i've|we've|i have|we have|have|just|finally|already|did|yes|actually|both|so|got|managed to have|briefly) )*";

/** Where it was done together, what follows may be nearly anything, but never a noun: `called her daughter Mia`. */
export const AFTER_WHO = [
  'for|over|about|and|at|in|on|to|again|back|briefly|twice|with|after|before|during|by|near|from|through|when|while|but|because|as|via|outside|until|once|together|online|too|re|regarding|up|there|here|out',
  'today|yesterday|last|this|earlier|just|tonight|early|late|the other day|the day before|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|thurs|fri|sat|sun',
  '\\d|a (?:few|couple|week|while|bit|second|third|month|fortnight)|an hour',
].join('|');
/** `called off`, `called in sick`, `called it a day`, `met expectations` are no touches. */
export const AFTER_VERB = [
  `about|and|again|back|briefly|twice|to (?:say|wish|congratulate|thank|ask|check|catch|see|tell|give|hear|arrange)|for (?:a (?:chat|catch|quick|long|short|bit|while|few|moment|minute|natter)|an (?:hour|update)|her|his|their|\\d+|half|ages|almost|nearly|over)|re|regarding|because|via|at (?:length|\\d)|this|on (?:the|his|her|their|my|${WEEKDAY}|\\d{1,2}(?:st|nd|rd|th)?)|but`,
  `today|yesterday|last|earlier|just now|tonight|the other day|the day before|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|thurs|fri|sat|sun|\\d+ (?:days?|weeks?|months?|hours?|hrs?|mins?|minutes?) ago|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})|\\d{4}-\\d\\d|\\d{1,2}[/.]\\d|a (?:few|couple|week|month|fortnight)|an hour ago|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec`,
].join('|');
const MET_ALONE = `(?:for|at|in|on|over|near|by|up|online|virtually|via|through|during|after|together)|${AFTER_VERB}`;

export const tail = (words: string): string => `(?=$|\\s*[,;:.!(–—]|\\s+-|\\s+(?:${words})(?![\\p{L}]))`;

const forms = (verbs: string, afterVerb: string): readonly RegExp[] => [
  new RegExp(`^${LEADS}(?:${verbs}) ${WHO}${tail(AFTER_WHO)}`, 'iu'),
  ...(afterVerb === '' ? [] : [new RegExp(`^${LEADS}(?:${verbs})${tail(afterVerb)}`, 'iu')]),
];

/** How one was in touch, by the words that tell it. */
export const TOUCH_WORDS = {
  call: [
    new RegExp(`^${LEADS}(?:got off|was on|been on) the phone(?: with ${WHO})?${tail(AFTER_WHO)}`, 'iu'),
    ...forms('called(?: up)?|phoned|telephoned|rang|face-?timed|skyped|zoomed|video[ -]called', AFTER_VERB),
    ...forms('spoke(?:n)?(?: (?:to|with))?|talked(?: (?:to|with))?|chatted(?: (?:to|with))?', AFTER_VERB),
    ...forms(`(?:had )?(?:an? )?${ADJECTIVES}(?:phone ?call|call|phone chat|chat|skype|facetime) with`, ''),
    new RegExp(
      `^${LEADS}had (?:an? )?${ADJECTIVES}(?:phone ?call|call|chat|conversation|zoom)${tail(AFTER_WHO)}`,
      'iu',
    ),
    new RegExp(`^${LEADS}gave ${WHO} a (?:call|ring|bell|buzz|shout)${tail(AFTER_WHO)}`, 'iu'),
  ],
  meeting: [
    ...forms(
      'met(?: up)?(?: with)?|saw|visited|bumped into|ran into|hung out with|had (?:him|her|them) over',
      '',
    ),
    new RegExp(`^${LEADS}(?:met(?: up)?|hung out)${tail(MET_ALONE)}`, 'iu'),
    new RegExp(
      `^${LEADS}(?:had|went for|went out for|grabbed|shared) (?:an? )?${ADJECTIVES}${MEAL}(?: with ${WHO})?${tail(AFTER_WHO)}`,
      'iu',
    ),
    new RegExp(`^${LEADS}had ${WHO} (?:over|round|for (?:lunch|dinner|tea|coffee|drinks))`, 'iu'),
  ],
  message: [
    ...forms(
      "texted|messaged|e-?mailed|mailed|whats-?app(?:ed|'d)|pinged|dm(?:ed|'d)|replied(?: to)?|answered|wrote back(?: to)?",
      AFTER_VERB,
    ),
    ...forms('wrote(?: to)?', 'back|today|yesterday|last|earlier|just now|this|again'),
    new RegExp(
      `^${LEADS}(?:sent|dropped|wrote|left|posted) (?:${WHO} )?(?:an? )?${ADJECTIVES}(?:${LETTER}|voice-?mail)(?: to ${WHO})?${tail(`${AFTER_WHO}|saying|asking|wishing|thanking`)}`,
      'iu',
    ),
  ],
  other: [
    ...forms(
      'caught up(?: with)?|reconnected(?: with)?|connected with|got in touch(?: with)?|been in touch(?: with)?|in touch(?: with)?',
      AFTER_WHO,
    ),
  ],
} as const;

const THEY = "(?:she|he|they)(?:'s|'ve)?(?: (?:has|have|had|just|finally|also|actually|already))*";
const GOT = `(?:got|had|received|took|there was) (?:(?:an?|another|his|her|their) )?${ADJECTIVES}`;

/** How they were in touch with the owner; a name that the line begins with was replaced by `they` before. */
export const THEIR_WORDS = {
  call: [
    new RegExp(
      `^${LEADS}${THEY} (?:called|phoned|rang|face-?timed)(?: (?:me|us))?(?: back)?${tail(AFTER_VERB)}`,
      'iu',
    ),
    new RegExp(`^${LEADS}${GOT}(?:phone ?call|call) from ${WHO}${tail(AFTER_WHO)}`, 'iu'),
  ],
  message: [
    new RegExp(
      `^${LEADS}${THEY} (?:texted|messaged|e-?mailed|mailed|whats-?app(?:ed|'d)|pinged|replied|answered|wrote|reached out)(?: (?:to )?(?:me|us))?(?: back)?${tail(AFTER_VERB)}`,
      'iu',
    ),
    new RegExp(
      `^${LEADS}${THEY} (?:(?:got|been|was|were) (?:back )?in touch|got back to (?:me|us))${tail(AFTER_VERB)}`,
      'iu',
    ),
    new RegExp(
      `^${LEADS}${THEY} (?:sent|dropped|left|wrote) (?:me|us) an? ${ADJECTIVES}${LETTER}${tail(AFTER_WHO)}`,
      'iu',
    ),
    new RegExp(`^${LEADS}${GOT}${LETTER} from ${WHO}${tail(AFTER_WHO)}`, 'iu'),
    new RegExp(`^${LEADS}(?:heard|heard back) from ${WHO}${tail(AFTER_WHO)}`, 'iu'),
    new RegExp(`^${LEADS}heard back${tail(AFTER_VERB)}`, 'iu'),
  ],
} as const;

/** With a day that is over: `lunch yesterday`, `coffee with them last week`. Without one it may be a plan. */
export const MEAL_ALONE = new RegExp(
  `^(?:an? )?${ADJECTIVES}(?:${MEAL}|call|chat|phone call)(?: with ${WHO})?(?: (?:at|in) [^,.;:]{1,40}?)? (?=(?:today|yesterday|last|earlier|this morning|over the|\\d{1,2} (?:days?|weeks?|hours?) ago)\\b)`,
  'iu',
);

/** What did not come about, is to come, or is asked. */
export const NOT_DONE =
  /\b(?:not yet|tomorrow|tmrw|next (?:week|month|year|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|will (?:call|meet)|\d{1,3} years ago|years ago|(?:in|since|back in) (?:19|20)\d\d|when we were|who)\b|\?/i;
