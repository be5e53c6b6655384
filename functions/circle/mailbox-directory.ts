import type { ContactKey } from './contact-store.ts';

/** Whose lasting address is whose: `hello+<mailbox>@`, at which a contact's answers come in for ever. */
export interface MailboxDirectory {
  /** Undefined for a label that was never given out, whatever its shape. The contact may be gone. */
  findMailbox(mailbox: string): Promise<ContactKey | undefined>;
  /**
   * Gives the contact the proposed label, unless they have one; the one in force comes back. Safe to repeat: a crash leaves
   * at worst a second label that leads to them, too. Throws StaleWriteError when somebody else has the label.
   */
  giveMailbox(key: ContactKey, proposed: string): Promise<string>;
}
