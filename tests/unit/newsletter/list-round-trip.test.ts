import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importedSubscriber } from '../../../functions/newsletter/domain/import/imported-subscriber.ts';
import { rowReaderFor } from '../../../functions/newsletter/domain/import/subscriber-row.ts';
import {
  afterLeaving,
  afterRequest,
  type Subscriber,
} from '../../../functions/newsletter/domain/subscriber.ts';
import { SUBSCRIBER_COLUMNS } from '../../../functions/newsletter/domain/subscriber-columns.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';

const NOW = isoInstantSchema.parse('2026-10-01T10:00:00.000Z');
const EARLIER = isoInstantSchema.parse('2026-09-01T10:00:00.000Z');
const SOURCE = 'Moved to another machine';

const columns = Object.values(SUBSCRIBER_COLUMNS);

function exportedAndImported(subscriber: Subscriber) {
  const read = rowReaderFor(Object.keys(SUBSCRIBER_COLUMNS)) ?? expect.fail('no reader');
  const row = read(columns.map((column) => column(subscriber) ?? ''));
  return 'address' in row
    ? importedSubscriber(row, { source: SOURCE, at: NOW, writer: undefined, newId: newSubscriberId })
    : row;
}

const instants = fc.constantFrom(
  EARLIER,
  isoInstantSchema.parse('2026-09-08T10:00:00.123Z'),
  isoInstantSchema.parse('2025-01-01T00:00:00.000Z'),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const words = fc.constantFrom('press', 'fair, spring', 'say "hello"', 'наука', '=1+1');

const readers = fc.record({
  address: fc.constantFrom('ann@x.example', 'ann+news@xn--mller-kva.example', 'root@mailinator.com'),
  firstName: optional(fc.constantFrom('Ann', "'t Hooft", 'Łucja', '<b>Bo</b>')),
  topics: optional(fc.uniqueArray(fc.constantFrom('gifts', 'tools'))),
  tags: optional(fc.uniqueArray(words, { minLength: 1 })),
  language: optional(fc.constantFrom('en-GB', 'de')),
  pausedUntil: optional(fc.constant('2026-12-01')),
  requestedAt: instants,
  confirmedAt: instants,
  lastIssueAt: optional(instants),
  lastReplyAt: optional(instants),
  issuesUnanswered: optional(fc.nat(40)),
  lastClick: optional(fc.constant({ at: EARLIER, by: 'person', slug: 'first', place: 2 } as const)),
  suppression: optional(fc.constant({ reason: 'hard-bounce', scope: 'all', since: EARLIER } as const)),
});

it('a list of Kith’s own imports again without loss: readers, and those who left', () => {
  fc.assert(
    fc.property(readers, optional(fc.constantFrom('Too much, "sorry"', '')), (facts, reason) => {
      const built = buildSubscriber({ ...facts, address: emailAddressSchema.parse(facts.address) });
      const subscriber = reason === undefined ? built : (afterLeaving(built, EARLIER, reason) ?? built);
      const { revision: _, subscriberId: __, flags: ___, ...kept } = subscriber;
      // An issue that has started before the import is not for them, whenever they joined.
      const joined =
        kept.status === 'left' ? {} : { confirmedAt: NOW, joinedAt: kept.joinedAt ?? kept.confirmedAt };
      expect(exportedAndImported(subscriber)).toEqual({
        ...kept,
        ...joined,
        flags: facts.address.startsWith('root') ? ['role', 'disposable'] : undefined,
        subscriberId: expect.any(String),
        revision: 1,
      });
    }),
  );
});

it('who left, and has asked anew without confirming it, comes as somebody who left', () => {
  const left = afterLeaving(buildSubscriber(), EARLIER) ?? expect.fail('nobody left');
  const asked = afterRequest(left, { ...left, consent: { ...left.consent, at: NOW } }, newSubscriberId);
  const imported = exportedAndImported(asked ?? expect.fail('nothing was asked'));
  expect(imported).toMatchObject({ status: 'left', leftAt: EARLIER, consent: left.consent });
});

it('who moved comes as they were, without a suppression of the address that they left', () => {
  const movedTo = emailAddressSchema.parse('new@x.example');
  const moved = buildSubscriber({ status: 'left', leftAt: EARLIER, movedTo });
  expect(exportedAndImported(moved)).toMatchObject({ status: 'left', movedTo, suppression: undefined });
});

it('a list of somebody else’s gives the source as the consent, and the moment when they joined there', () => {
  const read = rowReaderFor(['email', 'created_at']) ?? expect.fail('no reader');
  const row = read(['ann@x.example', EARLIER]);
  if (!('address' in row)) expect.fail('nobody was read');
  const occasion = { source: SOURCE, at: NOW, writer: undefined, newId: newSubscriberId };
  expect(importedSubscriber(row, occasion)).toMatchObject({
    confirmedAt: NOW,
    joinedAt: EARLIER,
    consent: { page: 'import', at: EARLIER, words: SOURCE },
  });
  const tomorrow = importedSubscriber({ ...row, joinedAt: NOW }, { ...occasion, at: EARLIER });
  expect(tomorrow.confirmedAt).toBe(EARLIER);
});
