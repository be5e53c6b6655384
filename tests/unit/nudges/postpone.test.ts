import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { postpone, postponedUntil } from '../../../functions/nudges/domain/postpone.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildPerson } from '../../builders/person.ts';

const RULES = buildRules('Europe/London');
const until = (button: Parameters<typeof postponedUntil>[1], today: string, changes = {}) =>
  postponedUntil(buildPerson('Ruth', changes), button, Temporal.PlainDate.from(today), RULES).toString();

describe('a button that lets a person rest', () => {
  it.each([
    ['snooze-week', '2026-08-24', '2026-08-31'],
    ['snooze-month', '2026-08-24', '2026-09-24'],
    ['snooze-month', '2027-01-31', '2027-02-28'],
  ] as const)('%s pressed on %s ends on %s', (button, today, end) => {
    expect(until(button, today)).toBe(end);
  });

  it('skips one turn: as long as the owner aims for with this person', () => {
    expect(until('skip', '2026-08-24', { cadenceDays: 10 })).toBe('2026-09-03');
  });

  it('skips a month with somebody who has no cadence any more', () => {
    expect(until('skip', '2026-08-24', { cadenceDays: undefined, tier: undefined })).toBe('2026-09-24');
  });
});

describe('what it makes of the person', () => {
  const october = Temporal.PlainDate.from('2026-10-05');
  const pauseUntil = (text: string) => ({ until: isoInstantSchema.parse(text), reason: 'sabbatical' });

  it('is a pause that ends as that day begins for the owner, in summer time too', () => {
    expect(postpone(buildPerson('Ruth'), october, 'Europe/London')?.pause).toEqual({
      until: '2026-10-04T23:00:00.000Z',
    });
  });

  it('prolongs a shorter pause and keeps its reason', () => {
    const ruth = buildPerson('Ruth', { pause: pauseUntil('2026-09-01T00:00:00.000Z') });
    expect(postpone(ruth, october, 'Europe/London')?.pause).toEqual({
      until: '2026-10-04T23:00:00.000Z',
      reason: 'sabbatical',
    });
  });

  it('never shortens a longer one', () => {
    const ruth = buildPerson('Ruth', { pause: pauseUntil('2027-01-01T00:00:00.000Z') });
    expect(postpone(ruth, october, 'Europe/London')).toBeUndefined();
  });
});
