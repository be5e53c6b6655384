import * as z from 'zod';

/** What became of one message to an address: a mailbox that was full, a server that was away; or it arrived. */
export const outcomeSchema = z.object({ messageId: z.string(), isSoftBounce: z.boolean() });

export type MailOutcome = z.infer<typeof outcomeSchema>;

const OF_THE_LAST = 5;
const TOO_MANY = 3;

/**
 * The outcomes after one more, oldest first; undefined when nothing changes: it was noted, or arrived where nothing had
 * bounced. What arrived before the first soft bounce says nothing, so that most addresses need no record.
 */
export function afterOutcome(
  outcomes: readonly MailOutcome[],
  outcome: MailOutcome,
): readonly MailOutcome[] | undefined {
  const known = outcomes.some(({ messageId }) => messageId === outcome.messageId);
  if (known || (outcomes.length === 0 && !outcome.isSoftBounce)) return undefined;
  return [...outcomes, outcome].slice(-OF_THE_LAST);
}

/** Whether three of the last five bounced softly. */
export const isSoftBouncing = (outcomes: readonly MailOutcome[]): boolean =>
  outcomes.filter(({ isSoftBounce }) => isSoftBounce).length >= TOO_MANY;
