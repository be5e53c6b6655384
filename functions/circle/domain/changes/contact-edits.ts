import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type Contact, contactSchema } from '../contact.ts';

/** One value of a contact that became another one; an entry of a list has a key of its own. Undefined: there was, or is, none. */
export const editSchema = z.object({
  field: z.string().min(1),
  /** Tells which entry of a list it is about. */
  key: z.string().optional(),
  /** Where in its list the entry stood, so that it comes back to its place. */
  place: z.int().min(0).optional(),
  before: z.json().optional(),
  after: z.json().optional(),
});

export type Edit = z.infer<typeof editSchema>;

export interface EditsApplied {
  readonly contact: Contact;
  /** Of values that somebody has changed since; they stay as they are. */
  readonly left: readonly Edit[];
}

type Json = z.infer<ReturnType<typeof z.json>>;
type Values = Readonly<Record<string, Json>>;

/** What is no word of the owner's, and changes by itself. */
const LEFT_OUT = [
  'ownerId',
  'contactId',
  'mailbox',
  'askedGaps',
  'newestEntry',
  'efforts',
  'graveNotes',
  'lastTouchAt',
  'lastNudgedAt',
  'addedAt',
];

/** What leads from one state of a contact to another, value by value and list entry by list entry. */
export function diffContacts(before: Contact, after: Contact): readonly Edit[] {
  const [one, other] = [valuesOf(before), valuesOf(after)];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields]
    .filter((field) => !LEFT_OUT.includes(field) && !isDeepStrictEqual(one[field], other[field]))
    .flatMap((field) => diffField(field, one[field], other[field]));
}

/**
 * Makes each edit where the contact still has the value before it. Where it has the one after it, the edit was made already; any
 * other value is somebody's later word, and is left alone. So it can be repeated, and `reverseEdits` takes it back.
 */
export function applyEdits(contact: Contact, edits: readonly Edit[]): EditsApplied {
  const left: Edit[] = [];
  let values = valuesOf(contact);
  for (const edit of edits) {
    const made = makeEdit(values, edit);
    if (made === undefined) left.push(edit);
    else values = made;
  }
  return { contact: contactSchema.parse(values), left };
}

/** What takes edits back, last one first. */
export const reverseEdits = (edits: readonly Edit[]): readonly Edit[] =>
  edits.toReversed().map(({ before, after, ...edit }) => ({
    ...edit,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  }));

const valuesSchema = z.record(z.string(), z.json());

/** As it is stored: what is undefined is not there. */
const valuesOf = (contact: Contact): Values => valuesSchema.parse(JSON.parse(JSON.stringify(contact)));

function diffField(field: string, before: Json | undefined, after: Json | undefined): readonly Edit[] {
  if (!Array.isArray(before ?? after)) return [editOf({ field }, before, after)];
  const [one, other] = [entriesOf(before), entriesOf(after)];
  const keys = new Set([...one.keys(), ...other.keys()]);
  const changed = [...keys].filter((key) => !isDeepStrictEqual(one.get(key), other.get(key)));
  if (changed.length === 0) return [editOf({ field }, before, after)]; // Only their order is another.
  const places = [...one.keys()];
  return changed.map((key) => {
    const place = places.indexOf(key);
    return editOf({ field, key, ...(place >= 0 && { place }) }, one.get(key), other.get(key));
  });
}

const editOf = (
  where: Pick<Edit, 'field' | 'key' | 'place'>,
  before: Json | undefined,
  after: Json | undefined,
): Edit => ({ ...where, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });

/** Undefined where the value is neither the one before nor the one after. */
function makeEdit(values: Values, { field, key, place, before, after }: Edit): Values | undefined {
  if (key === undefined) {
    const current = values[field];
    if (isDeepStrictEqual(current, after)) return values;
    return isDeepStrictEqual(current, before) ? withField(values, field, after) : undefined;
  }
  const entries = entriesOf(values[field]);
  if (isDeepStrictEqual(entries.get(key), after)) return values;
  if (!isDeepStrictEqual(entries.get(key), before)) return undefined;
  return withField(values, field, [...withEntry(entries, key, after, place).values()]);
}

function withField(values: Values, field: string, value: Json | undefined): Values {
  const { [field]: _, ...others } = values;
  return value === undefined ? others : { ...others, [field]: value };
}

function withEntry(
  entries: ReadonlyMap<string, Json>,
  key: string,
  value: Json | undefined,
  place: number | undefined,
): ReadonlyMap<string, Json> {
  if (entries.has(key)) {
    const kept = [...entries].map(([each, known]) => [each, each === key ? value : known] as const);
    return new Map(kept.flatMap(([each, known]) => (known === undefined ? [] : [[each, known] as const])));
  }
  if (value === undefined) return entries;
  return new Map([...entries].toSpliced(place ?? entries.size, 0, [key, value]));
}

function entriesOf(list: Json | undefined): ReadonlyMap<string, Json> {
  const entries = new Map<string, Json>();
  for (const entry of Array.isArray(list) ? list : []) {
    const key = keyOf(entry);
    entries.set(entries.has(key) ? `${key} #${entries.size}` : key, entry);
  }
  return entries;
}

/** By what an entry is known, whatever else is told of it. */
const knownBySchema = z.union([
  z.string().transform((word) => word.toLowerCase()),
  z.object({ planId: z.string() }).transform(({ planId }) => planId),
  z.object({ giftId: z.string() }).transform(({ giftId }) => giftId),
  z
    .object({ name: z.string(), relation: z.string() })
    .transform(({ name, relation }) => `${relation} ${name.toLowerCase()}`),
  z
    .object({ kind: z.string(), date: z.unknown(), title: z.string().optional() })
    .transform(({ kind, title = '' }) => `${kind} ${title.toLowerCase()}`),
  z.object({ number: z.string() }).transform(({ number }) => number),
  z.object({ url: z.string() }).transform(({ url }) => url),
]);

function keyOf(entry: Json): string {
  const known = knownBySchema.safeParse(entry);
  return known.success ? known.data : JSON.stringify(entry);
}
