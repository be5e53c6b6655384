import type { Ledger } from '../delivery/ledger.ts';
import type { Clock } from '../shared/clock.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';

export interface FindDailyMailPorts {
  readonly ledger: Pick<Ledger, 'find'>;
  readonly clock: Clock;
}

const HOURS_BETWEEN_MAILS = 24;

/**
 * The id of the one mail that an occasion has within 24 hours: yesterday's (UTC) while it is younger than that, else today's. So
 * nobody gets two around midnight, and a mail whose sending died is taken up again.
 */
export async function findDailyMail(
  { ledger, clock }: FindDailyMailPorts,
  occasion: readonly string[],
): Promise<DeliveryId> {
  const now = clock.now();
  const idOn = (day: string) => deriveDeliveryId('confirmation', ...occasion, day);
  const yesterdays = idOn(dayOf(now.subtract({ hours: HOURS_BETWEEN_MAILS })));
  const delivery = await ledger.find(yesterdays);
  const isRecent =
    delivery !== undefined &&
    fromIsoInstant(delivery.claimedAt).until(now).total('hours') < HOURS_BETWEEN_MAILS;
  return isRecent ? yesterdays : idOn(dayOf(now));
}

const dayOf = (instant: ReturnType<Clock['now']>): string =>
  instant.toZonedDateTimeISO('UTC').toPlainDate().toString();
