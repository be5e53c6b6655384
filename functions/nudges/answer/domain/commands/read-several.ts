import { type ReadCommand, unclear } from './said.ts';

const WORD = '(?:done|skip|snooze|pause|called|met|texted|send|stop)';
const NUMBER = '#?\\d{1,3}';
const TO_ALL =
  /^(?:snooze|pause|skip|send) (?:all|everyone|everybody|both|all of them|both of them|(?:all )?the (?:rest|others?))(?: (?:for |until |till )?(?:\d|next|a |one|two|three).{0,20})?$/;
const SEVERAL = new RegExp(`^${NUMBER}(?: ?(?:,|&|\\+|and) ?${NUMBER}){1,9}:? ${WORD}(?: .{0,30})?$`);
const ROW = new RegExp(`^${NUMBER}:? ${WORD}(?:[,;]? (?:and )?${NUMBER}:? ${WORD}){1,19}$`);

const ONE_A_LINE =
  'A line is about one person, so nothing was changed. Write one line each, like “1: done” and “2: snooze 1w”.';

/** `snooze all 1w`, `skip the rest`, `1, 2 done`: what is said of several at once is asked back. */
export const readSeveral: ReadCommand = ({ word }) =>
  word.length < 200 && [TO_ALL, SEVERAL, ROW].some((form) => form.test(word))
    ? unclear(ONE_A_LINE)
    : undefined;
