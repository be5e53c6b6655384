import type { Contact } from '../../circle/domain/contact.ts';
import { hasStoppedLetters } from '../../circle/domain/letter-way.ts';

/** Why nothing goes out to a contact in the owner's name, whatever was approved before. */
export type Unwelcome = 'in-memory' | 'hidden' | 'do-not-contact' | 'asked-to-stop';

/** Undefined where letters may go out. */
export function whyUnwelcome(
  contact: Pick<Contact, 'inMemory' | 'hidden' | 'doNotContact' | 'checkIns' | 'mailbox'>,
): Unwelcome | undefined {
  if (contact.inMemory !== undefined) return 'in-memory';
  if (contact.hidden !== undefined) return 'hidden';
  if (contact.doNotContact !== undefined) return 'do-not-contact';
  return hasStoppedLetters(contact) ? 'asked-to-stop' : undefined;
}
