import type { InboundFate } from './inbound-log.ts';
import type { OpenedMail } from './open-mail.ts';
import type { LeaveRoute } from './route-mail.ts';

/** Acts on a mail by which somebody leaves the newsletter (RFC 2369, the `mailto:` of List-Unsubscribe). */
export async function handleLeave(
  _ports: object,
  _opened: OpenedMail,
  _route: LeaveRoute,
): Promise<InboundFate> {
  return 'unmatched';
}
