import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type LetterMoment,
  whyNotNow,
} from '../../../../functions/check-ins/domain/restraint/why-not-now.ts';
import { isoInstantSchema } from '../../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../../builders/clock.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildDraft } from '../../../builders/draft.ts';
import { buildInteraction, touchAt } from '../../../builders/interaction.ts';
import { buildOwner } from '../../../builders/owner.ts';

const at = (text: string) => isoInstantSchema.parse(text);
const WELCOME = { checkIns: { way: 'approve' } } as const;
const whyNot = (changes: Partial<LetterMoment> = {}) =>
  whyNotNow({
    owner: buildOwner(),
    contact: buildContact(WELCOME),
    now: Temporal.Instant.from(MONDAY_MORNING),
    interactions: [],
    letters: [],
    address: {},
    ...changes,
  });
const ruth = (changes: Parameters<typeof buildContact>[0]) => buildContact({ ...WELCOME, ...changes });
const letterOf = (occurredAt: string, by: 'contact-reply' | 'unproven-reply' = 'contact-reply') =>
  buildInteraction({ kind: 'reply', direction: 'inbound', occurredAt, source: { by } });
const living = (country: string, label?: string) => ({ lines: [], country, ...(label && { label }) });

it('a letter goes to whoever has been quiet', () => {
  expect(whyNot()).toBeUndefined();
});

describe('no letter goes', () => {
  const suppression = { reason: 'hard-bounce', scope: 'all', since: at(MONDAY_MORNING) } as const;
  const sent = buildDraft({
    status: 'sent',
    approval: { text: 'Hi Ruth', approvedAt: at('2026-05-04T08:00:00.000Z'), messageId: 'm' },
  });
  const inMemory = { since: at(MONDAY_MORNING) };

  it.each<[string, Partial<LetterMoment>]>([
    ['in-memory', { contact: ruth({ inMemory }) }],
    ['hidden', { contact: ruth({ hidden: inMemory }) }],
    ['do-not-contact', { contact: ruth({ doNotContact: inMemory }) }],
    ['no-address', { contact: ruth({ addresses: [] }) }],
    ['suppressed', { address: { suppression } }],
    ['paused', { contact: ruth({ pause: { until: '2026-08-25T00:00:00.000Z' } }) }],
    ['wrote-lately', { interactions: [letterOf('2026-08-17T06:31:00.000Z')] }],
    ['open-thread', { interactions: [letterOf('2026-08-17T06:30:00.000Z')] }],
    ['unanswered', { letters: [sent] }],
    ['newsletter-today', { address: { lastIssueAt: at('2026-08-23T23:00:00.000Z') } }],
    ['quiet-day', { owner: buildOwner({ quietDays: { weekdays: [1] } }) }],
    [
      'quiet-day',
      { owner: buildOwner({ quietDays: { spans: [{ from: '2026-08-20', until: '2026-08-24' }] } }) },
    ],
    ['holiday', { contact: ruth({ postalAddresses: [living('Ukraine')] }), interactions: [] }],
  ])('%s', (reason, moment) => {
    expect(whyNot(moment)).toBe(reason);
  });
});

describe('a letter goes all the same', () => {
  it.each<[string, Partial<LetterMoment>]>([
    [
      'when their mail was answered',
      { interactions: [touchAt('2026-08-16T10:00:00.000Z'), letterOf('2026-08-15T10:00:00.000Z')] },
    ],
    ['when their mail has waited for two months', { interactions: [letterOf('2026-06-25T06:30:00.000Z')] }],
    ['when a stranger wrote', { interactions: [letterOf('2026-08-23T10:00:00.000Z', 'unproven-reply')] }],
    ['when the newsletter came yesterday', { address: { lastIssueAt: at('2026-08-23T22:59:00.000Z') } }],
    [
      'to whoever left the newsletter',
      {
        address: { suppression: { reason: 'asked-to-stop', scope: 'newsletter', since: at(MONDAY_MORNING) } },
      },
    ],
    ['when the pause is over', { contact: ruth({ pause: { until: MONDAY_MORNING } }) }],
    ['where nobody knows the country', { contact: ruth({ postalAddresses: [living('Ruritania')] }) }],
    [
      'where two addresses are of two countries',
      { contact: ruth({ postalAddresses: [living('Ukraine'), living('France')] }) },
    ],
    [
      'where the home is elsewhere',
      { contact: ruth({ postalAddresses: [living('Ukraine'), living('Frankreich', 'home')] }) },
    ],
  ])('%s', (_, moment) => {
    expect(whyNot(moment)).toBeUndefined();
  });
});
