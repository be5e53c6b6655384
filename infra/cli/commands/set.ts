import { changeAndTell } from '../change-and-tell.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { readFact, readFacts } from '../read-facts.ts';

/** `set NAME tier=inner likes="wine, maps"`, `set NAME in memory` */
export const setCommand: Command = async (context) => {
  const { asked, changes } = readFacts('set', context.operands);
  if (changes.length === 0) throw wronglyAsked('set needs something to keep: set "Ruth Adler" tier=inner.');
  return await changeAndTell(context, asked, changes);
};

/** `pause NAME until 1 October because she is on sabbatical`, `pause NAME 6 weeks` */
export const pauseCommand: Command = async (context) => {
  const { operands } = context;
  const at = operands.findIndex((word, index) => index > 0 && /^(?:until|till|for)$/i.test(word));
  const nameLength = at < 0 ? 1 : at;
  const asked = operands.slice(0, nameLength).join(' ');
  if (asked === '')
    throw wronglyAsked('pause needs a name, then until when: pause "Ruth Adler" until 1 October.');
  return await changeAndTell(context, asked, [readFact(`pause=${operands.slice(nameLength).join(' ')}`)]);
};
