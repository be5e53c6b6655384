import { FAMILY_AND_HEALTH } from './family-and-health.ts';
import { LOSSES_AND_JOURNEYS } from './losses-and-journeys.ts';
import type { NeedKind } from './need-kind.ts';
import { WORK_AND_HOME } from './work-and-home.ts';

/** The first that fits is meant, so their order matters. */
export const NEED_KINDS: readonly NeedKind[] = [
  ...LOSSES_AND_JOURNEYS,
  ...FAMILY_AND_HEALTH,
  ...WORK_AND_HOME,
];

/** For a trouble that Kith does not know. */
export const ANY_NEED: NeedKind = {
  kind: 'any',
  pattern: /(?:)/,
  ways: [
    'Ask one question today: “What would make tomorrow easier?”, and do the smallest thing in the answer.',
    'Offer one hour of your own, with the day and the time named.',
    'Think of one person who has solved just this, and offer to put the two in touch.',
  ],
};
