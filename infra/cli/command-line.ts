import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { CommandError, EXIT_CODE } from './cli-errors.ts';

export interface CommandLine {
  readonly operands: readonly string[];
  /** The value of a flag: text, or `true` for a flag without one. */
  readonly flags: ReadonlyMap<string, string | true>;
}

const FLAGS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  data: { type: 'string' },
  stack: { type: 'string' },
  owner: { type: 'string' },
  name: { type: 'string' },
  address: { type: 'string' },
  'time-zone': { type: 'string' },
  'sending-hour': { type: 'string' },
  'brief-days': { type: 'string' },
  'brief-people': { type: 'string' },
  'week-ahead': { type: 'string' },
  'quiet-weekdays': { type: 'string' },
  quiet: { type: 'string' },
  'lead-days': { type: 'string' },
  'leap-day': { type: 'string' },
  gifts: { type: 'string' },
  'gifts-at-home': { type: 'string' },
  letters: { type: 'string' },
  'letters-a-day': { type: 'string' },
  currency: { type: 'string' },
  mastodon: { type: 'string' },
  days: { type: 'string' },
  yes: { type: 'boolean' },
  watch: { type: 'boolean' },
  renew: { type: 'boolean' },
  tier: { type: 'string' },
  tag: { type: 'string' },
  csv: { type: 'string' },
  hidden: { type: 'boolean' },
  limit: { type: 'string' },
  fate: { type: 'string' },
  raw: { type: 'string' },
  older: { type: 'string' },
  newer: { type: 'string' },
  history: { type: 'boolean' },
  on: { type: 'string' },
  for: { type: 'string' },
  occasion: { type: 'string' },
  budget: { type: 'string' },
  idea: { type: 'string' },
  chosen: { type: 'string' },
  ordered: { type: 'string' },
  sent: { type: 'string' },
  amount: { type: 'string' },
  link: { type: 'string' },
  photo: { type: 'string' },
  of: { type: 'string' },
  year: { type: 'string' },
  is: { type: 'string' },
  map: { type: 'string' },
  format: { type: 'string' },
  source: { type: 'string' },
  topic: { type: 'string' },
  active: { type: 'string' },
  lift: { type: 'string' },
  everyone: { type: 'boolean' },
  confirm: { type: 'string' },
  proof: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** The name of a flag, without its dashes. */
export type Flag = keyof typeof FLAGS;

/** Given twice, they are one list: `--tier inner=30 --tier wide=365` is `--tier inner=30,wide=365`. */
const LISTS: readonly string[] = [
  ...([
    'tier',
    'brief-days',
    'quiet-weekdays',
    'quiet',
    'gifts',
    'gifts-at-home',
    'letters',
  ] satisfies Flag[]),
];

/** Everything after `npm run kith --`. Throws CommandError for a flag that Kith does not know. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { tokens } = parseArgs({ args: [...args], options: FLAGS, strict: false, tokens: true });
  const operands: string[] = [];
  const flags = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const value = readFlag(token.name, token.rawName, token.value);
    const earlier = LISTS.includes(token.name) ? flags.get(token.name) : undefined;
    flags.set(token.name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return { operands, flags };
}

export function textFlag({ flags }: CommandLine, name: Flag): string | undefined {
  const value = flags.get(name);
  return value === true ? undefined : value;
}

export function wronglyAsked(text: string): CommandError {
  return new CommandError(EXIT_CODE.wronglyAsked, `${text} npm run kith -- help lists what there is.`);
}

/** ` Did you mean due?`, or nothing when no known word is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const [nearest] = known
    .map((text) => ({ text, steps: distance(word, text) }))
    .sort((a, b) => a.steps - b.steps || startsAlike(word, b.text) - startsAlike(word, a.text));
  return nearest && nearest.steps <= Math.max(2, word.length / 3) ? ` Did you mean ${nearest.text}?` : '';
}

/** 1 when the first letters agree: of two words equally near, people mistype the later letters. */
const startsAlike = (one: string, other: string): number => Number(one.charAt(0) === other.charAt(0));

function readFlag(name: string, rawName: string, value: string | undefined): string | true {
  const known = Object.entries(FLAGS).find(([flag]) => flag === name)?.[1];
  if (known === undefined) {
    const flags = Object.keys(FLAGS).map((flag) => `--${flag}`);
    throw wronglyAsked(`There is no flag ${rawName}.${suggestion(rawName, flags)}`);
  }
  if (known.type === 'boolean' && value !== undefined) throw wronglyAsked(`${rawName} takes no value.`);
  if (known.type === 'string' && (value === undefined || value === '')) {
    throw wronglyAsked(`${rawName} needs a value.`);
  }
  return value ?? true;
}

/** Levenshtein's: letters to change, add or leave out. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [place, otherLetter] of [...other].entries()) {
      const changed = (row[place] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(changed, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
