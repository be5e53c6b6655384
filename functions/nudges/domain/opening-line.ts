import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import type { OccasionAhead } from '../../circle/domain/occasions-ahead.ts';
import type { Plan } from '../../circle/domain/plan.ts';
import { sayWhen } from '../../circle/domain/say-day.ts';
import { sayWhenPast } from '../../circle/domain/say-when-past.ts';
import { callsForTact, isGrave, isMourning } from '../../circle/domain/tact.ts';
import { quoteTheirWords } from '../../circle/domain/their-words.ts';
import { isAskable } from './askable-interest.ts';
import type { Reason } from './why-now.ts';

export interface OpeningMaterial {
  readonly contact: Contact;
  /** Why now, strongest first. */
  readonly reasons: readonly Reason[];
  readonly newestEntry: Interaction | undefined;
  readonly now: Temporal.Instant;
  /** The owner's. */
  readonly timeZone: string;
}

/**
 * A first line that the owner could write, by the strongest reason that has one: a day to wish well for, a promise, a need, a
 * mail of theirs, or that they met or talked. From days, hobbies and the contact's own harmless words only; nothing of what the
 * owner noted. Undefined rather than a bland one, where something grave or private is known or was said, and for people with
 * whom one does not write English.
 */
export function openingLine(material: OpeningMaterial): string | undefined {
  const { contact, reasons, newestEntry, now, timeZone } = material;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const said = newestEntry === undefined ? [] : [newestEntry];
  if (callsForTact(contact, said) || isMourning(contact, today)) return undefined;
  if (contact.language !== undefined && !/^en\b/i.test(contact.language)) return undefined;
  for (const reason of reasons) {
    if (isSad(reason)) return undefined;
    const line = openBy(reason, material, today);
    if (line !== undefined) return line;
  }
  return undefined;
}

/** A day of remembrance, or a need of the grave kind: only the owner finds the words, whatever else is due. */
function isSad(reason: Reason): boolean {
  if (reason.kind === 'plan') return isGrave(reason.plan.text);
  if (reason.kind !== 'occasion') return false;
  const { kind, isMemory } = reason.occasion;
  return isMemory || kind === 'memorial' || kind === 'death';
}

function openBy(reason: Reason, material: OpeningMaterial, today: Temporal.PlainDate): string | undefined {
  switch (reason.kind) {
    case 'occasion':
      return wishWell(reason.occasion, material.contact, today);
    case 'plan':
      return openByPlan(reason.plan, today);
    case 'unanswered':
      return quoteWords(material) ?? 'Thank you for your mail; here is my answer.';
    case 'gift':
    case 'silence':
      return quoteWords(material) ?? recallMeeting(material);
  }
}

/** Of a contact's birthday on the day and the day before; of a loved one's, and of an anniversary, as soon as it is told. */
function wishWell(
  { kind, title, person, date, daysAhead }: OccasionAhead,
  contact: Contact,
  today: Temporal.PlainDate,
): string | undefined {
  const when = sayWhen(date, today);
  if (kind === 'birthday' && person.relation !== undefined) {
    return `Please wish ${person.name} a happy birthday from me${daysAhead === 0 ? ' today' : ` ${when}`}.`;
  }
  if (kind === 'birthday') return wishBirthday(whatOneCalls(contact), daysAhead);
  const isWedding = kind === 'anniversary' && (title === undefined || /wedding/i.test(title));
  if (!isWedding || person.relation !== undefined) return undefined;
  return daysAhead === 0 ? 'Happy anniversary to you both.' : `A happy anniversary ${when}, to you both.`;
}

function wishBirthday(name: string, daysAhead: number): string | undefined {
  if (daysAhead === 0) return `Happy birthday, ${name}.`;
  return daysAhead === 1 ? `A happy birthday to you tomorrow, ${name}.` : undefined;
}

function openByPlan({ kind, on }: Plan, today: Temporal.PlainDate): string | undefined {
  if (kind === 'promise') return 'As I promised, here it is.';
  if (kind !== 'need') return undefined;
  const until = on === undefined ? undefined : Temporal.PlainDate.from(on);
  if (until === undefined || Temporal.PlainDate.compare(until, today) < 0)
    return 'What would help you most just now?';
  if (until.equals(today)) return 'Is there anything I can do today?';
  return `Is there anything I can do before ${sayWhen(until, today).replace(/^on /, '')}?`;
}

const quoteWords = ({ newestEntry, now, timeZone }: OpeningMaterial): string | undefined =>
  newestEntry && quoteTheirWords({ interactions: [newestEntry], now, timeZone });

/** `It was good to see you in July. Any sailing lately?`, another interest each day. */
function recallMeeting({ contact, newestEntry, now, timeZone }: OpeningMaterial): string | undefined {
  const isMeeting = newestEntry?.kind === 'meeting';
  const met = isMeeting || newestEntry?.kind === 'call' ? newestEntry : undefined;
  const when = met && sayWhenPast(met.occurredAt, now, timeZone);
  const recalled = when && `It was good to ${isMeeting ? 'see you' : 'talk'} ${when}.`;
  const asked = askAboutInterest(contact, now.toZonedDateTimeISO(timeZone).dayOfYear);
  return recalled && asked ? `${recalled} ${asked}` : asked;
}

function askAboutInterest({ interests }: Contact, dayOfYear: number): string | undefined {
  const askable = interests.filter(isAskable);
  const interest = askable[dayOfYear % Math.max(askable.length, 1)];
  return interest && `Any ${interest} lately?`;
}
