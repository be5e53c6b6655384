import { type Agenda, EMPTY_AGENDA, type PlannedIssue } from '../../functions/newsletter/domain/agenda.ts';
import { deriveDeliveryId } from '../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from './clock.ts';

export const instant = (text: string) => isoInstantSchema.parse(text);

/** A letter whose proof the owner got on Monday. */
export function planned(slug: string, changes: Partial<PlannedIssue> = {}): PlannedIssue {
  return {
    proofId: deriveDeliveryId('proof', slug),
    slug,
    subject: `Issue ${slug}`,
    proofedAt: instant(MONDAY_MORNING),
    ...changes,
  };
}

export const agendaOf = (changes: Partial<Agenda> = {}): Agenda => ({ ...EMPTY_AGENDA, ...changes });

/** The mail before Tuesday's slot, which showed this evergreen on Monday at nine. */
export const eveOf = (evergreen?: PlannedIssue, shown = evergreen?.proofId): NonNullable<Agenda['eve']> => ({
  slotAt: instant('2026-08-25T08:00:00.000Z'),
  mailId: deriveDeliveryId('eve'),
  day: '2026-08-24',
  isPlanned: true,
  sentAt: instant('2026-08-24T08:00:00.000Z'),
  ...(shown && { proofId: shown }),
  ...(evergreen && { evergreen }),
});
