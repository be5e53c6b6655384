import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterConfirmation,
  afterLeaving,
  afterRequest,
  type Subscriber,
} from '../../../functions/newsletter/domain/subscriber.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';

const at = (moment: string) => isoInstantSchema.parse(moment);
const MONDAY = at(MONDAY_MORNING);
const TUESDAY = at('2026-08-25T06:30:00.000Z');
const { address, consent } = buildSubscriber();
const request = { address, firstName: 'Priya', consent: { ...consent, at: MONDAY } };
const requestAt = (moment: string) => ({ ...request, consent: { ...consent, at: at(moment) } });
const pending = buildSubscriber({ status: 'pending', confirmedAt: undefined });

describe('a request', () => {
  it('of somebody new makes them pending, with their consent', () => {
    expect(afterRequest(undefined, request, newSubscriberId)).toMatchObject({
      status: 'pending',
      firstName: 'Priya',
      requestedAt: MONDAY,
      consent: request.consent,
      revision: 1,
    });
  });

  it('of a subscriber changes nothing, not even the name', () => {
    const other = { ...requestAt('2026-12-24T06:30:00.000Z'), firstName: 'Rude' };
    expect(afterRequest(buildSubscriber(), other, newSubscriberId)).toBeUndefined();
  });

  it('repeated on one day changes nothing; a day later it is a new one', () => {
    const dayLater = requestAt('2026-08-25T06:30:00.000Z');
    expect(afterRequest(pending, requestAt('2026-08-25T06:29:59.999Z'), newSubscriberId)).toBeUndefined();
    expect(afterRequest(pending, dayLater, newSubscriberId)).toMatchObject({ requestedAt: TUESDAY });
  });

  it('of somebody who left keeps their id, so that links in old issues still work', () => {
    const left = afterLeaving(buildSubscriber(), MONDAY);
    const next = afterRequest(left, requestAt('2026-08-25T06:30:00.000Z'), newSubscriberId);
    expect(next).toMatchObject({ status: 'pending', subscriberId: left?.subscriberId });
  });

  it('of somebody who left loses nothing of what was, until they press the button', () => {
    const left = afterLeaving(buildSubscriber(), MONDAY);
    const dayLater = afterRequest(left, requestAt('2026-08-25T06:30:00.000Z'), newSubscriberId);
    const next = afterRequest(dayLater, requestAt('2026-08-26T06:30:00.000Z'), newSubscriberId);
    expect(next).toMatchObject({ leftAt: MONDAY, confirmedAt: MONDAY_MORNING, consentBefore: consent });
    const confirmed = next && afterConfirmation(next, at('2026-08-26T07:30:00.000Z'));
    expect(confirmed).toMatchObject({
      confirmedAt: '2026-08-26T07:30:00.000Z',
      consent: { at: '2026-08-26T06:30:00.000Z' },
      leftAt: undefined,
      consentBefore: undefined,
    });
  });

  it('keeps where they moved from and to, and why they left, until they press the button', () => {
    const kept = {
      movesFrom: emailAddressSchema.parse('priya@before.example'),
      movedTo: emailAddressSchema.parse('priya@after.example'),
      leaveReason: 'Too many letters',
    };
    const left = { ...buildSubscriber({ ...kept, status: 'left' }), leftAt: MONDAY };
    const next = afterRequest(left, requestAt('2026-08-25T06:30:00.000Z'), newSubscriberId);
    expect(next).toMatchObject(kept);
    expect(next && afterConfirmation(next, TUESDAY)).toMatchObject({
      movedTo: undefined,
      leaveReason: undefined,
    });
  });

  it('that nobody ever confirmed leaves no consent behind', () => {
    const left = afterLeaving(pending, MONDAY);
    const next = afterRequest(left, requestAt('2026-08-25T06:30:00.000Z'), newSubscriberId);
    expect(next).toMatchObject({ leftAt: MONDAY, consentBefore: undefined });
  });
});

describe('a confirmation', () => {
  it('counts once, and not for somebody who left since', () => {
    const confirmed = afterConfirmation(pending, TUESDAY);
    expect(confirmed).toMatchObject({ status: 'confirmed', confirmedAt: TUESDAY });
    expect(confirmed && afterConfirmation(confirmed, TUESDAY)).toBeUndefined();
    const left = afterLeaving(pending, MONDAY);
    expect(left && afterConfirmation(left, TUESDAY)).toBeUndefined();
  });

  it.each([
    ['asked-to-stop', 'newsletter', false],
    ['asked-to-stop', 'all', true],
    ['complaint', 'all', true],
    ['complaint', 'newsletter', true],
    ['hard-bounce', 'all', true],
  ] as const)('after %s (%s) keeps the suppression: %s', (reason, scope, stays) => {
    const suppression = { reason, scope, since: MONDAY };
    const confirmed = afterConfirmation({ ...pending, suppression }, TUESDAY);
    expect(confirmed?.suppression).toEqual(stays ? suppression : undefined);
  });
});

type Step = (subscriber: Subscriber | undefined) => Subscriber | undefined;
const steps = {
  request: (subscriber: Subscriber | undefined) => afterRequest(subscriber, request, newSubscriberId),
  confirm: (subscriber: Subscriber | undefined) => subscriber && afterConfirmation(subscriber, MONDAY),
  leave: (subscriber: Subscriber | undefined) => subscriber && afterLeaving(subscriber, MONDAY),
};
const walks = fc.array(fc.constantFrom<Step[]>(...Object.values(steps)), { maxLength: 12 });
const walk = (path: readonly Step[], from?: Subscriber) =>
  path.reduce<Subscriber | undefined>((subscriber, step) => step(subscriber) ?? subscriber, from);

describe('whatever happens in whatever order', () => {
  it('who left last gets no issue: not confirmed, and suppressed', () => {
    fc.assert(
      fc.property(walks, (path) => {
        const subscriber = walk([...path, steps.request, steps.leave]);
        expect(subscriber?.status).toBe('left');
        expect(subscriber?.suppression).toBeDefined();
      }),
    );
  });

  it('nobody is confirmed without a request and a press since they last left', () => {
    fc.assert(
      fc.property(walks, (path) => {
        if (walk(path)?.status !== 'confirmed') return;
        const sinceLeaving = path.slice(path.lastIndexOf(steps.leave) + 1);
        expect(sinceLeaving.indexOf(steps.request)).toBeGreaterThanOrEqual(0);
        expect(sinceLeaving.lastIndexOf(steps.confirm)).toBeGreaterThan(sinceLeaving.indexOf(steps.request));
      }),
    );
  });

  it('a bounce or complaint is never lifted', () => {
    const suppression = { reason: 'hard-bounce', scope: 'all', since: MONDAY } as const;
    fc.assert(
      fc.property(walks, (path) => {
        expect(walk(path, { ...pending, suppression })?.suppression).toEqual(suppression);
      }),
    );
  });
});
