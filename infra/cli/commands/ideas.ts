import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { readDate } from '../../../functions/circle/domain/import/written-date.ts';
import { nextOccurrence } from '../../../functions/circle/domain/partial-date.ts';
import { isPresent } from '../../../functions/circle/domain/standing.ts';
import { givenTexts } from '../../../functions/giving/domain/given-kinds.ts';
import { OCCASION_KINDS, type OccasionKind } from '../../../functions/giving/domain/idea.ts';
import { groupHouseholds } from '../../../functions/giving/domain/plan/households.ts';
import { nextOccasionOf } from '../../../functions/giving/domain/plan/next-occasion.ts';
import { rankIdeas } from '../../../functions/giving/domain/rank/rank-ideas.ts';
import type { Circle } from '../circle.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, suggestion, textFlag, wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { ideasDocument, ideasText } from '../ideas-output.ts';
import { toJson } from '../output.ts';
import { readLimit } from '../read-limit.ts';

const NEWEST_ENTRIES = 200;
/** Without any day in sight there are three weeks to think of something. */
const UNHURRIED_DAYS = 21;

/** `ideas NAME [--for LOVED_ONE] [--occasion birthday] [--on DAY] [--budget 50] [--limit 3]` */
export const ideasCommand: Command = async ({ circle, terminal, commandLine, operands, json, findOwner }) => {
  const asked = operands.join(' ').trim();
  if (asked === '') throw wronglyAsked('ideas needs a name or an address.');
  const occasion = readOccasion(commandLine);
  const budgetLeft = readBudget(commandLine);
  const owner = await findOwner();
  const contact = await findContact(circle.contacts, owner.ownerId, asked);
  const { interactions } = await circle.timeline.read(contact, { limit: NEWEST_ENTRIES });
  const today = circle.clock.now().toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const forWhom = textFlag(commandLine, 'for');
  const next = nextOccasionOf(contact, forWhom, occasion, today, owner.leapDayRule);
  const on = readDay(commandLine, today) ?? next?.on ?? today.add({ days: UNHURRIED_DAYS });
  const input = {
    contact,
    forWhom,
    occasion: occasion ?? next?.occasion ?? ('just-because' as const),
    on,
    today,
    budgetLeft,
    alsoGiven: [
      ...interactions.filter(({ kind }) => kind === 'gift').map(({ text }) => text),
      ...(await givenInHousehold(circle, contact)),
    ],
    count: readLimit(commandLine, OCCASION_KINDS.length),
  };
  const ranking = rankIdeas(input);
  if (ranking.isUnknown) throw new CommandError(EXIT_CODE.notFound, sayUnknown(ranking.remarks, contact));
  terminal.print(
    json ? toJson(ideasDocument(ranking, input)) : ideasText(ranking, input, owner.giving.currency),
  );
  return EXIT_CODE.done;
};

/** What others of the house were given who are in the circle, too: all of them know it. */
async function givenInHousehold(
  { contacts }: Pick<Circle, 'contacts'>,
  contact: Contact,
): Promise<readonly string[]> {
  const all: Contact[] = [];
  for await (const each of contacts.listContacts(contact.ownerId)) all.push(each);
  const households = groupHouseholds(all);
  const home = households.get(contact.contactId);
  return all
    .filter(({ contactId }) => contactId !== contact.contactId && households.get(contactId) === home)
    .flatMap(({ gifts }) => givenTexts(gifts));
}

function sayUnknown(remarks: readonly string[], { lovedOnes }: Contact): string {
  const known = lovedOnes.filter(isPresent).map(({ name, relation }) => `${name} (${relation})`);
  const all = [...known, 'household'].join(', ');
  return `${remarks.join(' ')} --for takes ${all}; loved-one tells of others.`;
}

function readOccasion(commandLine: CommandLine): OccasionKind | undefined {
  const text = textFlag(commandLine, 'occasion')?.trim().toLowerCase().replaceAll(' ', '-');
  if (text === undefined) return undefined;
  const occasion = OCCASION_KINDS.find((kind) => kind === text);
  if (occasion !== undefined) return occasion;
  throw wronglyAsked(
    `--occasion is one of ${OCCASION_KINDS.join(', ')}, not ${text}.${suggestion(text, OCCASION_KINDS)}`,
  );
}

function readBudget(commandLine: CommandLine): number | undefined {
  const text = textFlag(commandLine, 'budget');
  if (text === undefined) return undefined;
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw wronglyAsked('--budget is a whole number, in your own currency.');
}

/** A day without a year is the next one. */
function readDay(commandLine: CommandLine, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const text = textFlag(commandLine, 'on');
  if (text === undefined) return undefined;
  const date = readDate(text);
  if (date === undefined)
    throw wronglyAsked(`"${text}" is not a clear day; write --on like 2026-08-04 or "4 August".`);
  const { year, month, day } = date;
  return year === undefined ? nextOccurrence(date, today) : Temporal.PlainDate.from({ year, month, day });
}
