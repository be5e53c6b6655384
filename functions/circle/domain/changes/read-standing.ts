import { cleanLine } from '../clean-text.ts';
import { readCadence } from '../import/cadence-words.ts';
import { readDate } from '../import/written-date.ts';
import type { PersonChange, StandingChange } from './person-change.ts';
import { readDay, readReason } from './read-words.ts';
import { Refusal } from './refusal.ts';
import { splitParts } from './split-parts.ts';

const TAKEN_BACK = /^(?:no|not|off|undo|lift|lifted|(?:that was |it was )?a mistake|mistake|over)$/i;
const REASON = /[,;]| (?=because )/i;

/** `yes` says nothing more. */
const withoutYes = (text: string): string => (/^(?:yes|true)$/i.test(cleanLine(text)) ? '' : text);

const isTakenBack = (text: string): boolean => TAKEN_BACK.test(cleanLine(text));

/** `until 1 October because she is on sabbatical`, `for 6 weeks`; `no` ends it. Throws Refusal. */
export function readPause(text: string): PersonChange {
  if (isTakenBack(text)) return { kind: 'resume' };
  const [when, reason] = splitReason(cleanLine(text).replace(/^(?:until|till|for) /i, ''));
  const because = reason === undefined ? {} : { reason };
  const days = /\d{4}/.test(when)
    ? undefined
    : readCadence(when.replace(/^(\d{1,3}) ?([dwmy])$/i, spellUnit));
  if (days !== undefined) return { kind: 'pause', until: { days }, ...because };
  if (readDate(when)) return { kind: 'pause', until: readDay(when, 'pause'), ...because };
  throw new Refusal(
    `Say until when: until 1 October 2026, or for 6 weeks${when === '' ? '' : `; "${when.slice(0, 60)}" is neither`}.`,
  );
}

/** `she asked for it`, `because …`, or nothing; `no` lifts it. */
export function readDoNotContact(text: string): PersonChange {
  if (isTakenBack(text)) return { kind: 'contact-again' };
  const reason = readReason(withoutYes(text));
  return { kind: 'do-not-contact', ...(reason !== undefined && { reason }) };
}

export function readHidden(text: string): StandingChange {
  if (isTakenBack(text)) return { to: 'shown' };
  const reason = readReason(withoutYes(text));
  return { to: 'hidden', ...(reason !== undefined && { reason }) };
}

/** `died on 3 March 2026, remember`, or nothing; `a mistake` takes it back. Throws Refusal. */
export function readInMemory(text: string): StandingChange {
  if (isTakenBack(text)) return { to: 'living' };
  const told: ReturnType<typeof readMemory>[] = splitParts(cleanLine(withoutYes(text))).map(readMemory);
  return Object.assign({ to: 'in-memory' as const }, ...told);
}

function readMemory(part: string): Partial<Extract<StandingChange, { to: 'in-memory' }>> {
  const wish =
    /^(do not |don't |no |without )?(?:remember(?:ing)?(?: (?:the |their |his |her )?(?:day|days|anniversar(?:y|ies)))?|(?:wants? )?anniversar(?:y|ies))$/i;
  const remembers = wish.exec(part);
  if (remembers) return { remembersAnniversaries: remembers[1] === undefined };
  return { diedOn: readDay(part.replace(/^(?:died|dead|since)(?: on)? ?/i, ''), 'death') };
}

function splitReason(text: string): readonly [string, string | undefined] {
  const { index, 0: separator } = REASON.exec(text) ?? { index: text.length, 0: '' };
  return [text.slice(0, index).trim(), readReason(text.slice(index + separator.length))];
}

const spellUnit = (_written: string, count: string, unit: string): string =>
  `${count} ${{ d: 'day', w: 'week', m: 'month', y: 'year' }[unit.toLowerCase()] ?? unit}`;
