import { describe, expect, it } from 'vitest';
import {
  readMailDate,
  readWrittenDate,
  whenWritten,
} from '../../../../functions/inbound/domain/mail-date.ts';
import { isoInstantSchema } from '../../../../functions/shared/iso-instant.ts';

const RECEIVED = isoInstantSchema.parse('2026-08-24T06:30:00.000Z');

describe('a Date header', () => {
  it.each([
    ['Mon, 24 Aug 2026 07:31:00 +0100 (BST)', '2026-08-24T06:31:00.000Z'],
    ['3 Aug 2026 23:05 -0700', '2026-08-04T06:05:00.000Z'],
    ['Mon, 3 Aug 2026 12:05:09 GMT', '2026-08-03T12:05:09.000Z'],
    ['Mon, 31 Feb 2026 12:05:09 GMT', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%s', (value, expected) => {
    expect(readMailDate(value)).toBe(expected);
  });
});

describe('the date of a forwarded message, read in London', () => {
  it.each([
    ['Mon, Aug 3, 2026 at 2:05 PM', '2026-08-03T13:05:00.000Z'],
    ['Monday, August 3, 2026 2:05:41 PM', '2026-08-03T13:05:00.000Z'],
    ['3 August 2026 at 14:05:09 BST', '2026-08-03T13:05:00.000Z'],
    ['Montag, 3. August 2026 um 14:05', '2026-08-03T13:05:00.000Z'],
    ['lundi 3 août 2026 14:05', '2026-08-03T13:05:00.000Z'],
    ['2026-08-03 14:05 +02:00', '2026-08-03T12:05:00.000Z'],
    ['Mon, 03 Aug 2026 14:05:00 +0200', '2026-08-03T12:05:00.000Z'],
    ['3 August 2026', '2026-08-03T11:00:00.000Z'],
    ['soon', undefined],
  ])('%s', (value, expected) => {
    expect(readWrittenDate(value, 'Europe/London', RECEIVED)).toBe(expected);
  });
});

describe('when a mail was written', () => {
  const at = (moment: string) => isoInstantSchema.parse(moment);
  it('is what it says, but never after it came, nor before there was mail', () => {
    expect(whenWritten(at('2026-08-01T06:30:00.000Z'), RECEIVED)).toBe('2026-08-01T06:30:00.000Z');
    expect(whenWritten(at('2027-08-01T06:30:00.000Z'), RECEIVED)).toBe(RECEIVED);
    expect(whenWritten(at('1970-01-01T00:00:00.000Z'), RECEIVED)).toBe(RECEIVED);
    expect(whenWritten(undefined, RECEIVED)).toBe(RECEIVED);
  });
});
