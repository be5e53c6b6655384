import type { Contact } from '../../../functions/circle/domain/contact.ts';
import type { Owner } from '../../../functions/circle/domain/owner.ts';
import { yearOfGiving } from '../../../functions/giving/domain/ledger/year-of-giving.ts';
import { listShoutOuts, praiseBalance } from '../../../functions/giving/domain/shout-outs/praise-balance.ts';
import type { Circle } from '../circle.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { praiseText, yearText } from '../gifts-output.ts';
import { toJson } from '../output.ts';

/** `giving [--year 2026]` */
export const givingCommand: Command = async (context) => {
  const { terminal, json } = context;
  const { contacts, owner, year } = await readCircle('giving', context);
  const giving = yearOfGiving(contacts, year, owner.timeZone, owner.giving);
  const given = giving.given.map(({ contact: { contactId, name }, gifts }) => ({ contactId, name, gifts }));
  terminal.print(json ? toJson({ year, ...giving, given }) : yearText(year, giving, owner.giving.currency));
  return EXIT_CODE.done;
};

/** `praise [--year 2026]` */
export const praiseCommand: Command = async (context) => {
  const { terminal, json } = context;
  const { contacts, owner, year } = await readCircle('praise', context);
  const balance = praiseBalance(contacts, listShoutOuts(contacts, owner.timeZone), year);
  const toRow = <T extends { readonly contact: Contact }>({ contact: { contactId, name }, ...row }: T) => ({
    contactId,
    name,
    ...row,
  });
  const document = { year, praised: balance.praised.map(toRow), notYet: balance.notYet.map(toRow) };
  terminal.print(json ? toJson(document) : praiseText(year, balance));
  return EXIT_CODE.done;
};

type Context = Parameters<Command>[0];

async function readCircle(command: string, { circle, commandLine, operands, findOwner }: Context) {
  if (operands.length > 0)
    throw wronglyAsked(`${command} takes nothing after it, but there is ${operands.join(' ')}.`);
  const owner = await findOwner();
  const year = readYear(commandLine) ?? circle.clock.now().toZonedDateTimeISO(owner.timeZone).year;
  return { owner, year, contacts: await listAll(circle, owner) };
}

async function listAll({ contacts }: Circle, { ownerId }: Owner): Promise<readonly Contact[]> {
  const all: Contact[] = [];
  for await (const contact of contacts.listContacts(ownerId)) all.push(contact);
  return all;
}

function readYear(commandLine: CommandLine): number | undefined {
  const text = textFlag(commandLine, 'year');
  if (text === undefined) return undefined;
  if (/^[12]\d{3}$/.test(text)) return Number(text);
  throw wronglyAsked('--year is a year, like 2026.');
}
