import type { OwnerId, SubscriberId } from '../../../shared/ids.ts';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { flagsOf } from '../address-flags.ts';
import { afterLeaving, IMPORT_PAGE, type Subscriber } from '../subscriber.ts';
import { cleanTags } from '../subscriber-tags.ts';
import type { ListedPerson } from './subscriber-row.ts';

/** What is the same for all rows of an import. */
export interface ImportOccasion {
  /** Where and how these people agreed to get mail, in the operator's words; kept as their consent. */
  readonly source: string;
  readonly at: IsoInstant;
  /** In whose name the newsletter goes out: whoever asked them to stop stays out of it. Undefined while there is nobody yet. */
  readonly writer: OwnerId | undefined;
  /** The same for the same address in each run of an import, so that a run that died leaves no id that leads nowhere. */
  newId(address: string): SubscriberId;
}

/** Somebody whom nobody knew, as a row tells of them: with their own moments and, from a list of Kith's, their own consent. */
export function importedSubscriber(row: ListedPerson, { source, at, newId }: ImportOccasion): Subscriber {
  const { address, firstName, tags, own } = row;
  const joinedAt = earlier(row.joinedAt, at);
  const reader: Subscriber = {
    ...own,
    address,
    subscriberId: newId(address),
    firstName,
    tags,
    flags: flagsOf(address),
    status: 'confirmed',
    requestedAt: own?.requestedAt ?? joinedAt,
    ...(row.outcome === 'left' ? { confirmedAt: row.joinedAt && joinedAt } : { confirmedAt: at }),
    ...(row.outcome !== 'left' && joinedAt < at && { joinedAt }),
    consent: own?.consent ?? { page: IMPORT_PAGE, at: joinedAt, words: source },
    revision: 1,
  };
  if (row.outcome !== 'left') return reader;
  const leftAt = earlier(row.leftAt, at);
  // Who has moved did not leave: nothing keeps them from coming back to this address.
  if (reader.movedTo !== undefined) return { ...reader, status: 'left', leftAt };
  return afterLeaving({ ...reader, revision: 0 }, leftAt) ?? reader;
}

/** Somebody who is known already, after a row; undefined when nothing changes. Nobody comes back by it who had left. */
export function afterRow(found: Subscriber, row: ListedPerson, at: IsoInstant): Subscriber | undefined {
  if (row.outcome === 'left') return afterLeaving(found, at);
  const known = found.tags ?? [];
  const tags = cleanTags([...known, ...(row.tags ?? [])]);
  if (tags.length === known.length) return undefined;
  return { ...found, tags: [...tags], revision: found.revision + 1 };
}

/** A list may be of tomorrow, by a clock that is wrong. */
const earlier = (one: IsoInstant | undefined, now: IsoInstant): IsoInstant =>
  one !== undefined && one < now ? one : now;
