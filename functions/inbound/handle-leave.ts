import { type LeaveNewsletterPorts, leaveNewsletter } from '../newsletter/leave-newsletter.ts';
import type { InboundFate } from './inbound-log.ts';
import type { OpenedMail } from './open-mail.ts';
import type { LeaveRoute } from './route-mail.ts';

export type HandleLeavePorts = LeaveNewsletterPorts;

/**
 * Acts on a mail by which somebody leaves the newsletter (RFC 2369, 3.2). The address is known to its reader alone, so whoever
 * wrote it, a person or their mail program, it counts, and nobody gets an answer.
 */
export async function handleLeave(
  ports: HandleLeavePorts,
  _opened: OpenedMail,
  { subscriberId }: LeaveRoute,
): Promise<InboundFate> {
  return (await leaveNewsletter(ports, subscriberId)) === 'left' ? 'stopped' : 'unmatched';
}
