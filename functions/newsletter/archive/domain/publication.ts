import { type Issue, reachedNobody } from '../../domain/issue.ts';

/**
 * Where an issue may be read. listed: in the archive and the feeds. by-address: by whoever has it in a mailbox, where it was called
 * off before all had it. nowhere: nobody has got it, or not yet.
 */
export type Publication = 'listed' | 'by-address' | 'nowhere';

export function publicationOf({
  status,
  dueAt,
  lastAddress,
  totals,
}: Pick<Issue, 'status' | 'dueAt' | 'lastAddress' | 'totals'>): Publication {
  switch (status) {
    case 'sent':
      return 'listed';
    case 'sending':
      // The schedule has yet to take it up; one of an earlier release stood there while it went out.
      return dueAt === undefined || lastAddress !== undefined ? 'listed' : 'nowhere';
    case 'cancelled':
      return reachedNobody(totals) ? 'nowhere' : 'by-address';
  }
}
