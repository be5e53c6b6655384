import { dueAt } from '../../../functions/circle/domain/cadence.ts';
import { listDue } from '../../../functions/circle/list-due.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { dueText, toJson } from '../output.ts';

const MOST_LISTED = 50;

/** `due` */
export const dueCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  if (operands.length > 0)
    throw wronglyAsked(`due takes nothing after it, but there is ${operands.join(' ')}.`);
  const owner = await findOwner();
  const found = await listDue(circle, owner, MOST_LISTED + 1);
  const due = found.slice(0, MOST_LISTED);
  const hasMore = found.length > due.length;
  const people = due.map(({ contact, whyNow }) => ({
    ...contact,
    dueAt: dueAt(contact, owner.timeZone),
    whyNow,
  }));
  terminal.print(json ? toJson({ people, hasMore }) : dueText(due, hasMore));
  return EXIT_CODE.done;
};
