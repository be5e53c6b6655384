import { BLANK_LINE, isBlank, type Line } from './lines.ts';

const POSTSCRIPT = /^p\.?\s?(?:p\.?\s?)?s(?:[.:,]|\s?[-–—]|\s)\s*\S/i;

/** `PS: Leo says hello`, a paragraph below the signature, and what stands below it; empty when there is none. */
export function findPostscript(lines: readonly Line[], start: number): readonly Line[] {
  const first = lines.findIndex(
    ({ bare }, index) => index >= start && POSTSCRIPT.test(bare) && isBlank(lines[index - 1]),
  );
  return first < 0 ? [] : [BLANK_LINE, ...lines.slice(first)];
}
