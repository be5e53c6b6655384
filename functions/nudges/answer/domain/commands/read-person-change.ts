import { readChange } from '../../../../circle/domain/changes/read-change.ts';
import { readDate } from '../../../../circle/domain/import/written-date.ts';
import { petKindOf, reverseOf } from '../../../../circle/domain/relations.ts';
import type { AnswerReading } from '../answer-line.ts';
import { readOwnForms } from '../days/forward-day.ts';
import { isBefore, todayOf } from '../days/moment.ts';
import { sayNotToCome } from '../days/say-not-to-come.ts';
import { type ReadCommand, type Said, unclear } from './said.ts';

/** With a colon each of them is meant; the words alone begin many a sentence. */
const MARKED =
  /^(?:nickname|e-?mail|mail|phone|mobile|address|time ?zone|zone|language|profile|company|role|household|tags?|tier|every|cadence|at most|birthday|born|anniversary|memorial|occasion|letters?|likes|interests|matters|food|allerg(?:ies|y)|loved one|pause|do not contact|in memory|how (?:we|you) met)\s*[:=]/i;
/** `mail ruth@new.example`, `mail first ruth@new.example` */
const MAIL = /^e?-?mail ((?:first )?\S{1,64}@\S{1,255})$/i;
const ALONE = /^(?:do not contact|don't contact|contact again|resume|unpause|in memory)$/;
const TIER =
  /^(?:tier|circle|move to|move to the|put in|put in the) (inner|close|wide|none)(?: (?:circle|tier))?$/;
const MAKE_TIER =
  /^(?:(?:make|put|move|add)(?: (?:him|her|them))?(?: in| into| to)?(?: the| my)? )?(inner|close|wide) circle$|^(?:make|put|move) (?:him|her|them) (?:in |into |to )?(inner|close|wide)$/;
const LETTERS =
  /^(?:(?:her|his|their) )?(?:letters?|drafts?|check-ins?) (?:to )?(on|off|mine|approve|auto|automatic(?:ally)?|yes|no|none|never|stop|warm|brief|formal|as the tier(?: says)?)$/;
const EVERY = /^(?:every|cadence|at most(?: every)?) (?!day i|time)(.{1,30})$/;
const FREQUENCY =
  /^(?:daily|weekly|biweekly|fortnightly|monthly|bimonthly|quarterly|yearly|annually|twice a year|once a (?:week|fortnight|month|quarter|year))$/;
const HOW_OFTEN =
  /^(?:every (?:few|so|now|some)\b.{0,20}|(?:every )?now and (?:then|again)|from time to time|(?:much |a bit |way )?(?:less|more|too) (?:often|frequently|much|frequent)|(?:stop|don't|do not) (?:remind(?:ing)?|ask(?:ing)?|nudg(?:e|ing)) me (?:so|too) (?:often|much))$/;
const BIRTHDAY =
  /^(?:(?:her|his|their|the) )?(?:birthday|bday|b-day|b'day|dob|date of birth|birhtday|brithday|birtday|born):?(?:'s| is| was)?(?: on)?(?: the)? (?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(.+)$/i;
const ANNIVERSARY =
  /^(?:wedding )?anniversary(?: is)?(?: on)?(?: the)? (?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(.+)$/i;
const LIKES = /^(?:she |he |they )?(?:likes|loves|interests:?|like) (.{2,150})$/i;
const NO_INTEREST =
  /^(?:to|the|that|this|it|her|him|his|my|your|our|their|me|us|you|how|when|what|being|having|a lot|so|all|very|and|or)\b|\b(?:but|because|when|that|who|which|especially|particularly|mostly|is|was|are|were|she|he|they|i|very much|a lot)\b/i;
const MOST_INTEREST_WORDS = 4;
const ALLERGIC = /^(?:(?:she|he|they|she's|he's|they're|she is|he is) )?allergic to (.{2,80})$/i;
const PAUSE = /^(?:pause|pasue)(?: (?:him|her|them|it))?(?: (.*))?$/i;
const PAUSE_REASON = /,(?! \d{4})\s*| (?=because )| (?:as|since) (?=(?:she|he|they|it)\b)|\s+-+\s+|[;–—]\s?/i;
const SEEMS_SPAN = /^(?:\d|a |an |for|until|till|til|one|two|three|four|six|next|after|in |the end)/i;
const RELATIVE =
  /^(\p{L}[\p{L} -]{1,25}?)(?:['’]s name)?(?: is| is called| called| named|:| =)? (\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?)(?:(?:\s*[,;(]\s*|\s+(?=born\b|aged?\b))(.+?)\)?)?$/u;
const SLASHED_DAY = /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$/;
/** What takes something away from the words before it, and is none of its own: `wine, but not red`. */
const EXCEPTION =
  /\s*[,;]\s*(?=(?:but|not|except(?: for)?|apart from|other than|though|only|mostly|especially|particularly|preferably|ideally)\b)/gi;
const ENDS_IN_EXCEPTION = / (?:but not|but no|not|except(?: for)?|apart from) [\p{L} -]{2,30}$/iu;
/** True for a year at most, so that it is kept with the year. */
const AGE = /^(?:aged? )?(\d{1,2})(?: ?(?:years?(?: old)?|yrs?|y\/?o))?$/i;
const FACT =
  /^(?:born|birthday|likes|loves|note|kind|anniversary|died|in memory|now called|hidden|remember|do not remember|\d{1,3} years? old)\b/i;

/** What can be told of a person, in the words that the circle knows: `every 6 weeks`, `birthday 4 May`, `dog Rufus`. */
export const readPersonChange: ReadCommand = (said) => {
  const { command, word } = said;
  if (MARKED.test(command))
    return change(
      command
        .replace(EXCEPTION, /^(?:likes|interests|food|allerg)/i.test(command) ? ' ' : '$&')
        .replace(/^e-mail/i, 'email')
        .replace(/^timezone/i, 'time zone')
        .replace(/^how (?:we|you) met/i, 'met'),
    );
  const [, address] = MAIL.exec(command) ?? [];
  if (address !== undefined) return change(`email ${address.replace(/[.!,]+$/, '')}`);
  if (ALONE.test(word)) return change(word.replace("don't", 'do not').replace('unpause', 'resume'));
  const [, tier, made] = TIER.exec(word) ?? MAKE_TIER.exec(word) ?? [];
  if (made !== undefined) return change(`tier ${made}`);
  if (tier !== undefined) return change(`tier ${tier}`);
  const [, letters] = LETTERS.exec(word) ?? [];
  if (letters !== undefined) return change(`letters ${letters}`);
  return (
    readPause(said) ?? readRhythm(word) ?? readDayOfTheirs(said) ?? readLikes(said) ?? readRelative(said)
  );
};

/** A fact about a loved one who is known: `Mia: born 12 March 2018`. */
export function readLovedOneFact(name: string, told: string): AnswerReading | undefined {
  return FACT.test(told) ? change(`loved one ${name}, ${told}`) : undefined;
}

function change(text: string): AnswerReading {
  const read = readChange(text);
  return read.outcome === 'read' ? { kind: 'change', change: read.change } : unclear(read.reason);
}

const ifRead = (text: string): AnswerReading | undefined => {
  const read = readChange(text);
  return read.outcome === 'read' ? { kind: 'change', change: read.change } : undefined;
};

function readPause({ command, moment }: Said): AnswerReading | undefined {
  const [whole, told] = PAUSE.exec(command.replace(/[.!]+$/, '')) ?? [];
  if (whole === undefined) return undefined;
  if (told === undefined) return change('pause');
  const { index, 0: mark } = PAUSE_REASON.exec(told) ?? { index: told.length, 0: '' };
  const [when, reason] = [told.slice(0, index), told.slice(index + mark.length)];
  const until = readOwnForms(when, moment);
  if (until === undefined) return SEEMS_SPAN.test(told) ? change(`pause ${told}`) : undefined;
  if (!isBefore(todayOf(moment), until))
    return unclear(
      `${sayNotToCome(until, moment)} Write it like “pause 3 months” or “pause until 1 October”.`,
    );
  return change(`pause until ${until.toString()}${reason === '' ? '' : `, ${reason}`}`);
}

function readRhythm(word: string): AnswerReading | undefined {
  if (HOW_OFTEN.test(word))
    return unclear('How often is right? Write it like “every 6 weeks” or “every 3 months”.');
  if (FREQUENCY.test(word)) return change(`cadence ${word.replace('once a', 'every')}`);
  if (!EVERY.test(word)) return undefined;
  const short = word
    .replace(/(\d) ?w(?:ks?)?$/, '$1 weeks')
    .replace(/(\d) ?m(?:o|ths?)?$/, '$1 months')
    .replace(/(\d) ?d$/, '$1 days')
    .replace(/^every couple of /, 'every 2 ');
  return (
    ifRead(short.replace(/^at most every/, 'at most')) ??
    (/\d/.test(word) && word.split(' ').length < 4 ? change(short) : undefined)
  );
}

function readDayOfTheirs({ command }: Said): AnswerReading | undefined {
  const bare = command.replace(/[.!]+$/, '');
  const [, birthday] = BIRTHDAY.exec(bare) ?? [];
  if (birthday !== undefined) return readDayWords('birthday', birthday);
  const [, anniversary] = ANNIVERSARY.exec(bare) ?? [];
  return anniversary === undefined ? undefined : readDayWords('anniversary', anniversary);
}

/** What is no date is asked back while it looks like one: `birthday 4/5`. */
function readDayWords(kind: 'birthday' | 'anniversary', told: string): AnswerReading | undefined {
  return (
    ifRead(`${kind} ${told}`) ??
    (/^[\d/.-]+(?: \d{2,4})?$/.test(told) ? change(`${kind} ${told}`) : undefined)
  );
}

function readLikes({ command }: Said): AnswerReading | undefined {
  const bare = command.replace(/[.!]+$/, '');
  const [, allergies] = ALLERGIC.exec(bare) ?? [];
  if (allergies !== undefined) return ifRead(`allergies ${listed(allergies)}`);
  const [, told] = LIKES.exec(bare.replace(EXCEPTION, ' ')) ?? [];
  if (told === undefined || /[.!?:] /.test(told)) return undefined;
  if (NO_INTEREST.test(told.replace(ENDS_IN_EXCEPTION, ''))) return undefined;
  const items = listed(told).split(', ');
  return items.every((item) => item.replace(ENDS_IN_EXCEPTION, '').split(' ').length <= MOST_INTEREST_WORDS)
    ? ifRead(`likes ${items.join(', ')}`)
    : undefined;
}

const listed = (words: string): string => words.replace(/,? (?:and|&) /g, ', ').replace(/[,;]\s*/g, ', ');

/** `daughter Mia, born 12 March 2018`, `her dog is called Rufus`: a relation that is known, a name with a capital, facts. */
function readRelative({ command, moment }: Said): AnswerReading | undefined {
  const bare = command.replace(/[.!]+$/, '').replace(/^(?:her|his|their|new|add) /i, '');
  const [, relation = '', name = '', facts] = RELATIVE.exec(bare) ?? [];
  const lower = relation.toLowerCase();
  const bond = lower.replace(/^(?:ex|former)[- ]?/, '');
  if (reverseOf(bond) === undefined && petKindOf(lower) === undefined) return undefined;
  const isDay = facts !== undefined && (readDate(facts) !== undefined || SLASHED_DAY.test(facts));
  const [, age] = AGE.exec(facts ?? '') ?? [];
  const known = age === undefined ? facts : `note was ${age} in ${moment.now.year}`;
  const told = (isDay ? `born ${facts}` : known)?.replace(/^\*\s?/, 'born ');
  if (told !== undefined && !FACT.test(told)) return undefined;
  return change(`loved one ${lower} ${name}${told === undefined ? '' : `, ${told}`}`);
}
