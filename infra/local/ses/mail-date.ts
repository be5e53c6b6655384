import type { Temporal } from 'temporal-polyfill';

/** `Mon, 24 Aug 2026 06:30:00 +0000` (RFC 5322, 3.3). */
export const toMailDate = (instant: Temporal.Instant): string =>
  new Date(instant.epochMilliseconds).toUTCString().replace('GMT', '+0000');
