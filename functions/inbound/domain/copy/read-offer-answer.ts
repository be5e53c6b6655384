import type { Mailbox } from '../inbound-mail.ts';

/** What the owner says to an offer. unclear: whom they mean cannot be told; nobody is added then. */
export type OfferAnswer =
  | { readonly answer: 'add'; readonly people: readonly Mailbox[] }
  | { readonly answer: 'leave' }
  /** One line says the contrary of another. */
  | { readonly answer: 'contradictory' }
  | { readonly answer: 'unclear' };

const LEAVE =
  /^(?:no|nope|no thanks?|no thank you|none|nobody|skip|leave|leave (?:him|her|them|it|out)|not now|don['’]?t(?: add(?: (?:him|her|them))?)?|do not add)$/i;
const ADD = /^(?:(?:yes|yep|y|ok|okay|sure|please|do)\b[,\s]*)*(?:please\s+)?(?:add\b)?[:,\s]*/i;
const EVERYBODY = /^(?:all(?: of (?:them|these))?|both(?: of them)?|everybody|everyone|them all|them both)$/i;
const ONE_PERSON = /^(?:him|her|them|this one)$/i;
/** `2 Eve Holt`, `#2: Eve Holt`, `2 as Eve Holt` */
const NUMBER_AND_NAME = /^#?(\d+)[.):]?\s+(?:as\s+)?(\D+)$/i;
/** What may be meant as a name: capitalised words, and particles between them. */
const NAME =
  /^\p{Lu}[\p{L}'’.-]*(?: (?:(?:van|von|de|da|del|der|di|la|le|bin|al) )*\p{Lu}[\p{L}'’.-]*){0,4}$/u;
const LONGEST_LINE = 200;
/** Of the owner's own words; a longer answer is none to this question. */
const MOST_LINES = 60;
const SECOND_THOUGHT =
  /^(?:(?:actually|wait|sorry|oh|hmm?|no wait|oops|on second thoughts?|scratch that|i mean)\b[,:; ]*)+/i;
const ADDS = /^(?:please )?(?:add|yes|do|take)\b/i;
const TAKES_BACK =
  /(?<![\p{L}'’])(?:no|not|never|don['’]?t|do not|wait|hold (?:on|off)|cancel|never ?mind|forget|except|but|instead|stop|undo)(?![\p{L}])/iu;

/** `people` are in the order of the offer. The whole answer counts; in doubt nobody is added. */
export function readOfferAnswer(words: string, people: readonly Mailbox[]): OfferAnswer {
  const lines = words.split(/\r?\n/).filter((text) => text.trim() !== '');
  const [first, ...others] = lines.slice(0, MOST_LINES).map((line, at) => readLine(line, people, at === 0));
  if (first === undefined || first.says === 'nothing' || lines.length > MOST_LINES)
    return { answer: 'unclear' };
  const all = [first, ...others];
  const isAdding = all.some(({ says }) => says === 'add' || says === 'somebody');
  const isLeaving = all.some(({ says }) => says === 'leave' || says === 'doubt');
  const isTurned = all.some(({ says }) => says === 'turn');
  if (isTurned || (isAdding && isLeaving)) return { answer: 'contradictory' };
  if (first.says === 'leave') return { answer: 'leave' };
  if (all.some(({ says }) => says === 'somebody' || says === 'doubt')) return { answer: 'unclear' };
  return { answer: 'add', people: eachOnce(all.flatMap((line) => line.people)) };
}

/** By the first word about them. */
const eachOnce = (people: readonly Mailbox[]): readonly Mailbox[] =>
  people.filter(({ address }, at) => people.findIndex((other) => other.address === address) === at);

/** somebody: to be added, and whom cannot be told. doubt: it may take back what another line says. turn: it does. */
interface OfferLine {
  readonly says: 'add' | 'somebody' | 'leave' | 'doubt' | 'turn' | 'nothing';
  readonly people: readonly Mailbox[];
}

function readLine(line: string, people: readonly Mailbox[], isFirst: boolean): OfferLine {
  const bare = tidy(line);
  const said = bare.replace(SECOND_THOUGHT, '');
  if (LEAVE.test(said)) return { says: 'leave', people: [] };
  const isSecondThought = said !== bare && !isFirst;
  if (isSecondThought && ADDS.test(said)) return { says: 'turn', people: [] };
  if (TAKES_BACK.test(said) || isSecondThought) return { says: 'doubt', people: [] };
  if (said === '' || line.length > LONGEST_LINE) return { says: 'nothing', people: [] };
  const whom = said
    .replace(ADD, '')
    .replace(/^please\s+|\s+please$/g, '')
    .trim();
  const isAdding = whom !== said || /^\d[\d\s,]*$|^(?:all|both)$/.test(said);
  if (!isAdding) return { says: 'nothing', people: [] };
  const meant = findMeant(whom, people);
  return meant === undefined ? { says: 'somebody', people: [] } : { says: 'add', people: meant };
}

const tidy = (line: string): string =>
  line
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
  const [, number, name] = NUMBER_AND_NAME.exec(part) ?? [];
  if (number !== undefined && name !== undefined) return nameOne(people[Number(number) - 1], name, people);
  const [fitting, ...others] = findNamed(part, people);
  if (fitting !== undefined) return others.length === 0 ? fitting : undefined;
  const [only, ...more] = people;
  return only?.name === undefined && more.length === 0 ? nameOne(only, part, people) : undefined;
}

/** Under the name that the owner gives them; undefined where it is no name, or that of somebody else in the offer. */
function nameOne(person: Mailbox | undefined, name: string, people: readonly Mailbox[]): Mailbox | undefined {
  if (person === undefined) return undefined;
  const named = findNamed(name, people);
  if (named.includes(person)) return person;
  return named.length === 0 && NAME.test(name) ? { ...person, name } : undefined;
}

function findNamed(name: string, people: readonly Mailbox[]): readonly Mailbox[] {
  const words = name.toLowerCase().split(' ');
  return people.filter((person) => {
    const known = wordsOf(person);
    return words.every((word) => known.has(word));
  });
}

/** The address, and the words of the name or of the part before the @. */
function wordsOf({ name = '', address }: Mailbox): ReadonlySet<string> {
  const local = address.slice(0, address.lastIndexOf('@'));
  return new Set([address, local, ...local.split(/[._+-]/), ...name.toLowerCase().split(/[\s,]+/)]);
}
