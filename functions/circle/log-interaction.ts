import type { ContactStore } from './contact-store.ts';
import type { Interaction } from './domain/interaction.ts';
import type { Timeline } from './timeline.ts';

/** A DynamoDB item holds 400 KB; whoever wrote more has the whole mail in the bucket. */
const LONGEST_TEXT_LENGTH = 60_000;

export interface LogInteractionPorts {
  readonly timeline: Timeline;
  readonly contacts: Pick<ContactStore, 'recordEntry'>;
}

/**
 * Puts an interaction on its contact's timeline, and notes on the contact that it is the newest, and a touch where it is one. Repeating it
 * changes nothing and completes what a crash left half-done. Throws ContactNotFoundError.
 */
export async function logInteraction(
  { timeline, contacts }: LogInteractionPorts,
  interaction: Interaction,
): Promise<'logged' | 'logged-before'> {
  const outcome = await timeline.append({ ...interaction, text: shorten(interaction.text) });
  await contacts.recordEntry(interaction, interaction);
  return outcome === 'appended' ? 'logged' : 'logged-before';
}

function shorten(text: string): string {
  if (text.length <= LONGEST_TEXT_LENGTH) return text;
  return `${text.slice(0, LONGEST_TEXT_LENGTH).toWellFormed()}…`;
}
