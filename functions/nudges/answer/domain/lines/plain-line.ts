import { cleanLine } from '../../../../circle/domain/clean-text.ts';

const BULLET = /^(?:(?:[*•·‣▪●◦–—+]|-(?!-)|\[[ xX✓]?\]|[☐☑✅✔✓]️?(?=.*\p{L}))\s*)+/u;
const WRAPS = /^(["'`*_]{1,3})(.+)\1([.!,]?)$/;
const LEAD_INS =
  /^(?:(?:please|pls|plz|ok|okay|okey|yes(?! and)|yep|sure|kith|hi kith|hey kith|dear kith|hello kith|ps|p\.s\.|fyi|also|oh and|and|then|so)(?:[,:.!]+| -)? )+(?=\S)/i;
const ADDED_COURTESY = /(?:[,.!]? (?:please|pls|plz|thanks|thank you|thx|ta|cheers|kith|thanks kith))+$/i;
const END_PICTURES =
  /(?<=[\p{L}\d.!,)])\s*(?:\p{Extended_Pictographic}|\u{fe0f}|\u{200d}|[\u{1f3fb}-\u{1f3ff}])+[.!]*$/u;
/** `🚫 send` is no plain word any more. */
const FIRST_PICTURES =
  /^(?:(?:\p{Extended_Pictographic}|\u{fe0f}|\u{200d}|[\u{1f3fb}-\u{1f3ff}])+\s*)+(?!(?:send|stop|unsubscribe)\b)(?=\p{L})/iu;
const END_MARKS = /[\s.!,;]+$/;

/** Without bullet, on one line; letter for letter otherwise, so that what is kept of it is what was written. */
export const withoutBullet = (line: string): string => cleanLine(line).replace(BULLET, '');

/** Curly quotes and odd dashes as a keyboard writes them; as long as before. */
export const withPlainMarks = (line: string): string =>
  line
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒]/g, '-')
    .replace(/：/g, ':');

/** What a command is read from: without quotes and smileys around it and without a `please` or an `also` before it. */
export const asCommand = (line: string): string =>
  withPlainMarks(line)
    .trim()
    .replace(FIRST_PICTURES, '')
    .replace(WRAPS, '$2$3')
    .replace(LEAD_INS, '')
    .replace(END_PICTURES, '')
    .trim();

/** What a word that stands alone is read from: without full stop and `thanks` as well, in lower case. */
export const asWord = (command: string): string =>
  command.replace(END_MARKS, '').replace(ADDED_COURTESY, '').replace(END_MARKS, '').toLowerCase();

/** `> send`: words of an earlier mail, which are no command of today's. */
export const isQuoted = (line: string): boolean => /^\s*(?:>|\|)/.test(line);
