import type { Trace } from '../../shared/eraser.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';

/** What an erasure removed, in counts and in names that say nothing of anybody. */
export interface ErasureProof {
  readonly erasureId: string;
  readonly startedAt: IsoInstant;
  /** When all stores were read again and nothing was found. */
  readonly verifiedAt: IsoInstant;
  readonly removed: Readonly<Record<string, number>>;
  /** Of the raw mail in the mail bucket. */
  readonly removedMailKeys: readonly string[];
  readonly left: 0;
  readonly remains: typeof REMAINS;
}

export const RAW_MAIL = 'raw mail';

/** What Kith keeps on purpose, or cannot find. */
export const REMAINS = [
  {
    what: 'That an address gets no mail, where that is so: under a keyed hash, from which nobody reads the address; in the clear for somebody in memory, and in the list that SES keeps of what came back.',
    why: 'So that nobody writes to them again by mistake.',
  },
  {
    what: 'A subscription to the newsletter, with what keeps issues from it, where there is one.',
    why: 'It is between the reader and the newsletter. The link at the end of each issue ends it, and leads to erasing it; so does `subscribers erase`.',
  },
  {
    what: 'Backups of the Circle table, on AWS.',
    why: 'Point-in-time recovery forgets after 35 days; nothing can be taken out of it before.',
  },
  {
    what: 'Records of messages to the owner about several people.',
    why: 'The others are answered by them. They hold a number, no name, and expire by themselves within a year.',
  },
  {
    what: 'Mail that never reached the timeline: automatic answers, second copies, mail held back or waiting for an answer to “add”.',
    why: 'Nothing says whose it is. The mail bucket forgets everything after a year.',
  },
  {
    what: "Words about them in other people's notes and timelines.",
    why: 'Only a reader can tell whom they mean.',
  },
] as const;

/** How many of each kind, most first. */
export function countKinds(traces: readonly Trace[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { kind } of traces) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([, one], [, other]) => other - one));
}

/** First what lets anything new in, last the contact, by which an erasure that was broken off is found again. */
export function inRemovalOrder(traces: readonly Trace[]): readonly Trace[] {
  const rank = ({ kind }: Trace): number => (DOORS.includes(kind) ? 0 : kind === 'contact' ? 2 : 1);
  return traces.toSorted((one, other) => rank(one) - rank(other));
}

const DOORS = ['mailbox', 'address'];
