/** First name and family name, as far as one can tell them. */
export interface PersonName {
  readonly given: string;
  readonly family: string | undefined;
}

const MOST_NAMES = 2;
const HISSES = /(?:s|x|z|ch|sh)$/i;
const LATIN = /^[\p{Script=Latin}\p{M}'’ -]+$/u;

/** `Adler, Ruth` and `Ruth Adler`; a single word is a first name. */
export function readName(name: string): PersonName {
  const [before = '', after] = name.split(',', 2).map((part) => part.trim());
  if (after) return { given: after, family: before };
  const words = before.split(/\s+/);
  const family = words.length > 1 ? words.at(-1) : undefined;
  return { given: words.slice(0, family === undefined ? undefined : -1).join(' '), family };
}

/** `Ruth Adler`, `Ruth and Tom Adler`, `Ruth Adler and Tom Hill`, `The Adlers` from three on, or what the owner calls them. */
export function salutation(people: readonly PersonName[], household: string | undefined): string {
  if (household !== undefined) return household.charAt(0).toUpperCase() + household.slice(1);
  const [first] = people;
  const family = first?.family;
  const areOneFamily = family !== undefined && people.every((person) => person.family === family);
  if (!areOneFamily) return listed(people.map(wholeName));
  if (people.length > MOST_NAMES && LATIN.test(family))
    return `The ${family}${HISSES.test(family) ? 'es' : 's'}`;
  return `${listed(people.map(({ given }) => given))} ${family}`;
}

const wholeName = ({ given, family }: PersonName): string =>
  family === undefined ? given : `${given} ${family}`;

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
