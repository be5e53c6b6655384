import type { Contact } from '../../circle/domain/contact.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';

/**
 * One way to reach somebody, of those that are known: by phone where they last talked, or where they are of the inner circle;
 * else by mail; else whatever there is. `Call Ruth: +44 20 7946 0001`, `Write to Ruth: ruth@adler.example`
 */
export function wayToReach(contact: Contact, newestEntry: Interaction | undefined): string | undefined {
  const name = whatOneCalls(contact);
  const number = contact.phones[0]?.number;
  const address = contact.addresses[0];
  const prefersPhone = newestEntry?.kind === 'call' || contact.tier === 'inner';
  if (number !== undefined && (prefersPhone || address === undefined)) return `Call ${name}: ${number}`;
  return address && `Write to ${name}: ${address}`;
}
