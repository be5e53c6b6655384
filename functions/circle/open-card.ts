import { signCardLink } from '../shared/card-link.ts';
import type { Clock } from '../shared/clock.ts';
import { fromIsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import type { CardLinks } from './card-links.ts';
import { CARD_DAYS } from './domain/card/card.ts';
import { cardIdOf } from './domain/card/card-id.ts';
import type { Contact } from './domain/contact.ts';
import { whatOneCalls } from './domain/greeting-name.ts';
import { isPresent } from './domain/standing.ts';

export interface OpenCardPorts {
  readonly cards: Pick<CardLinks, 'open'>;
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
  /** Base URL of Kith's pages, without a trailing slash. */
  readonly webOrigin: string;
}

export type OpenCardOutcome =
  | { readonly outcome: 'opened'; readonly link: string }
  /** Why there is none, ready to read. */
  | { readonly outcome: 'refused'; readonly reason: string };

/**
 * A link that the owner may pass on to a contact, who fills in their own card there. An earlier link of theirs ends; repeated with the
 * same `openedBy`, it is the same one.
 */
export async function openCard(
  ports: OpenCardPorts,
  contact: Contact,
  openedBy: string,
): Promise<OpenCardOutcome> {
  if (!isPresent(contact)) {
    const why = contact.inMemory ? 'in memory' : 'hidden';
    return {
      outcome: 'refused',
      reason: `${whatOneCalls(contact)} is ${why}, so there is no card to pass on.`,
    };
  }
  const until = ports.clock.now().add({ hours: CARD_DAYS * 24 });
  const { edition, expiresAt } = await ports.cards.open(contact, {
    openedBy,
    expiresAt: toIsoInstant(until),
  });
  const keys = await ports.tokenKeys.readTokenKeys();
  const place = { cardId: cardIdOf(contact), edition };
  return { outcome: 'opened', link: signCardLink(keys, place, fromIsoInstant(expiresAt), ports.webOrigin) };
}
