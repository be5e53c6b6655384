import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

/** Zones with odd offsets, no summer time, summer time by half an hour, a skipped midnight, and both ends of the day line. */
export const anyTimeZone = fc.constantFrom(
  'Europe/London',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
);

export const anyInstant = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

export const anyDate = fc
  .record({ year: fc.integer({ min: 1900, max: 2100 }), day: fc.integer({ min: 0, max: 364 }) })
  .map(({ year, day }) => new Temporal.PlainDate(year, 1, 1).add({ days: day }));
