import type { Contact } from '../../circle/domain/contact.ts';
import { isPresent } from '../../circle/domain/standing.ts';

/** Whether a letter can be asked for. Not for who asked for no letters: they have a mailbox from earlier ones, and none are wanted any more. */
export const mayBeDrafted = (contact: Contact): boolean =>
  isPresent(contact) &&
  contact.addresses.length > 0 &&
  (contact.checkIns !== undefined || contact.mailbox === undefined || wasAsked(contact));

/** Who was asked about the newsletter has a mailbox from that, though never a letter. */
const wasAsked = ({ plans }: Contact): boolean => plans.some(({ consent }) => consent !== undefined);
