import { applyChange } from '../../../../circle/domain/changes/apply-change.ts';
import { describeDifference } from '../../../../circle/domain/changes/describe-difference.ts';
import type { PersonChange } from '../../../../circle/domain/changes/person-change.ts';
import type { Contact } from '../../../../circle/domain/contact.ts';
import type { GiftPhoto } from '../../../../circle/domain/gift.ts';
import { whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import { letterSettingFor } from '../../../../circle/domain/letter-way.ts';
import type { Owner } from '../../../../circle/domain/owner.ts';
import type { PlanKind } from '../../../../circle/domain/plan.ts';
import { closePlan, openPlans } from '../../../../circle/domain/plans.ts';
import { deriveInteractionId } from '../../../../shared/interaction-id.ts';
import { fromIsoInstant, toIsoInstant } from '../../../../shared/iso-instant.ts';
import { postponedUntil } from '../../../domain/postpone.ts';
import { capitalise } from '../../../domain/prose.ts';
import type { AnswerReading } from '../answer-line.ts';
import { keepToldGift, noteArrival } from './keep-told-gift.ts';
import type { PlanMoment } from './plan-moment.ts';
import { promisedThing } from './promised-thing.ts';
import { quoted, sayDay, sayPlan } from './say-step.ts';

/** What a command makes of a person, with what to say of it; or why it makes nothing of them. */
export type Changed =
  | {
      readonly contact: Contact;
      readonly said: readonly string[];
      /** It says more of what stands on the timeline already. */
      readonly isAmended?: true;
      /** It was done, and one thing about it is not clear. */
      readonly askBack?: string;
    }
  | { readonly ask: string };

/** Commands that change what is known of a person, or meant for them. */
export type ChangingReading = Exclude<
  AnswerReading,
  {
    kind:
      | 'touch'
      | 'attempt'
      | 'note'
      | 'send'
      | 'letter'
      | 'card'
      | 'ask-newsletter'
      | 'start'
      | 'help'
      | 'add'
      | 'yes'
      | 'no'
      | 'courtesy'
      | 'unclear';
  }
>;

export interface Circumstances {
  readonly owner: Owner;
  readonly moment: PlanMoment;
  /** Of the line in its answer. */
  readonly place: number;
  /** As it was written. */
  readonly words: string;
  /** The picture that came with the line's gift. */
  readonly photo?: GiftPhoto | undefined;
}

/** Pure: what the contact becomes by one line of an answer. */
export function changePersonBy(contact: Contact, reading: ChangingReading, by: Circumstances): Changed {
  const { owner, moment } = by;
  switch (reading.kind) {
    case 'snooze':
      return rest(contact, reading, moment);
    case 'skip':
      return rest(
        contact,
        { until: postponedUntil(contact, 'skip', moment.now.toPlainDate(), owner) },
        moment,
      );
    case 'change':
      return tell(contact, reading.change, by);
    case 'gift-idea':
    case 'gift-under-way':
    case 'gift-sent':
      return keepToldGift(contact, reading, by);
    case 'arrived':
      return noteArrival(contact, moment);
    case 'promise':
      return plan(
        contact,
        { kind: 'promise', text: promisedThing(contact, reading, moment), on: reading.by?.toString() },
        by,
      );
    case 'need':
      return plan(contact, { kind: 'need', text: reading.text, on: reading.by?.toString() }, by);
    case 'remind':
      return plan(contact, { kind: 'reminder', text: reading.text, on: reading.on.toString() }, by);
    case 'shout-out':
      return plan(contact, { kind: 'shout-out', text: reading.text, on: undefined }, by);
    case 'shout-out-over':
      return endShoutOuts(contact, reading.how, by);
    case 'stop':
      return endLetters(contact, by);
  }
}

/** A longer pause stays: it has its own reason. */
function rest(
  contact: Contact,
  { until, because }: Pick<Extract<AnswerReading, { kind: 'snooze' }>, 'until' | 'because'>,
  moment: PlanMoment,
): Changed {
  const end = toIsoInstant(until.toZonedDateTime(moment.timeZone).toInstant());
  const known = contact.pause;
  if (known !== undefined && known.until >= end) {
    const day = fromIsoInstant(known.until).toZonedDateTimeISO(moment.timeZone).toPlainDate();
    return { contact, said: [`Rests until ${sayDay(day, moment)} as it is`] };
  }
  const pause = {
    until: end,
    ...(because ? { reason: because } : known?.reason && { reason: known.reason }),
  };
  return { contact: { ...contact, pause }, said: [`Rests until ${sayDay(until, moment)}`] };
}

function tell(contact: Contact, change: PersonChange, { moment, owner, words }: Circumstances): Changed {
  const now = moment.now.toInstant();
  const applied = applyChange(contact, change, { now, timeZone: owner.timeZone });
  if (applied.outcome === 'refused') return { ask: applied.reason };
  if (applied.outcome === 'unchanged') return { contact, said: [`Known already: “${quoted(words)}”`] };
  const differences = describeDifference(contact, applied.contact, owner.timeZone);
  return { contact: applied.contact, said: differences.map(capitalise) };
}

function plan(
  contact: Contact,
  { kind, text, on }: { kind: PlanKind; text: string; on: string | undefined },
  { moment, place }: Circumstances,
): Changed {
  const known = openPlans(contact, moment.now.toPlainDate()).find(
    (open) => open.kind === kind && open.on === on && sameWords(open.text, text),
  );
  if (known !== undefined) return { contact, said: [`${sayPlan(known, moment)} (known already)`] };
  const planId = deriveInteractionId('plan', moment.recordId, contact.contactId, String(place));
  const kept = { planId, kind, text, ...(on && { on }), addedAt: moment.at };
  return { contact: { ...contact, plans: [...contact.plans, kept] }, said: [sayPlan(kept, moment)] };
}

const sameWords = (one: string, other: string): boolean => wordsOf(one) === wordsOf(other);

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

/** All that are open: a brief names them together. */
function endShoutOuts(contact: Contact, how: 'done' | 'dropped', { moment }: Circumstances): Changed {
  const open = openPlans(contact, moment.now.toPlainDate()).filter(({ kind }) => kind === 'shout-out');
  if (open.length === 0) return { ask: `No shout-out for ${whatOneCalls(contact)} is waiting.` };
  const closed = { at: moment.at, how };
  return {
    contact: open.reduce((changed, { planId }) => closePlan(changed, planId, closed), contact),
    said: open.map(({ text }) => `${how === 'done' ? 'Praised' : 'Praise dropped'}: ${quoted(text)}`),
  };
}

function endLetters(contact: Contact, { owner, moment }: Circumstances): Changed {
  const name = whatOneCalls(contact);
  if (letterSettingFor(owner, contact) === 'off') {
    return {
      ask: `Kith writes no letters to ${name}. To hear no more of them yourself, write “do not contact”; to end Kith’s mail to you, “stop all”.`,
    };
  }
  const checkIns = { ...contact.checkIns, way: 'off', since: moment.at } as const;
  return { contact: { ...contact, checkIns }, said: ['No more letters from Kith'] };
}
