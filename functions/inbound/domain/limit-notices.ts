import { fromIsoInstant, type IsoInstant } from '../../shared/iso-instant.ts';
import type { ReportedFate } from './write-notice.ts';

/** How often the owner hears of mail with a fate. */
export type NoticeRate = 'each-mail' | 'first-of-day';

/** Part of every notice that is the only one of its day. */
export const FIRST_OF_DAY_HINT =
  'Kith tells you of the first such mail of a day. If more come today, it keeps them without another word.';

/**
 * What an owner has just written is answered each time. All other fates can be brought about by anybody, as often as they
 * like, and Kith must not become the way to fill the owner's mailbox.
 */
export function rateNotices(fate: ReportedFate, isOwners: boolean): NoticeRate {
  return isOwners && (fate === 'empty' || fate === 'unmatched') ? 'each-mail' : 'first-of-day';
}

/** Whoever writes to made-up addresses gets no words of theirs into the owner's mailbox under Kith's name. */
export const mayQuote = (fate: ReportedFate): boolean => fate !== 'forged';

/** The owner's day on which a mail came (`2026-08-24`): the same whenever it is tried again. */
export function localDay(receivedAt: IsoInstant, timeZone: string): string {
  return fromIsoInstant(receivedAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
