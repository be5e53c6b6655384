/** Letters that Unicode does not take apart into a Latin one and a mark. */
const RELATIVES = new Map(
  Object.entries({ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }),
);

/**
 * A name as it can stand in a mail address: `Zoë Brontë` → `zoe.bronte` with `.` between words. Every mail system passes on
 * a to z unchanged; empty for a name that has none of them.
 */
export function latinSlug(name: string, between: '.' | '-', maxCharacters: number): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[øłđðßæœþ]/g, (letter) => RELATIVES.get(letter) ?? '')
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const slug = words.join(between).slice(0, maxCharacters);
  return slug.endsWith(between) ? slug.slice(0, -1) : slug;
}
