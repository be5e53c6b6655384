import type { DeliveryKind } from './delivery.ts';

/**
 * What Kith does about a message that SES may have taken without saying so. None is ever sent again under the same delivery
 * id; an SES event settles most of them within minutes, whatever stands here.
 *
 * wait: nothing; what it says comes again by itself. try-anew: the next request gets a message, and a delivery id, of its own.
 * ask-owner: the owner gets a notice, since only they can find out. show: it stays in the totals as unknown.
 */
type WhenUnknown = 'wait' | 'try-anew' | 'ask-owner' | 'show';

export const WHEN_UNKNOWN = {
  nudge: 'wait', // all day for an event; without one, tomorrow's brief names the same people
  question: 'wait', // the next import asks again
  'rhythm-question': 'wait', // any mail of the owner's answers it, too
  notice: 'wait', // what it tells stands on the timeline, too
  offer: 'wait', // the mail is kept, and the next one asks again
  proof: 'wait', // likewise: the draft waits, and the eve of its slot brings it up
  relay: 'wait', // likewise
  'check-in': 'ask-owner',
  answer: 'ask-owner',
  confirmation: 'try-anew', // at most one a day for an address
  issue: 'show',
} as const satisfies Record<DeliveryKind, WhenUnknown>;
