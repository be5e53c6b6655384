import type { EmailAddress } from '../shared/email-address.ts';
import type { SubscriberStore } from './subscriber-store.ts';

const PAGE = 1000;

/** How many have confirmed; reads their addresses. */
export async function countReaders({
  listConfirmed,
}: Pick<SubscriberStore, 'listConfirmed'>): Promise<number> {
  let count = 0;
  let after: EmailAddress | undefined;
  for (;;) {
    const page = await listConfirmed({ after, limit: PAGE });
    count += page.length;
    after = page.at(-1);
    if (page.length === 0) return count;
  }
}
