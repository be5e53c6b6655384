import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { isOwners } from './domain/copy/people-in-copy.ts';
import { isAuthenticated } from './domain/judge-sender.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';

/** The owner who is proven to have written a message, whatever address it came to. */
export async function findProvenOwner(
  { owners }: { readonly owners: Pick<OwnerStore, 'listOwners'> },
  opened: OpenedMail,
): Promise<Owner | undefined> {
  const sender = soleSender(opened);
  if (sender === undefined || !isAuthenticated(sender, opened.mail, opened.content)) return undefined;
  return (await owners.listOwners()).find((owner) => isOwners(sender, { owner }));
}
