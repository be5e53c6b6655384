import type { IssueContext } from '../../functions/newsletter/address-issue.ts';
import { type Issue, issueSchema, NO_TOTALS } from '../../functions/newsletter/domain/issue.ts';
import { type Subscriber, subscriberSchema } from '../../functions/newsletter/domain/subscriber.ts';
import { newsletterSettingsSchema } from '../../functions/newsletter/newsletter-settings.ts';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import { MONDAY_MORNING } from './clock.ts';

/** Tuesdays at 9:00 in London, by Nora. */
const THE_OPEN_HAND = newsletterSettingsSchema.parse({
  name: 'The Open Hand',
  from: { name: 'Nora Lindqvist', localPart: 'newsletter' },
  postalAddress: 'The Open Hand, 14 Larkspur Yard, London E20 0ZZ, United Kingdom',
  slot: { weekday: 2, hour: 9, timeZone: 'Europe/London' },
});

export const newsletterContext: IssueContext = {
  newsletter: THE_OPEN_HAND,
  operatorAddress: emailAddressSchema.parse('nora@lindqvist.example'),
  mailDomain: 'kith.example',
  inboundDomain: 'in.kith.example',
  webOrigin: 'https://kith.example',
};

/** Priya, who confirmed on Monday. */
export function buildSubscriber(changes: Partial<Subscriber> = {}): Subscriber {
  return subscriberSchema.parse({
    address: 'priya@raman.example',
    subscriberId: 'priyapriyapriyapriyapriy',
    firstName: 'Priya',
    status: 'confirmed',
    requestedAt: MONDAY_MORNING,
    confirmedAt: MONDAY_MORNING,
    consent: { page: 'https://kith.example/newsletter', at: MONDAY_MORNING, words: 'Send it to me.' },
    revision: 2,
    ...changes,
  });
}

/** An issue that has just opened for its slot. */
export function buildIssue(changes: Partial<Issue> = {}): Issue {
  return issueSchema.parse({
    slug: 'first',
    slotAt: '2026-08-25T08:00:00.000Z',
    status: 'sending',
    openedAt: '2026-08-25T08:00:00.000Z',
    letter: { subject: 'First', html: '<p>{{greeting}}</p>', text: '{{greeting}}' },
    totals: NO_TOTALS,
    dueAt: '2026-08-25T08:00:00.000Z',
    ...changes,
  });
}
