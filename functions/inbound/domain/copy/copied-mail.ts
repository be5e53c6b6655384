import type { Interaction } from '../../../circle/domain/interaction.ts';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import type { Mailbox } from '../inbound-mail.ts';

/** One mail between the owner and people, as a copy of it tells. */
export interface CopiedMail {
  /** outbound: the owner wrote it to them. inbound: they wrote it. */
  readonly direction: 'inbound' | 'outbound';
  readonly people: readonly Mailbox[];
  readonly kind: 'mail' | 'reply';
  readonly text: string;
  readonly writtenAt: IsoInstant;
  readonly attachments: Interaction['attachments'];
  /** Where its own headers are known, and not just what a forward says of it. */
  readonly thread?: Interaction['thread'];
}
