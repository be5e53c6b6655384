import type { AnswerReading, AnswerTarget } from '../answer-line.ts';
import { findPerson } from '../people/name-index.ts';
import { splitTarget } from '../people/split-target.ts';
import { asCommand, withoutBullet } from './plain-line.ts';
import type { LineReader } from './read-line.ts';
import type { WrittenLine } from './split-lines.ts';

const SEND = /^send ?[.!:]?$/i;
export const GREETING =
  /^(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|lieber?|guten (?:morgen|tag|abend)|bonjour|bonsoir|salut|ch[eè]re?|hola|querid[oa]|ciao|car[oa]|buongiorno|ol[aá]|beste|hej|hei|k[aä]ra|kære|kjære)(?=[\s,!]|$)/iu;
const NUMBERED = /^\d{1,3}[:)]/;

interface Letter {
  readonly target?: AnswerTarget;
  readonly command: AnswerReading;
}

/**
 * An owner's own letter below `send`: it greets somebody, and all that stands below is part of it. Where a line of it seems to
 * be for somebody else in the mail, nothing may go out.
 */
export function readLetterBelow(
  { words }: WrittenLine,
  next: WrittenLine | undefined,
  below: () => readonly WrittenLine[],
  { names }: LineReader,
): Letter | undefined {
  const line = asCommand(withoutBullet(words));
  const addressed = splitTarget(line, names);
  const said =
    addressed?.meant === 'surely' ? { word: addressed.rest, target: addressed.target } : { word: line };
  if (!SEND.test(said.word)) return undefined;
  if (next === undefined || !greets(next.words, names)) return undefined;
  const letter = below();
  const target = said.target === undefined ? {} : { target: said.target };
  if (letter.some((each) => isForAnother(each, names)))
    return { ...target, command: { kind: 'unclear', why: LETTER_AND_MORE } };
  return { ...target, command: { kind: 'send', besides: asWritten(letter) } };
}

/** `1: called`, in the midst of a letter. */
export const isForAnother = ({ words }: WrittenLine, names: LineReader['names']): boolean =>
  NUMBERED.test(words) && splitTarget(words, names)?.meant === 'surely';

/** With an empty line between paragraphs, as the contact is to read it. */
export const asWritten = (letter: readonly WrittenLine[]): string =>
  letter
    .map(({ words, startsParagraph }) => (startsParagraph ? `\n${words}` : words))
    .join('\n')
    .trim();

export const LETTER_AND_MORE =
  'Your letter seems to go on with lines about others, so nothing went out. Send it in a mail of its own, please.';

function greets(line: string, names: LineReader['names']): boolean {
  const name = line.replace(/[,!]+$/, '');
  return GREETING.test(line) || (name !== line && findPerson(name, names) !== undefined);
}
