import { type ChangePersonOutcome, changePerson } from '../../functions/circle/change-person.ts';
import type { PersonChange } from '../../functions/circle/domain/changes/person-change.ts';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import { askOfNamesakes, tellOtherSides } from './ask-of-loved-ones.ts';
import { CommandError, EXIT_CODE, type ExitCode } from './cli-errors.ts';
import type { Command } from './command.ts';
import { findContact } from './find-people.ts';
import { toJson } from './output.ts';
import { changedText } from './people-output.ts';
import { tellCleaning } from './read-facts.ts';
import { printable } from './terminal.ts';

type Context = Pick<Parameters<Command>[0], 'circle' | 'terminal' | 'operands' | 'json' | 'findOwner'>;

/** Keeps what is told about one person, and says in a line what is different. Throws CommandError. */
export async function changeAndTell(
  context: Context,
  asked: string,
  changes: readonly PersonChange[],
): Promise<ExitCode> {
  const { circle, findOwner } = context;
  const owner = await findOwner();
  const key = await findContact(circle.contacts, owner.ownerId, asked);
  const told = await changePerson(circle, { owner, key, changes });
  const exitCode = tellOutcome(context, owner, told);
  if ('contact' in told && changes.some(({ kind }) => kind === 'standing')) {
    await askOfNamesakes(context, told.contact);
  }
  if ('before' in told) await tellOtherSides(context, told.before, told.contact);
  return exitCode;
}

/** Says in a line what is different. Throws CommandError for what was refused. */
export function tellOutcome(
  { circle, terminal, operands, json }: Context,
  owner: Owner,
  told: ChangePersonOutcome,
): ExitCode {
  if (told.outcome === 'refused') throw new CommandError(EXIT_CODE.wronglyAsked, told.reason);
  if (told.outcome === 'address-taken') throw addressTaken(told);
  const { contact } = told;
  const differences = 'differences' in told ? told.differences : [];
  const before = 'before' in told ? told.before : contact;
  const text = changedText({ before, contact, differences }, owner, circle.clock.now());
  const settled = 'settled' in told ? told.settled : [];
  terminal.print(json ? toJson({ contact, differences }) : `${text}${settledText(settled)}`);
  tellCleaning(terminal, operands);
  return EXIT_CODE.done;
}

/** ` Noted with Ruth Adler, too.` */
const settledText = (settled: readonly Contact[]): string =>
  settled.length === 0
    ? ''
    : ` Noted with ${settled.map(({ name }) => printable(name)).join(' and ')}, whose loved one they are, too.`;

export const addressTaken = ({
  address,
  holderName,
}: {
  address: string;
  holderName: string;
}): CommandError =>
  new CommandError(EXIT_CODE.failed, `${address} belongs to ${holderName}, who is in the circle already.`);
