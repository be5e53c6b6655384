import { describe, expect, it } from 'vitest';
import { localDay, mayQuote, rateNotices } from '../../../functions/inbound/domain/limit-notices.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';

describe('how often the owner hears of mail that was not acted on', () => {
  it.each([
    ['empty', true, 'each-mail'],
    ['unmatched', true, 'each-mail'],
    ['empty', false, 'first-of-day'],
    ['unmatched', false, 'first-of-day'],
    ['forged', true, 'first-of-day'],
    ['forged', false, 'first-of-day'],
    ['expired', true, 'first-of-day'],
    ['expired', false, 'first-of-day'],
    ['untrusted', true, 'first-of-day'],
    ['untrusted', false, 'first-of-day'],
    ['quarantined', true, 'first-of-day'],
    ['quarantined', false, 'first-of-day'],
    ['unreadable', true, 'first-of-day'],
    ['unreadable', false, 'first-of-day'],
  ] as const)('%s, by the owner: %s → %s', (fate, isOwners, rate) => {
    expect(rateNotices(fate, isOwners)).toBe(rate);
  });
});

it.each([
  ['forged', false],
  ['expired', true],
  ['untrusted', true],
  ['unmatched', true],
] as const)('the words of %s mail may be shown: %s', (fate, shown) => {
  expect(mayQuote(fate)).toBe(shown);
});

it.each([
  ['2026-08-24T22:59:59.999Z', 'Europe/London', '2026-08-24'],
  ['2026-08-24T23:00:00.000Z', 'Europe/London', '2026-08-25'],
  ['2026-08-24T12:00:00.000Z', 'Pacific/Auckland', '2026-08-25'],
])('the day of %s in %s is %s', (receivedAt, timeZone, day) => {
  expect(localDay(isoInstantSchema.parse(receivedAt), timeZone)).toBe(day);
});
