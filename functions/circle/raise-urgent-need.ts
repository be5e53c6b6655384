import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { ContactKey } from './contact-store.ts';
import type { Plan } from './domain/plan.ts';
import { urgentMailAt } from './domain/urgent-need.ts';
import type { OwnerStore } from './owner-store.ts';

export interface RaiseUrgentNeedPorts {
  readonly owners: Pick<OwnerStore, 'findOwner' | 'moveBriefDue'>;
  readonly clock: Clock;
}

/**
 * raised: a mail about it alone goes out today. not-urgent: it has time until the next brief, or is no need.
 * enough: there was such a mail today, or one is on its way. lost: a run has the owner's brief in hand; that brief, or the next
 * one, names the person.
 */
export type UrgentNeedOutcome = 'raised' | 'not-urgent' | 'enough' | 'lost';

/**
 * To be called when a plan was added. Brings the owner's place in the due index forward where the plan is a need that cannot
 * wait and today's brief is out, so that the next runs find it as work due. One conditional write; safe to repeat.
 */
export async function raiseUrgentNeed(
  { owners, clock }: RaiseUrgentNeedPorts,
  { ownerId, contactId }: ContactKey,
  plan: Pick<Plan, 'kind' | 'on' | 'text'>,
): Promise<UrgentNeedOutcome> {
  const owner = await owners.findOwner(ownerId);
  const now = clock.now();
  if (owner === undefined) return 'not-urgent';
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  if (owner.urgent !== undefined || owner.lastUrgentOn === today.toString()) return 'enough';
  const sendAt = urgentMailAt(owner, plan, now);
  if (sendAt === undefined) return 'not-urgent';
  const urgent = { contactId, since: toIsoInstant(now) };
  const isBefore = Temporal.Instant.compare(sendAt, Temporal.Instant.from(owner.briefDueAt)) < 0;
  if (!isBefore) return 'not-urgent';
  return (await owners.moveBriefDue(owner, toIsoInstant(sendAt), { urgent })) === 'moved' ? 'raised' : 'lost';
}
