import type { AnswerPerson, AnswerReading } from '../answer-line.ts';
import type { Moment } from '../days/moment.ts';

/** What one line says, without the name or number before it. */
export interface Said {
  /** Letter for letter, for what is kept of it. */
  readonly verbatim: string;
  /** Without quotes, `please` and such around it. */
  readonly command: string;
  /** In lower case and without marks at the end. */
  readonly word: string;
  readonly moment: Moment;
  /** Whom it is about, where that is one person. */
  readonly person?: AnswerPerson | undefined;
}

/** Undefined: it is not this command. */
export type ReadCommand = (said: Said) => AnswerReading | undefined;

export const unclear = (why: string): AnswerReading => ({ kind: 'unclear', why });

/** What follows a command's word and its colon or dash, if any. */
export const afterMark = (text: string): string => text.replace(/^[\s:=,!–—-]+/, '').trim();
