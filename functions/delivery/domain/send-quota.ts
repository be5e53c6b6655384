/** What SES lets this account send. */
export interface SendQuota {
  readonly perSecond: number;
  /** In any 24 hours; Infinity where SES names no limit. */
  readonly perDay: number;
  readonly sentLastDay: number;
}

/** one-to-one: whatever goes to one person for one reason: briefs, check-ins, answers passed on. */
export type QuotaShare = 'one-to-one' | 'newsletter';

const NEWSLETTER_SHARE = 0.8;

/**
 * How fast one kind of mail may go, and how much of it is left for today. A fifth is kept for one-to-one mail, which may also
 * use what the newsletter leaves of the day.
 */
export function shareOf(quota: SendQuota, share: QuotaShare): { perSecond: number; left: number } {
  const { perSecond, perDay, sentLastDay } = quota;
  const part = share === 'newsletter' ? NEWSLETTER_SHARE : 1 - NEWSLETTER_SHARE;
  const day = share === 'newsletter' ? perDay * NEWSLETTER_SHARE : perDay;
  return { perSecond: perSecond * part, left: Math.max(0, Math.floor(day - sentLastDay)) };
}
