import type { FactInProse } from './fact-in-prose.ts';

const NAME = "\\p{Lu}[\\p{Ll}\\p{M}'-]+";
/** `Mia`, `Mia (8)`, `Mia, 8` */
const CHILD = `${NAME}(?: ?\\(\\d{1,2}\\)|,? \\d{1,2}(?!\\d))?`;
const ROW = new RegExp(
  `(?<![\\p{L}'])(?:^|(?:her|his|their) )(?:two |three |four )?(kids|children|sons|boys|daughters|girls|twins)(?:\\s?[:=-]|,| are| are called| called)? (${CHILD}(?:(?:, and |, | and | & )${CHILD})+)(?![\\p{L}'])`,
  'iu',
);

const RELATIONS: Readonly<Record<string, string>> = {
  sons: 'son',
  boys: 'son',
  daughters: 'daughter',
  girls: 'daughter',
};

/** `kids: Mia (8) and Leo (5)`: each of them by name. How old they are stays in the note, since it is true for a year only. */
export function findChildren(prose: string): readonly FactInProse[] {
  const [, word = '', row = ''] = ROW.exec(prose) ?? [];
  const relation = RELATIONS[word.toLowerCase()] ?? 'child';
  return (row.match(new RegExp(NAME, 'gu')) ?? []).map((name) => {
    const say = `${relation} ${name}`;
    return { say, told: `loved one ${say}` };
  });
}
