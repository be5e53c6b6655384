import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../circle/domain/contact.ts';
import { letterAskedAt } from '../circle/domain/letter-asked.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { urgentNeeds } from '../circle/domain/urgent-need.ts';
import { sendDelivery } from '../delivery/send-delivery.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { planReason } from './domain/why-now.ts';
import { type BriefOutcome, follow, staySilent } from './follow-mail.ts';
import type { BriefPorts, BriefSettings } from './ports.ts';
import { recordNudges } from './record-nudges.ts';
import { writeBrief } from './write-brief.ts';

/**
 * The one mail beside the morning's, about a need that cannot wait. Nothing goes out where it has been seen to meanwhile, nor where
 * another mail has the day: then the next brief names the person.
 * Every step is repeatable, as for a brief.
 */
export async function sendUrgentNudge(
  ports: BriefPorts,
  settings: BriefSettings,
  owner: Owner,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<BriefOutcome> {
  const { ownerId, urgent } = owner;
  const contact = urgent && (await ports.contacts.findContact({ ownerId, contactId: urgent.contactId }));
  const [need] = contact ? urgentNeeds(contact, owner, now) : [];
  if (contact === undefined || need === undefined) return staySilent(ports, owner, now);
  const [person] = await ports.people.readAgain([contact], 1);
  if (person === undefined) return staySilent(ports, owner, now);
  const deliveryId = deriveDeliveryId('urgent-nudge', ownerId, day.toString());
  const mail = await writeBrief(ports, settings, {
    owner,
    deliveryId,
    people: [person],
    urgent: planReason(contact, need, now, owner),
    now,
  });
  if ((await ports.owners.claimUrgentDay(ownerId, day.toString(), deliveryId)) === 'taken')
    return staySilent(ports, owner, now);
  const subjects = [{ contactId: contact.contactId }];
  const result = await sendDelivery(ports, { mail, kind: 'nudge', ownerId, subjects });
  return follow(ports, owner, now, result, async (delivery) => {
    await keepLetterAsked(ports, contact, delivery.claimedAt);
    await recordNudges(ports, owner, [person], delivery);
    return {};
  });
}

/**
 * A letter that the owner asked for comes with the next brief, and not with this mail. Written before the nudge is recorded, so
 * that a run that begins again still finds that it was asked for.
 */
async function keepLetterAsked(
  { contacts }: Pick<BriefPorts, 'contacts'>,
  contact: Contact,
  nudgedAt: IsoInstant,
): Promise<void> {
  const askedAt = letterAskedAt(contact);
  if (askedAt === undefined || askedAt >= nudgedAt) return;
  await contacts.changeContact(contact, (stored) => ({ ...stored, draftAskedAt: nudgedAt }));
}
