import type { AnswerLine, AnswerReading } from './answer-line.ts';

export interface Contradiction {
  /** Whom of the mail it is about. */
  readonly person: number;
  /** The places of the lines that do not go together, in their order. */
  readonly lines: readonly number[];
  /** One kind line that asks. */
  readonly ask: string;
}

interface Rule {
  /** A line of each kind at once… */
  readonly kinds: readonly [string, string];
  readonly ask: string;
}

const RULES: readonly Rule[] = [
  { kinds: ['send', 'skip'], ask: 'Should the letter go out or not? Write “send” or “skip” alone.' },
  {
    kinds: ['send', 'letter'],
    ask: 'Which letter should go out? Write “send” alone for the one that Kith wrote, or “send” with yours below it.',
  },
  { kinds: ['letter', 'skip'], ask: 'Should your letter go out or not? Write it alone, or “skip” alone.' },
  { kinds: ['letter', 'stop'], ask: 'Should your letter still go out? Write it alone, or “stop” alone.' },
  { kinds: ['send', 'no'], ask: 'Should the letter go out or not? Write “send” or “skip” alone.' },
  { kinds: ['send', 'stop'], ask: 'Should the letter still go out? Write “send” or “stop” alone.' },
  { kinds: ['snooze', 'pause'], ask: 'Snooze or pause? Write the one that you mean.' },
  { kinds: ['snooze', 'resume'], ask: 'Snooze or resume? Write the one that you mean.' },
  { kinds: ['pause', 'resume'], ask: 'Pause or resume? Write the one that you mean.' },
  {
    kinds: ['do-not-contact', 'contact-again'],
    ask: 'May you be reminded of them again, or not? Write the one that you mean.',
  },
  {
    kinds: ['do-not-contact', 'send'],
    ask: 'Should the letter still go out? Write “send” alone, or only “do not contact”.',
  },
];
/** … and two lines of one kind that say different things. */
const ONCE: ReadonlyMap<string, string> = new Map([
  ['snooze', 'Until when should it be? Write one of the two days.'],
  ['pause', 'Until when should it be? Write one of the two days.'],
  ['tier', 'Which tier is it? Write one of them.'],
  ['cadence', 'How often should it be? Write one of the two.'],
  ['birthday', 'Which birthday is right? Write one of the two.'],
]);

interface Said {
  readonly at: number;
  readonly kind: string;
  readonly meaning: string;
}

/** Commands of one answer about one person that cannot both be meant; each line keeps its reading, and Kith asks. */
export function findContradictions(lines: readonly AnswerLine[]): readonly Contradiction[] {
  const byPerson = new Map<number, Said[]>();
  lines.forEach(({ target, reading }, at) => {
    if (target.kind !== 'person') return;
    const said = byPerson.get(target.index) ?? [];
    said.push({ at, kind: kindOf(reading), meaning: JSON.stringify(reading) });
    byPerson.set(target.index, said);
  });
  return [...byPerson].flatMap(([person, said]) =>
    contradictionsOf(said).map((found) => ({ person, ...found })),
  );
}

function contradictionsOf(said: readonly Said[]): readonly Omit<Contradiction, 'person'>[] {
  const linesOf = (kinds: readonly string[]) =>
    said.filter(({ kind }) => kinds.includes(kind)).map(({ at }) => at);
  const opposed = RULES.filter(({ kinds }) => kinds.every((kind) => said.some((each) => each.kind === kind)));
  const twice = [...ONCE].filter(
    ([kind]) => new Set(said.filter((each) => each.kind === kind).map(({ meaning }) => meaning)).size > 1,
  );
  return [
    ...opposed.map(({ kinds, ask }) => ({ lines: linesOf(kinds), ask })),
    ...twice.map(([kind, ask]) => ({ lines: linesOf([kind]), ask })),
  ];
}

function kindOf(reading: AnswerReading): string {
  if (reading.kind !== 'change') return reading.kind;
  const { change } = reading;
  if (change.kind !== 'occasion') return change.kind;
  return change.change.how === 'keep' ? change.change.occasion.kind : 'occasion';
}
