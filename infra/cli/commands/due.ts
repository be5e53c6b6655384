import { listDue } from '../../../functions/circle/list-due.ts';
import { scoreReasons } from '../../../functions/nudges/domain/rank-due.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { dueText, toJson } from '../output.ts';

/** `due` */
export const dueCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  if (operands.length > 0)
    throw wronglyAsked(`due takes nothing after it, but there is ${operands.join(' ')}.`);
  const owner = await findOwner();
  const due = await listDue(circle, owner);
  const now = circle.clock.now();
  const people = due.map(({ contact, ...rest }) => ({
    ...contact,
    ...rest,
    score: scoreReasons(contact, rest.reasons, now, owner),
  }));
  terminal.print(json ? toJson({ people }) : dueText(due, owner.timeZone));
  return EXIT_CODE.done;
};
