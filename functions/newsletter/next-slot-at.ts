import type { Clock } from '../shared/clock.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { nextSlot } from './domain/next-slot.ts';
import type { IssueStore } from './issue-store.ts';
import type { NewsletterContext } from './newsletter-ports.ts';

/** The slot that the next issue waits for; also one that has come, until a run has seen to it. */
export async function nextSlotAt(
  { issues, clock }: { readonly issues: Pick<IssueStore, 'findSlot'>; readonly clock: Clock },
  { newsletter }: Pick<NewsletterContext, 'newsletter'>,
): Promise<IsoInstant> {
  return (await issues.findSlot()) ?? nextSlot(newsletter.slot, clock.now());
}
