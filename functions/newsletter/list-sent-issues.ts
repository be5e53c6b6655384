import type { DeliveryStatus } from '../delivery/domain/delivery.ts';
import type { IssueLedger } from '../delivery/issue-ledger.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { IssueArchive } from './archive/issue-archive.ts';
import { issueDeliveryId } from './domain/issue.ts';

export interface ListSentIssuesPorts {
  readonly archive: Pick<IssueArchive, 'listSlugs'>;
  readonly issueLedger: Pick<IssueLedger, 'findMany'>;
}

interface SentIssue {
  readonly issue: string;
  readonly at: IsoInstant;
  readonly status: DeliveryStatus;
}

/** Which issues went to an address and what became of them, newest first, as long as the ledger knows (200 days). */
export async function listSentIssues(
  { archive, issueLedger }: ListSentIssuesPorts,
  address: EmailAddress,
): Promise<readonly SentIssue[]> {
  const slugs = new Map((await archive.listSlugs()).map((slug) => [issueDeliveryId(slug, address), slug]));
  const deliveries = await issueLedger.findMany([...slugs.keys()]);
  return deliveries
    .map(({ deliveryId, claimedAt, status }) => ({
      issue: slugs.get(deliveryId) ?? '',
      at: claimedAt,
      status,
    }))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
}
