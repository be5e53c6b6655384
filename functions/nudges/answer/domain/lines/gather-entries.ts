import type { AnswerContext, AnswerReading, AnswerTarget } from '../answer-line.ts';
import { indexNames, targetOf } from '../people/name-index.ts';
import { continueEntry, type Entry, isWrapped, newEntry } from './answer-entries.ts';
import { isCourtesy } from './is-courtesy.ts';
import { readLetterBelow } from './letter-below.ts';
import { readOwnLetter } from './own-letter.ts';
import { type LineRead, type LineReader, readLine, readTargetOnly } from './read-line.ts';
import { splitBeyondReach } from './split-beyond-reach.ts';
import { splitCommands } from './split-commands.ts';
import { splitLines, type WrittenLine } from './split-lines.ts';

/** More commands in one answer are read as notes: nobody writes so many by hand. */
const MOST_COMMANDS = 200;

/** Whom lines are about that name nobody. */
interface Standing {
  readonly commands: AnswerTarget;
  readonly notes: AnswerTarget;
}

/** Reads a text line by line, keeping whom it is about and whether words go on. */
class Gathering {
  readonly entries: Entry[] = [];
  private readonly reader: LineReader;
  private readonly addressed: Standing;
  private standing: Standing;
  private headings: string[] = [];
  private commandCount = 0;
  private readonly named = new Set<number>();
  /** In a paragraph that has named nobody so far. */
  private namesNobody = true;
  private before = '';

  constructor(context: AnswerContext) {
    this.reader = { context, names: indexNames(context) };
    const target = addressedTarget(context);
    this.addressed = { commands: target, notes: target };
    this.standing = this.addressed;
  }

  /** True when all that stands below was read with it. */
  read(line: WrittenLine, next: WrittenLine | undefined, below: () => readonly WrittenLine[]): boolean {
    if (line.startsParagraph && this.headings.length === 0) {
      this.standing = this.addressed;
      this.namesNobody = true;
    }
    const letter =
      readLetterBelow(line, next, below, this.reader) ??
      readOwnLetter(line, this.place(), below, this.reader);
    if (letter !== undefined) {
      const words = [...this.headings, line.words, ...below().map(({ words }) => words)];
      this.entries.push(newEntry({ ...letter, target: letter.target ?? this.standing.commands, words }));
      this.headings = [];
      return true;
    }
    const [first = line.words, ...others] = this.split(line.words);
    this.take({ ...line, words: first }, this.readLine(first));
    for (const words of others) this.takeLine({ words, startsParagraph: false }, this.readLine(words));
    this.before = line.words;
    return false;
  }

  private place() {
    const isHeaded = this.headings.length > 0;
    return {
      isFirst: this.entries.length === 0 && !isHeaded,
      heading: isHeaded ? this.standing.commands : undefined,
    };
  }

  /** A heading without anything below it is words as well; so is what was too far down to be read. */
  finish(beyond: string | undefined): readonly Entry[] {
    if (this.headings.length > 0) this.push({ target: this.standing.notes, text: [...this.headings] }, []);
    if (beyond !== undefined)
      this.push({ target: this.addressed.notes, text: [beyond], isBeyondLimit: true }, [beyond]);
    return this.entries;
  }

  private split(words: string): readonly string[] {
    return splitCommands(words, (part) => this.readLine(part).command?.kind ?? 'note');
  }

  private readLine(words: string): LineRead {
    if (this.commandCount >= MOST_COMMANDS) return readTargetOnly(words, this.reader);
    const read = readLine(words, this.standing.commands, this.reader);
    const isPolite = read.command === undefined && isCourtesy(read.text, this.reader.context.ownerName);
    return isPolite && read.target === undefined ? { ...read, command: { kind: 'courtesy' } } : read;
  }

  private take(line: WrittenLine, read: LineRead): void {
    if (read.heading !== undefined) this.takeHeading(line, read);
    else if (this.goesOn(line, read)) continueEntry(this.last(), line.words, read.text);
    else this.takeLine(line, read);
  }

  private takeHeading({ words }: WrittenLine, { target, heading }: LineRead): void {
    this.headings.push(words);
    if (target === undefined) return;
    this.remember(target);
    this.standing = { commands: target, notes: heading === 'surely' ? target : this.addressed.notes };
  }

  private takeLine({ words }: WrittenLine, read: LineRead): void {
    const { command, target = read.subject } = read;
    const standing = this.standingFor(command);
    if (command !== undefined && command.kind !== 'courtesy') this.commandCount += 1;
    const isBeyondLimit = command === undefined && this.commandCount >= MOST_COMMANDS;
    this.push(
      {
        target: target ?? standing,
        command,
        text: [read.text],
        isBeyondLimit,
      },
      [words],
    );
    // In the same paragraph the next line is about them as well.
    if (target !== undefined && target.kind !== 'none') this.carryOn(target);
  }

  /** Below others who were named, a command that names nobody may be for any of them. */
  private standingFor(command: AnswerReading | undefined): AnswerTarget {
    if (command === undefined) return this.standing.notes;
    const { addressedIndex } = this.reader.context;
    const others = [...this.named].filter((index) => index !== addressedIndex);
    if (!this.namesNobody || others.length === 0 || !changesSomebody(command)) return this.standing.commands;
    return targetOf([...new Set([addressedIndex, ...this.named])].sort((one, other) => one - other));
  }

  private remember(target: AnswerTarget): void {
    this.namesNobody = false;
    const indexes = target.kind === 'person' ? [target.index] : [];
    for (const index of target.kind === 'ambiguous' ? target.candidates : indexes) this.named.add(index);
  }

  private carryOn(target: AnswerTarget): void {
    this.remember(target);
    const carried = target.kind === 'person' ? { ...target, explicit: false } : target;
    this.standing = { commands: carried, notes: carried };
  }

  private push(entry: Pick<Entry, 'target'> & Partial<Entry>, words: readonly string[]): void {
    this.entries.push(newEntry({ ...entry, words: [...this.headings, ...words] }));
    this.headings = [];
  }

  private last(): Entry {
    return this.entries.at(-1) ?? newEntry({ target: this.standing.notes });
  }

  /** Whether a line belongs to the words before it: prose after a note, or the end of a long line. */
  private goesOn(line: WrittenLine, { target, command }: LineRead): boolean {
    const last = this.entries.at(-1);
    if (last === undefined || this.headings.length > 0 || target !== undefined) return false;
    if (isLinkBelowGift(line.words, last)) return true;
    if (line.startsParagraph) return false;
    if (last.isBeyondLimit !== this.commandCount >= MOST_COMMANDS) return false;
    const isNote = last.command === undefined || last.command.kind === 'note';
    if (command === undefined && isNote) return true;
    const bearsText = isNote || (last.command !== undefined && 'text' in last.command);
    return bearsText && isWrapped(this.before, line.words) && mayBeProse(command);
  }
}

const changesSomebody = ({ kind }: AnswerReading): boolean => ['snooze', 'change', 'skip'].includes(kind);

/** Where it was seen, pasted below the words. */
const isLinkBelowGift = (words: string, { command }: Entry): boolean =>
  /^<?https?:\/\/\S+$/i.test(words) &&
  command !== undefined &&
  ['gift-idea', 'gift-under-way', 'gift-sent'].includes(command.kind);

/** Words that begin, or fill, many a broken line. */
const mayBeProse = (command: AnswerReading | undefined): boolean =>
  command === undefined ||
  ['touch', 'attempt', 'yes', 'no', 'stop', 'courtesy', 'promise', 'arrived'].includes(command.kind);

const addressedTarget = ({ people, addressedIndex }: AnswerContext): AnswerTarget =>
  people[addressedIndex] === undefined
    ? { kind: 'none' }
    : { kind: 'person', index: addressedIndex, explicit: false };

export function gatherEntries(text: string, context: AnswerContext): readonly Entry[] {
  const gathering = new Gathering(context);
  const lines = splitLines(text);
  const { near, beyond } = splitBeyondReach(lines);
  for (const [at, line] of near.entries()) {
    if (gathering.read(line, lines[at + 1], () => lines.slice(at + 1))) return gathering.finish(undefined);
  }
  return gathering.finish(beyond);
}
