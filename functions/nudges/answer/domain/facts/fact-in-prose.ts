import { MONTH } from '../days/weekdays.ts';

export interface FactInProse {
  /** As the owner would read it: `son Leo, starts school in September`. */
  readonly say: string;
  /** As the circle's own words tell it: `loved one son Leo, note starts school in September`. */
  readonly told: string;
}

/** Day and month in words, or ISO; anything shorter is no birthday. */
export const WRITTEN_DAY = `(?:\\d{4}-\\d{2}-\\d{2}|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})\\b(?:,? \\d{4})?|(?:${MONTH}) \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4})?)`;

/** `the 4th of May` → `4th of May`, as the circle reads it. */
export const bareDay = (written: string): string =>
  written.replace(/^the /i, '').replace(/(?<=[a-z]), (?=\d{4}$)/i, ' ');

export const sayAsTold = (told: string): FactInProse => ({ say: told, told });
