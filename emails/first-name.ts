const TITLES = /^(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|lady|lord|rev|frau|herr)\.?$/i;

/** The name to call somebody by: `Ruth` for `Ruth Adeyemi`; the whole name where it starts with a title or an initial. */
export function firstName(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? '';
  return first.length < 2 || first.endsWith('.') || TITLES.test(first) ? words.join(' ') : first;
}
