import type { Interaction } from '../../circle/domain/interaction.ts';
import type { MailContent } from './inbound-mail.ts';

/** Far more than mail programs write; who writes longer ones gets a new thread. */
const LONGEST_ID = 250;
const MOST_REFERENCES_CHARACTERS = 2_000;
const LONGEST_SUBJECT = 300;

/** What a later mail needs to stand in the same thread; undefined where the mail has no id to answer. */
export function keepThread({
  thread: { messageId, references, subject },
}: Pick<MailContent, 'thread'>): Interaction['thread'] {
  const id = messageId.trim();
  if (id === '' || id.length > LONGEST_ID) return undefined;
  return {
    messageId: id,
    // The newest stand last.
    references: references.slice(-MOST_REFERENCES_CHARACTERS).toWellFormed(),
    subject: subject.slice(0, LONGEST_SUBJECT).toWellFormed(),
  };
}
