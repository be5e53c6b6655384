import type { Delivery } from '../../delivery/domain/delivery.ts';
import type { IssueArchive } from '../archive/issue-archive.ts';
import { issueDeliveryId } from '../domain/issue.ts';
import type { IssueResponseStore } from './issue-responses.ts';

export interface CountReplyPorts {
  readonly issueArchive: Pick<IssueArchive, 'listSlugs'>;
  readonly issueResponses: Pick<IssueResponseStore, 'noteReply'>;
}

/**
 * Counts an answer to an issue that the archive names. Which one it was follows from the id of the delivery, so that nothing more
 * is kept of it. Repeating it changes nothing.
 */
export async function countReply(
  { issueArchive, issueResponses }: CountReplyPorts,
  { deliveryId, recipient }: Pick<Delivery, 'deliveryId' | 'recipient'>,
  messageId: string,
): Promise<void> {
  const slugs = await issueArchive.listSlugs();
  const slug = slugs.find((each) => issueDeliveryId(each, recipient) === deliveryId);
  if (slug !== undefined) await issueResponses.noteReply(slug, messageId);
}
