import { type Flag, wronglyAsked } from './command-line.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Takes the place of a list that is to be empty. */
const NONE = 'none';

/** `mon`, `Tuesday`; 1 is Monday. Undefined for any other word. */
export function readWeekday(name: string): number | undefined {
  const index = WEEKDAYS.indexOf(name.toLowerCase().slice(0, 3));
  return index < 0 ? undefined : index + 1;
}

/** `sat,sun` or `none`, each day once, in the order of the week. Throws CommandError. */
export function readWeekdays(flag: Flag, text: string): number[] {
  const weekdays = listed(text).map((name) => {
    const weekday = readWeekday(name);
    if (weekday === undefined) throw wronglyAsked(`--${flag} ${name}: say them like sat,sun, or none.`);
    return weekday;
  });
  return [...new Set(weekdays)].toSorted((one, other) => one - other);
}

/** What stands between the commas; nothing for `none`. */
export const listed = (text: string): readonly string[] =>
  text === NONE
    ? []
    : text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
