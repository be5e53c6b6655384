const TITLE = /^(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|lady|lord|rev|herr|frau|mme|m)\.?$/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|esq|mba)\.?$/i;
const INITIAL = /^\p{L}\.?$/u;

/**
 * What one calls a person: `Nora` for `Nora Lindqvist`, `Lindqvist, Nora` and `Dr. Nora Lindqvist`. The whole name where
 * no first name can be told: `Mr Smith`, `J. R. Hartley`, `王小明`.
 */
export function greetingName(name: string): string {
  const trimmed = name.trim();
  const [family = '', given] = trimmed.split(/,\s*/, 2);
  const words = (given && !SUFFIX.test(given) ? `${given} ${family}` : family).split(/\s+/);
  const firstNameAt = words.findIndex((word) => !TITLE.test(word));
  const firstName = words[firstNameAt];
  const isTitled = firstNameAt > 0;
  const isOnlyName = firstNameAt === words.length - 1;
  if (!firstName || INITIAL.test(firstName) || (isTitled && isOnlyName)) return trimmed;
  return firstName;
}

/** The contact's nickname, or what their name tells. */
export const whatOneCalls = ({
  name,
  nickname,
}: {
  readonly name: string;
  readonly nickname?: string | undefined;
}): string => nickname ?? greetingName(name);
