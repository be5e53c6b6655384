import type * as z from 'zod';
import { type Contact, contactSchema } from '../../../functions/circle/domain/contact.ts';
import { type Interaction, interactionSchema } from '../../../functions/circle/domain/interaction.ts';
import { type Owner, ownerSchema } from '../../../functions/circle/domain/owner.ts';
import { DUE_DATES_VERSION } from '../../../functions/circle/renew-due-dates.ts';
import { DEMO_TIME_ZONE, daysBefore } from './demo-moments.ts';

export interface DemoPerson {
  readonly contact: Contact;
  /** Oldest first. */
  readonly timeline: readonly Interaction[];
}

type ContactDetails = Omit<z.input<typeof contactSchema>, 'ownerId' | 'lastTouchAt' | 'addedAt'>;
type Told = Pick<z.input<typeof interactionSchema>, 'kind' | 'direction' | 'occurredAt' | 'text'>;

const ADDED_AT = daysBefore(400, '09:00');

export const demoOwner: Owner = ownerSchema.parse({
  ownerId: 'noralindqvistaaa',
  name: 'Nora Lindqvist',
  addresses: [{ address: 'nora@lindqvist.example', confirmedAt: ADDED_AT }],
  timeZone: DEMO_TIME_ZONE,
  sendingHour: 7,
  dueDatesVersion: DUE_DATES_VERSION,
  briefDueAt: daysBefore(0, '07:00'),
});

/** A person and what happened so far, oldest first. The last thing that is more than a note was the last touch. */
export function drawPerson(details: ContactDetails, told: readonly Told[]): DemoPerson {
  const timeline = told.map((interaction, index) =>
    interactionSchema.parse({
      ...interaction,
      ownerId: demoOwner.ownerId,
      contactId: details.contactId,
      interactionId: `demo-${index + 1}`,
      source: { by: 'demo' },
    }),
  );
  const lastTouch = timeline.findLast(({ kind }) => kind !== 'note');
  const contact = contactSchema.parse({
    ...details,
    ownerId: demoOwner.ownerId,
    addedAt: ADDED_AT,
    newestEntry: null,
    ...(details.cadenceDays !== undefined && { lastTouchAt: lastTouch?.occurredAt }),
  });
  return { contact, timeline };
}
