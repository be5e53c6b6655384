/** One way to say something, and the name under which it is remembered, so that nobody reads it twice. */
export interface Wording {
  readonly id: string;
  readonly words: string;
}

/** The first way to say it that this person has not read yet, from a place that changes with `turn`. */
export function pickWording(
  path: string,
  templates: readonly string[],
  used: ReadonlySet<string>,
  turn: number,
): Wording | undefined {
  const unread = templates
    .map((words, at) => ({ id: `${path}/${at}`, words }))
    .filter(({ id }) => !used.has(id));
  return unread[turn % Math.max(unread.length, 1)];
}

/** `{when}` → `in July`; a sentence that begins with it begins with a capital. */
export function fillIn({ words }: Wording, fills: Readonly<Record<string, string>>): string {
  const filled = words.replace(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? '');
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}
