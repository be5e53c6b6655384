import { readDate } from '../import/written-date.ts';

/** Cut at commas and semicolons, but for the comma of a date: `born May 4, 1980, shy` → `born May 4, 1980` and `shy`. */
export function splitParts(line: string): readonly string[] {
  const parts: string[] = [];
  for (const part of line.split(/[,;] ?/)) {
    const joined = `${parts.at(-1) ?? ''}, ${part}`;
    if (/^\d{4}$/.test(part) && readDate(joined.split(' ').slice(-3).join(' '))) parts.splice(-1, 1, joined);
    else if (part !== '') parts.push(part);
  }
  return parts;
}
