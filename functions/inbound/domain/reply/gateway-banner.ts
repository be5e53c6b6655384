import { BANNER_MARKS, BANNER_OPENINGS } from './gateway-banner-openings.ts';
import { BANNER_ADVICE, BANNER_TOPICS, OUTSIDE_WORDS } from './gateway-banner-words.ts';
import { isBlank, isRuler, type Line } from './lines.ts';

/** Of one warning, which programs may have wrapped. */
const MAX_LINES = 6;
const MAX_CHARACTERS = 800;
/** A mail may pass several gateways, and each warning may have several paragraphs. */
const MAX_WARNINGS = 6;
/** Proofpoint's own marks around its banner. */
const MARKED_END = 'ZjQcmQRYFpfptBannerEnd';
const MARKED_REACH = 20;

const DECORATION_BEFORE = /^(?:[\s*_=#~!|>[({<-]|\u26A0|\uFE0F)+/;
const DECORATION_AFTER = /[\s*_=#~!|\])}>.:-]{1,40}$/;
const SENTENCE_END = /[.!*\])}>:…-]$/;

/**
 * The first line below what a gateway put above the words: `CAUTION: This email originated from outside of the organization. …`,
 * `[EXTERNAL]`; 0 when there is nothing of that kind. Only at the top, and only in a gateway's words: in doubt it is kept.
 */
export function findBannerEnd(lines: readonly Line[]): number {
  let end = findMarkedEnd(lines);
  for (let warnings = 0; warnings < MAX_WARNINGS; warnings += 1) {
    const next = findWarningEnd(lines, skipSpace(lines, end), end);
    if (next === undefined) break;
    end = next;
  }
  return end === 0 ? 0 : skipSpace(lines, end);
}

function findMarkedEnd(lines: readonly Line[]): number {
  return lines.slice(0, MARKED_REACH).findIndex(({ bare }) => bare.startsWith(MARKED_END)) + 1;
}

/** Rulers separate the warning from the words. */
function skipSpace(lines: readonly Line[], start: number): number {
  let index = start;
  while (index < lines.length && (isBlank(lines[index]) || (start > 0 && isRulerAt(lines, index))))
    index += 1;
  return index;
}

const isRulerAt = (lines: readonly Line[], index: number): boolean => {
  const line = lines[index];
  return line !== undefined && isRuler(line);
};

/** Of the warning that begins at `start`, below others that end at `end`. */
function findWarningEnd(lines: readonly Line[], start: number, end: number): number | undefined {
  const first = lines[start];
  if (first === undefined || first.isQuoted || first.bare.length > MAX_CHARACTERS) return undefined;
  if (isMark(first.bare)) return start + 1;
  if (end > 0 && start === end && isAdvice(plain(first.bare))) return start + 1;
  if (!startsWithAny(plain(first.bare), BANNER_OPENINGS)) return undefined;
  let text = '';
  for (let index = start; index < start + MAX_LINES && !isBlank(lines[index]); index += 1) {
    text += ` ${lines[index]?.bare ?? ''}`;
    if (isWarning(plain(text), end > 0) && !goesOn(lines, index)) return index + 1;
  }
  return undefined;
}

/** Whether a program wrapped the line, so that its sentence goes on below. */
function goesOn(lines: readonly Line[], index: number): boolean {
  const { bare } = lines[index] ?? { bare: '' };
  const below = lines[index + 1]?.bare ?? '';
  const width = bare.length + below.search(/ |$/);
  return /^\p{Ll}/u.test(below) && !SENTENCE_END.test(bare) && bare.length <= 80 && width >= 66;
}

/** `[EXTERNAL]`, `EXTERNAL EMAIL`: without brackets or stars in capital letters, which no answer of one word is in. */
const isMark = (line: string): boolean =>
  BANNER_MARKS.has(plain(line)) && (/^[[({*<=#]/.test(line) || line === line.toUpperCase());

/** `Do not click links …` as a line of its own: alone somebody may have written it. */
const isAdvice = (text: string): boolean =>
  startsWithAny(text, BANNER_ADVICE) && countIn(text, BANNER_TOPICS) > 0;

/** It says that the mail comes from outside, and what to do about that, or says the former twice. */
function isWarning(text: string, isBelowOther: boolean): boolean {
  const outside = countIn(text, OUTSIDE_WORDS);
  if (outside !== 1) return outside > 1;
  return isBelowOther || countIn(text, BANNER_ADVICE) + countIn(text, BANNER_TOPICS) > 0;
}

const startsWithAny = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((words) => text.startsWith(words));

const countIn = (text: string, phrases: readonly string[]): number =>
  phrases.filter((words) => text.includes(words)).length;

const plain = (text: string): string =>
  text
    .slice(0, MAX_CHARACTERS)
    .replace(DECORATION_BEFORE, '')
    .replace(DECORATION_AFTER, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .toLowerCase();
