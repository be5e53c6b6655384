import type { AnswerReading } from '../answer-line.ts';
import { readAdd } from './read-add.ts';
import { readAttempt } from './read-attempt.ts';
import { readGiving } from './read-giving.ts';
import { readPersonChange } from './read-person-change.ts';
import { readPlans } from './read-plans.ts';
import { readSeveral } from './read-several.ts';
import { readDoubtfulSend, readFarewell, readSingleWord } from './read-single-word.ts';
import { readSnooze } from './read-snooze.ts';
import { readTouch } from './read-touch.ts';
import type { ReadCommand, Said } from './said.ts';

/** What is longer is prose. */
const LONGEST_COMMAND = 2000;

const ASKS = /\?["')\s]*$/;
/** `help?`, and what a colon marks as a command: `gift idea: the atlas?` */
const MAY_ASK = /^(?:help\b|what can i|how does|\?|[a-z][a-z -]{1,20}:)/i;

const readNote: ReadCommand = ({ verbatim, command }) => {
  const [marker = ''] = /^(?:please )?notes?\b(?: to self)?\s*(?:[:=–—-]|(?=\s))\s*/i.exec(command) ?? [];
  const text = marker === '' ? '' : command.slice(marker.length);
  return text === ''
    ? undefined
    : { kind: 'note', text: verbatim.endsWith(text) ? verbatim.slice(-text.length) : text, proposals: [] };
};

/** The first that knows the line reads it. */
const READERS: readonly ReadCommand[] = [
  readSingleWord,
  readDoubtfulSend,
  readFarewell,
  readSeveral,
  readNote,
  readGiving,
  readPlans,
  readSnooze,
  readPersonChange,
  readAttempt,
  readTouch,
  readAdd,
];

/** Undefined when the line is no command. A question is none, whatever it begins with. */
export function readCommand(said: Said): AnswerReading | undefined {
  const { command } = said;
  if (command === '' || command.length > LONGEST_COMMAND) return undefined;
  if (ASKS.test(command.slice(-20)) && !MAY_ASK.test(command)) return undefined;
  for (const read of READERS) {
    const reading = read(said);
    if (reading !== undefined) return reading;
  }
  return undefined;
}
