import type { AnswerTarget } from '../answer-line.ts';
import { findPerson, isFamilyName, keyOf, type NameIndex, targetOf } from './name-index.ts';

/** After these stands whom it was done with, or to. */
const BEFORE_WHO = new RegExp(
  `^((?:(?:i|we|i've|we've|i have|we have|have|just|finally|already|today|yesterday|last night|this morning),? )*(?:${[
    'heard(?: back)? from|(?:got|had|received|took) (?:an? |another )?(?:\\p{L}+ ){0,3}?(?:text|message|mail|e-?mail|note|card|letter|postcard|whatsapp|dm|reply|call) from|missed (?:an? )?calls? from',
    "(?:tried|been trying)(?: to)? (?:call|phone|ring|reach|text|contact|get (?:(?:a ?)?hold of|through to|in touch with))(?:ing)?|tried|(?:couldn't|could not|can't|cannot|didn't|did not) (?:reach|get (?:(?:a ?)?hold of|through to))",
    'snooze|snoze|push|move|bump|shift|delay|hold|leave|give|pause|skip|send|stop(?: (?:e-?mailing|mailing|writing(?: to)?|contacting))?|remove|delete|make|put|call(?:ed)?(?: up)?|phoned|rang|facetimed|zoomed|skyped|texted|messaged|e-?mailed|whatsapped|pinged',
    'met(?: up)?(?: with)?|saw|visited|wrote(?: to)?|replied to|spoke (?:to|with)|talked (?:to|with)|chatted (?:to|with)|caught up with|bumped into|ran into',
    '(?:had )?(?:an? )?(?:(?:quick|long|good|great|lovely|nice|short) )?(?:phone |video )?(?:call|chat|coffee|lunch|dinner|breakfast|brunch|drinks?|tea|beers?|walk)(?: today| yesterday)? with',
    'went for (?:an? )?(?:\\p{L}+ )?with|sent|gave|bought|left|promised|gift sent to|note (?:about|on|for)|remind me about|shout-?out (?:to|for)|(?:an? )?card for|ask',
  ].join('|')}) )(.+)$`,
  'iu',
);
const MOST_NAME_WORDS = 3;

const SHORT_WORD_AND_NUMBER = /^(send|skip) (?:#|no\.? ?)?(\d{1,3})$/i;
const SHORT_WORD = /^(?:send|skip) $/i;

export interface Mentioned {
  readonly target: AnswerTarget;
  /** The line with a pronoun in the place of the name; `send Ruth` is `send`. */
  readonly rest: string;
  /** The name as it was written. */
  readonly name: string;
}

/** `met Cameron for coffee`, `snooze Cameron 1w`: whom of the mail a command names after its verb. */
export function findMentioned(line: string, names: NameIndex): Mentioned | undefined {
  const [, word, number] = SHORT_WORD_AND_NUMBER.exec(line) ?? [];
  if (word !== undefined && Number(number) >= 1 && Number(number) <= names.peopleCount)
    return { target: targetOf([Number(number) - 1]), rest: word, name: number ?? '' };
  const [, before, after = ''] = BEFORE_WHO.exec(line) ?? [];
  if (before === undefined) return undefined;
  const words = after.slice(0, 120).split(' ');
  for (let size = Math.min(MOST_NAME_WORDS, words.length); size > 0; size -= 1) {
    const written = words.slice(0, size).join(' ');
    const name = written.replace(/[.,:;!]+$/, '');
    const target = isFamilyName(name, names) || !/^\p{L}/u.test(name) ? undefined : findAnybody(name, names);
    if (target === undefined) continue;
    const isAlone = SHORT_WORD.test(before) && words.length === size;
    return { target, rest: isAlone ? before.trim() : `${before}them${after.slice(name.length)}`, name };
  }
  return undefined;
}

/** Of the mail, or of the rest of the circle. */
const findAnybody = (name: string, names: NameIndex): AnswerTarget | undefined =>
  findPerson(name, names) ?? (names.others.has(keyOf(name)) ? { kind: 'unknown-name', name } : undefined);

/** `promised Anna Berg the deck` → `Anna Berg` and `Anna`: what may be a name after such a verb. */
export function namesAfterVerb(line: string): readonly string[] {
  const [, , after = ''] = BEFORE_WHO.exec(line) ?? [];
  const [run = ''] = /^\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2}/u.exec(after) ?? [];
  const words = run === '' ? [] : run.split(' ');
  return words.map((_, index) => words.slice(0, words.length - index).join(' '));
}
