import type { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../delivery/domain/delivery.ts';
import type { Ledger } from '../../delivery/ledger.ts';
import type { Clock } from '../../shared/clock.ts';
import { fromIsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { TokenKeyStore } from '../../shared/token-keys.ts';
import type { IssueArchive } from '../archive/issue-archive.ts';
import { issueDeliveryId } from '../domain/issue.ts';
import { readClickToken } from '../issue-links.ts';
import type { IssueResponseStore } from './issue-responses.ts';
import type { ReaderClicks } from './reader-clicks.ts';

export interface FollowLinkPorts {
  readonly archive: Pick<IssueArchive, 'findLinks'>;
  readonly ledger: Pick<Ledger, 'find'>;
  readonly responses: IssueResponseStore;
  readonly readerClicks: ReaderClicks;
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
}

export interface FollowLinkInput {
  readonly slug: string;
  /** Place of the link in its letter, as it stood in the address. */
  readonly place: string;
  readonly token: string;
  /** Only the headers were asked for: nobody reads those. */
  readonly isHead: boolean;
  /** Whether the newsletter counts clicks now. */
  readonly counts: boolean;
}

/** No person is as quick after the mail arrived; until that is known, after it went out. */
const MACHINE_SECONDS = 10;

/**
 * Where a counted link leads: to the page that the issue’s own list names, and never to one that the address tells. Undefined
 * when Kith did not sign it, or the issue has no such link. Counting is all that is done on the way; a link outlives it.
 */
export async function followLink(ports: FollowLinkPorts, input: FollowLinkInput): Promise<URL | undefined> {
  const { slug, place, token } = input;
  const now = ports.clock.now();
  const reading = readClickToken(await ports.tokenKeys.readTokenKeys(), token, now);
  if (reading.outcome === 'forged') return undefined;
  const links = await ports.archive.findLinks(slug);
  const target = /^\d{1,3}$/.test(place) ? links[Number(place)] : undefined;
  if (target === undefined) return undefined;
  const delivery = await ports.ledger.find(reading.target.deliveryId);
  if (delivery !== undefined && !isOf(delivery, slug)) return undefined;
  if (input.counts && delivery !== undefined && reading.outcome === 'valid') {
    await count(ports, input, delivery, now);
  }
  return new URL(target);
}

/** A token is for one issue: that of another one says nothing of this. */
const isOf = ({ kind, deliveryId, recipient }: Delivery, slug: string): boolean =>
  kind === 'issue' && issueDeliveryId(slug, recipient) === deliveryId;

async function count(
  { responses, readerClicks }: FollowLinkPorts,
  { slug, place: digits, isHead }: FollowLinkInput,
  { recipient, claimedAt, deliveredAt = claimedAt }: Delivery,
  now: Temporal.Instant,
): Promise<void> {
  const place = Number(digits);
  const secondsThere = fromIsoInstant(deliveredAt).until(now).total('seconds');
  if (isHead || secondsThere < MACHINE_SECONDS) return responses.countClick(slug, place, 'machines');
  const note = await readerClicks.note(recipient, { slug, place, at: toIsoInstant(now) });
  if (note.outcome === 'first') await responses.countClick(slug, place, 'people');
  if (note.outcome !== 'burst') return;
  await responses.countClick(slug, place, 'machines');
  if (note.before) await responses.recountAsMachine(note.before.slug, note.before.place);
}
