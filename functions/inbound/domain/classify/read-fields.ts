/** Header fields of one block: lower-case names with all their values, in order. */
export type Fields = ReadonlyMap<string, readonly string[]>;

const MAX_LINES = 2000;
const MAX_VALUE_CHARACTERS = 2000;
const FIELD = /^([\w-]{1,60})[ \t]*:(.*)$/;

/** The blocks of header fields in a report, which blank lines part (RFC 3464, 2.1). Lines that are no field are skipped. */
export function readFieldGroups(text: string): readonly Fields[] {
  const groups: Map<string, string[]>[] = [];
  let group: Map<string, string[]> | undefined;
  for (const line of unfold(text.split(/\r?\n/, MAX_LINES))) {
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (line.trim() === '') group = undefined;
    if (name === undefined) continue;
    if (group === undefined) {
      group = new Map();
      groups.push(group);
    }
    const values = group.get(name.toLowerCase()) ?? [];
    values.push(value.trim().slice(0, MAX_VALUE_CHARACTERS));
    group.set(name.toLowerCase(), values);
  }
  return groups;
}

/** The header of a message: its first block. */
export const readHeader = (text: string): Fields => readFieldGroups(text)[0] ?? new Map();

export const firstOf = (fields: Fields, name: string): string | undefined => fields.get(name)?.[0];

/** RFC 5322, 2.2.3: a line that begins with a blank goes on with the one before. */
function unfold(lines: readonly string[]): readonly string[] {
  const unfolded: string[][] = [];
  for (const line of lines) {
    const previous = unfolded.at(-1);
    if (/^[ \t]+\S/.test(line) && previous?.[0]) previous.push(line.trim());
    else unfolded.push([line]);
  }
  return unfolded.map((pieces) => pieces.join(' '));
}
