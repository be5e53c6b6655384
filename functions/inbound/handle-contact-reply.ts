import type { InboundFate } from './inbound-log.ts';
import type { OpenedMail } from './open-mail.ts';
import type { ContactReplyRoute } from './route-mail.ts';

export type HandleContactReplyPorts = object;

/** Acts on what a contact wrote to their lasting address. */
export async function handleContactReply(
  _ports: HandleContactReplyPorts,
  { automatic }: OpenedMail,
  _route: ContactReplyRoute,
): Promise<InboundFate> {
  return automatic ? 'automatic' : 'unmatched';
}
