import type { Mailbox } from '../inbound-mail.ts';

/** What the owner says to an offer. unclear: whom they mean cannot be told; nobody is added then. */
export type OfferAnswer =
  | { readonly answer: 'add'; readonly people: readonly Mailbox[] }
  | { readonly answer: 'leave' }
  | { readonly answer: 'unclear' };

const LEAVE =
  /^(?:no|nope|no thanks?|no thank you|none|nobody|skip|leave|leave (?:him|her|them|it|out)|not now|don['’]?t(?: add(?: (?:him|her|them))?)?|do not add)$/;
const ADD = /^(?:(?:yes|yep|y|ok|okay|sure|please|do)\b[,\s]*)*(?:please\s+)?(?:add\b)?[:,\s]*/;
const EVERYBODY = /^(?:all(?: of (?:them|these))?|both(?: of them)?|everybody|everyone|them all|them both)$/;
const ONE_PERSON = /^(?:him|her|them|this one)$/;
const LONGEST_LINE = 200;

/** Reads the first line with words; in doubt it is unclear. `people` are in the order of the offer. */
export function readOfferAnswer(words: string, people: readonly Mailbox[]): OfferAnswer {
  const [line = ''] = words.split(/\r?\n/).filter((text) => text.trim() !== '');
  const said = normalise(line);
  if (said === '' || line.length > LONGEST_LINE) return { answer: 'unclear' };
  if (LEAVE.test(said)) return { answer: 'leave' };
  const whom = said
    .replace(ADD, '')
    .replace(/^please\s+|\s+please$/g, '')
    .trim();
  const isAdding = whom !== said || /^\d[\d\s,]*$|^(?:all|both)$/.test(said);
  const meant = isAdding ? findMeant(whom, people) : undefined;
  return meant === undefined ? { answer: 'unclear' } : { answer: 'add', people: meant };
}

const normalise = (line: string): string =>
  line
    .toLowerCase()
    .replace(/["“”„<>()]/g, ' ')
    .replace(/[.!\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Undefined unless every one is told beyond doubt. */
function findMeant(whom: string, people: readonly Mailbox[]): readonly Mailbox[] | undefined {
  if (whom === '' || ONE_PERSON.test(whom)) return people.length === 1 ? people : undefined;
  if (EVERYBODY.test(whom)) return people;
  const parts = whom.split(/\s*(?:,|;|&|\+|\band\b)\s*|\s+(?=\d)/).filter((part) => part !== '');
  const found = parts.map((part) => findOne(part, people));
  const known = found.filter((person) => person !== undefined);
  return known.length === 0 || known.length < found.length ? undefined : [...new Set(known)];
}

function findOne(part: string, people: readonly Mailbox[]): Mailbox | undefined {
  if (/^#?\d+\.?$/.test(part)) return people[Number(part.replace(/\D/g, '')) - 1];
  const words = part.split(' ');
  const fitting = people.filter((person) => {
    const known = wordsOf(person);
    return words.every((word) => known.has(word));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The address, and the words of the name or of the part before the @. */
function wordsOf({ name = '', address }: Mailbox): ReadonlySet<string> {
  const local = address.slice(0, address.lastIndexOf('@'));
  return new Set([address, local, ...local.split(/[._+-]/), ...name.toLowerCase().split(/[\s,]+/)]);
}
