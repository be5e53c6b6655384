import { cleanLine } from '../../circle/domain/clean-text.ts';

const MOST_TAGS = 50;
const MOST_CHARACTERS = 60;

/** A text in double quotes, in which a doubled one stands for itself, or whatever has no comma or semicolon. */
const TAG = /"((?:[^"]|"")*)"|([^,;"]+)/g;

/** The owner's own words for a reader, as lists hold them: `press, fair` or, with commas in them, `"press, local","fair"`. */
export function readTags(text: string): readonly string[] {
  const tags = [...text.matchAll(TAG)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );
  return cleanTags(tags);
}

export function writeTags(tags: readonly string[]): string {
  return tags.map((tag) => (/[,;"]/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(', ');
}

/** On one line each, none of them twice whatever its case, and not more than anybody looks at. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const clean = [...cleanLine(tag)].slice(0, MOST_CHARACTERS).join('').trim();
    if (clean !== '' && !byKey.has(clean.toLowerCase())) byKey.set(clean.toLowerCase(), clean);
  }
  return [...byKey.values()].slice(0, MOST_TAGS);
}
