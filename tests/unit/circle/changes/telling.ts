import { Temporal } from 'temporal-polyfill';
import { applyChange, applyChanges } from '../../../../functions/circle/domain/changes/apply-change.ts';
import { describeDifference } from '../../../../functions/circle/domain/changes/describe-difference.ts';
import { readChange } from '../../../../functions/circle/domain/changes/read-change.ts';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import { buildContact } from '../../../builders/contact.ts';

export const MOMENT = { now: Temporal.Instant.from('2026-08-24T06:30:00Z'), timeZone: 'Europe/London' };

/** Ruth, of whom a good deal is known. */
export const ruth = buildContact({
  tier: 'close',
  company: 'Fjordlight',
  phones: [{ label: 'home', number: '020 7946 0000' }],
  tags: ['press', 'mentor'],
  interests: ['tea', 'Maps'],
  notes: ['Taught you to price by the day.'],
  occasions: [
    { kind: 'birthday', date: { month: 11, day: 3 } },
    { kind: 'other', title: 'first day of the practice', date: { month: 6, day: 3 } },
  ],
  lovedOnes: [
    { name: 'Leo', relation: 'son', interests: ['boots'] },
    { name: 'Femi', relation: 'husband' },
    { name: 'Rufus', relation: 'dog', petKind: 'dog' },
  ],
  postalAddresses: [{ label: 'home', lines: ['12 Mill Lane', 'Bath'] }],
});

/** What the contact is after each phrase; throws for one that is refused. */
export function tellAll(contact: Contact, ...phrases: readonly string[]): Contact {
  let told = contact;
  for (const phrase of phrases) {
    const reading = readChange(phrase);
    if (reading.outcome === 'refused') throw new Error(reading.reason);
    const applied = applyChange(told, reading.change, MOMENT);
    if (applied.outcome === 'refused') throw new Error(applied.reason);
    if (applied.outcome === 'changed') told = applied.contact;
  }
  return told;
}

/** What is different when it is told about Ruth; or, after `no:`, why it is not kept. */
export function tell(phrase: string, contact: Contact = ruth): string {
  const reading = readChange(phrase);
  if (reading.outcome === 'refused') return `no: ${reading.reason}`;
  const applied = applyChanges(contact, [reading.change], MOMENT);
  if (applied.outcome === 'refused') return `no: ${applied.reason}`;
  if (applied.outcome === 'unchanged') return 'as before';
  return describeDifference(contact, applied.contact, MOMENT.timeZone).join('; ');
}
