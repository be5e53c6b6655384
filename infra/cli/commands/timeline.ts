import type { Interaction } from '../../../functions/circle/domain/interaction.ts';
import type { EarlierText, Timeline } from '../../../functions/circle/timeline.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { textFlag, wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { toJson } from '../output.ts';
import { readLimit } from '../read-limit.ts';
import { timelineText } from '../timeline-output.ts';

const DEFAULT_LIMIT = 20;
const HIGHEST_LIMIT = 1000;

/** `timeline NAME [--older CURSOR | --newer CURSOR] [--limit 20] [--history]` */
export const timelineCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  const asked = operands.join(' ').trim();
  if (asked === '') throw wronglyAsked('timeline needs a name or an address.');
  const olderThan = textFlag(commandLine, 'older');
  const newerThan = textFlag(commandLine, 'newer');
  if (olderThan !== undefined && newerThan !== undefined)
    throw wronglyAsked('Page one way: --older or --newer.');
  const limit = readLimit(commandLine, HIGHEST_LIMIT) ?? DEFAULT_LIMIT;
  const owner = await findOwner();
  const contact = await findContact(circle.contacts, owner.ownerId, asked);
  const page = await circle.timeline.read(contact, { limit, olderThan, newerThan });
  const entries = await withHistory(circle.timeline, page.interactions, commandLine.flags.has('history'));
  terminal.print(
    json
      ? toJson({ contact, ...page, interactions: entries })
      : timelineText(contact, { ...page, entries }, owner.timeZone),
  );
  return EXIT_CODE.done;
};

/** What each entry said before its words were changed, where that is asked for. */
async function withHistory(
  timeline: Pick<Timeline, 'readEarlierTexts'>,
  interactions: readonly Interaction[],
  isAsked: boolean,
): Promise<readonly (Interaction & { readonly earlierTexts?: readonly EarlierText[] })[]> {
  return await Promise.all(
    interactions.map(async (interaction) =>
      isAsked && interaction.revision !== undefined
        ? { ...interaction, earlierTexts: await timeline.readEarlierTexts(interaction) }
        : interaction,
    ),
  );
}
