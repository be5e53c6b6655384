import type { Interaction } from '../../circle/domain/interaction.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import type { Delivery } from '../../delivery/domain/delivery.ts';
import type { MailThread } from '../../delivery/domain/mail-thread.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Picture } from './domain/plan/plan-input.ts';

/** No place in any list: words that name nobody are not put down to whoever happens to be named first. */
export const ADDRESSED_TO_NOBODY = -1;

/** What an owner, whom we know by now, wrote in answer to one of Kith's mails. */
export interface OwnerAnswer {
  readonly owner: Owner;
  /** The mail that is answered. */
  readonly delivery: Delivery;
  /** Whose reply address it came to; `ADDRESSED_TO_NOBODY` where the mail is about nobody. */
  readonly addressedIndex: number;
  /** The same for every copy of the answer: 24 characters of base32. */
  readonly recordId: string;
  /** SES's id of its first copy. */
  readonly messageId: string;
  readonly receivedAt: IsoInstant;
  readonly words: string;
  /** They pass on somebody else's mail, in which no command is the owner's. */
  readonly isForward: boolean;
  readonly attachments: Interaction['attachments'];
  readonly pictures: readonly Picture[];
  /** That of their mail, which a receipt follows. */
  readonly thread: MailThread;
}
