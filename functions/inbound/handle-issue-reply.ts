import type { InboundFate } from './inbound-log.ts';
import type { OpenedMail } from './open-mail.ts';
import type { IssueReplyRoute } from './route-mail.ts';

/** Acts on somebody's answer to an issue of the newsletter. */
export async function handleIssueReply(
  _ports: object,
  { automatic }: OpenedMail,
  _route: IssueReplyRoute,
): Promise<InboundFate> {
  return automatic ? 'automatic' : 'unmatched';
}
