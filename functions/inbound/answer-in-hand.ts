import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import type { FirstCopy } from './find-first-copy.ts';
import type { OpenedMail } from './open-mail.ts';

/** An owner's answer to a mail that was passed on. */
export interface AnswerInHand {
  readonly owner: Owner;
  readonly contact: Contact;
  /** The mail that they answer. */
  readonly relay: Delivery;
  readonly opened: OpenedMail;
  readonly copy: FirstCopy;
}
