import type { EmailAddress } from '../../shared/email-address.ts';
import { type Evidence, isAuthenticated } from './judge-sender.ts';
import type { Standing } from './write-relay.ts';

interface ContactEvidence extends Pick<Evidence, 'mail' | 'content'> {
  /** The only address in From. */
  readonly sender: EmailAddress | undefined;
  readonly addresses: readonly EmailAddress[];
}

/** Who wrote to a contact's lasting address: somebody's name in From is no proof of them. */
export function judgeContact({ sender, addresses, mail, content }: ContactEvidence): Standing {
  if (sender === undefined || !addresses.includes(sender)) return 'other-address';
  return isAuthenticated(sender, mail, content) ? 'theirs' : 'unproven';
}
