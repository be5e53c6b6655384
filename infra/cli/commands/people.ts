import { tierSchema } from '../../../functions/circle/domain/cadence-rules.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { dueAt } from '../../../functions/circle/domain/due-reasons.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';
import { peopleText } from '../people-output.ts';
import { readLimit } from '../read-limit.ts';

const DEFAULT_LIMIT = 100;

/** `people [--tier inner] [--tag press] [--hidden] [--limit 100]` */
export const peopleCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  if (operands.length > 0)
    throw wronglyAsked(`people takes only flags after it; show ${operands.join(' ')} shows one.`);
  const limit = readLimit(commandLine) ?? DEFAULT_LIMIT;
  const fits = readFilter(commandLine);
  const owner = await findOwner();
  const now = circle.clock.now();
  const found: Contact[] = [];
  for await (const contact of circle.contacts.listContacts(owner.ownerId))
    if (fits(contact)) found.push(contact);
  const order = new Intl.Collator('en');
  const listed = found
    .toSorted((one, other) => order.compare(one.name, other.name))
    .slice(0, limit)
    .map((contact) => ({ contact, dueAt: dueAt(contact, now, owner) }));
  const isFiltered =
    commandLine.flags.has('tier') || commandLine.flags.has('tag') || commandLine.flags.has('hidden');
  terminal.print(
    json
      ? toJson({
          total: found.length,
          people: listed.map((person) => ({ ...person.contact, dueAt: person.dueAt })),
        })
      : peopleText({ listed, total: found.length, isFiltered }, owner, now),
  );
  return EXIT_CODE.done;
};

/** Who is hidden is listed only when asked for, and then alone. */
function readFilter(commandLine: CommandLine): (contact: Contact) => boolean {
  const asked = textFlag(commandLine, 'tier');
  const tier = tierSchema.optional().safeParse(asked);
  if (!tier.success) throw wronglyAsked(`There is no tier ${asked}: inner, close or wide.`);
  const tag = textFlag(commandLine, 'tag')?.toLowerCase();
  const isHidden = commandLine.flags.has('hidden');
  return (contact) =>
    (contact.hidden !== undefined) === isHidden &&
    (tier.data === undefined || contact.tier === tier.data) &&
    (tag === undefined || contact.tags.some((known) => known.toLowerCase() === tag));
}
