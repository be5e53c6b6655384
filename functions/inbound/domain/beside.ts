import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import { sayDate } from '../../circle/domain/say-day.ts';
import { listKnownFacts } from '../../nudges/domain/known-facts.ts';
import { excerpt } from '../../nudges/domain/prose.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';

export interface BesideInput {
  readonly owner: Pick<Owner, 'timeZone' | 'leapDayRule'>;
  readonly contact: Contact;
  /** Newest first. */
  readonly entries: readonly Interaction[];
  readonly now: Temporal.Instant;
}

/** What the owner sees beside a contact's words, and nobody else ever does. */
export interface Beside {
  /** `8 July, you noted: “Leo starts school.”`, newest first. */
  readonly entries: readonly string[];
  readonly facts: readonly string[];
}

const MOST_ENTRIES = 4;
const MOST_FACTS = 5;
const LONGEST_EXCERPT = 160;

/** The last few entries of the timeline that have words, but for those of strangers, and what is known of the person. */
export function writeBeside({ owner, contact, entries, now }: BesideInput): Beside {
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  return {
    entries: entries
      .filter(({ text, source }) => text.trim() !== '' && source.by !== 'unproven-reply')
      .slice(0, MOST_ENTRIES)
      .map((entry) => `${labelOf(entry, today, owner.timeZone)}: “${excerpt(entry.text, LONGEST_EXCERPT)}”`),
    facts: listKnownFacts(contact, today, owner.leapDayRule).slice(0, MOST_FACTS),
  };
}

/**
 * Everything of it that must not come back in an answer: of what the contact knows, since they wrote or read it, only that it
 * stands on a timeline.
 */
export function listPrivateLines({ owner, contact, entries, now }: BesideInput): readonly string[] {
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  return [
    ...entries.map((entry) => labelOf(entry, today, owner.timeZone)),
    ...entries.filter((entry) => !isKnownToThem(entry)).map(({ text }) => text),
    ...listKnownFacts(contact, today, owner.leapDayRule),
  ];
}

const isKnownToThem = ({ kind, direction }: Interaction): boolean =>
  direction !== 'between' && (kind === 'mail' || kind === 'reply');

function labelOf(entry: Interaction, today: Temporal.PlainDate, timeZone: string): string {
  const day = fromIsoInstant(entry.occurredAt).toZonedDateTimeISO(timeZone).toPlainDate();
  return `${sayDate(day, today)}, ${doingOf(entry)}`;
}

function doingOf({ kind, direction }: Interaction): string {
  switch (kind) {
    case 'mail':
    case 'reply':
      return direction === 'inbound' ? 'they wrote to you' : 'you wrote to them';
    case 'call':
      return 'you talked on the phone';
    case 'meeting':
      return 'you met';
    case 'gift':
      return 'a gift passed between you';
    case 'shout-out':
      return 'you praised them';
    case 'note':
      return direction === 'inbound' ? 'a word of theirs' : 'you noted for yourself';
  }
}
