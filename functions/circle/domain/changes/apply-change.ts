import { Temporal } from 'temporal-polyfill';
import { type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';
import { type Contact, contactSchema } from '../contact.ts';
import type { CheckIns } from '../letter-settings.ts';
import type { PartialDate } from '../partial-date.ts';
import { sayDate } from '../say-day.ts';
import { changeLovedOnes } from './apply-loved-one.ts';
import { applySharedFact, type ChangeMoment, today } from './apply-shared-fact.ts';
import { capped, changeWays, changeWords, notThere } from './apply-words.ts';
import type { PersonChange } from './person-change.ts';
import { Refusal } from './refusal.ts';

const LONGEST_PAUSE_YEARS = 10;

export type ChangeOutcome =
  | { readonly outcome: 'changed'; readonly contact: Contact }
  /** It was so before. */
  | { readonly outcome: 'unchanged' }
  /** Why it cannot be kept, ready to read. */
  | { readonly outcome: 'refused'; readonly reason: string };

/** What a contact becomes when something is told about them. Total and pure; nothing is half-changed. */
export function applyChange(contact: Contact, change: PersonChange, moment: ChangeMoment): ChangeOutcome {
  try {
    const after = contactSchema.safeParse(changeContact(contact, change, moment));
    if (!after.success) return { outcome: 'refused', reason: describeIssue(after.error.issues[0]) };
    const isSame = JSON.stringify(after.data) === JSON.stringify(contactSchema.parse(contact));
    return isSame ? { outcome: 'unchanged' } : { outcome: 'changed', contact: after.data };
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', reason: error.message };
    throw error;
  }
}

/** Several changes, each on what the one before left: all of them or none. */
export function applyChanges(
  contact: Contact,
  changes: readonly PersonChange[],
  moment: ChangeMoment,
): ChangeOutcome {
  let told = contact;
  for (const change of changes) {
    const applied = applyChange(told, change, moment);
    if (applied.outcome === 'refused') return applied;
    if (applied.outcome === 'changed') told = applied.contact;
  }
  const reason =
    changes.some(({ kind }) => kind === 'cadence' || kind === 'longest') && tooShortSilence(told);
  if (reason) return { outcome: 'refused', reason };
  return told === contact ? { outcome: 'unchanged' } : { outcome: 'changed', contact: told };
}

function changeContact(contact: Contact, change: PersonChange, moment: ChangeMoment): Contact {
  switch (change.kind) {
    case 'name':
      return { ...contact, name: change.name };
    case 'text':
      return { ...contact, [change.field]: change.text };
    case 'words':
      return { ...contact, [change.field]: changeWords(contact[change.field], change.words) };
    case 'address':
      return { ...contact, addresses: changeAddresses(contact.addresses, change) };
    case 'phone':
      return { ...contact, phones: changeWays(contact.phones, change.change, ({ number }) => number) };
    case 'profile':
      return { ...contact, profiles: changeWays(contact.profiles, change.change, ({ url }) => url) };
    case 'met':
      return { ...contact, met: change.met };
    case 'loved-one':
      return { ...contact, lovedOnes: changeLovedOnes(contact, change.change, moment) };
    case 'postal-address':
    case 'occasion':
    case 'standing':
      return applySharedFact(contact, change, moment);
    default:
      return changeCadence(contact, change, moment);
  }
}

type CadenceChange = Extract<
  PersonChange,
  {
    kind:
      | 'tier'
      | 'cadence'
      | 'longest'
      | 'pause'
      | 'resume'
      | 'letters'
      | 'do-not-contact'
      | 'contact-again';
  }
>;

/** When, and whether, the owner wants to hear about the person. */
function changeCadence(contact: Contact, change: CadenceChange, moment: ChangeMoment): Contact {
  switch (change.kind) {
    case 'tier':
      return change.tier === contact.tier ? contact : { ...fromNow(contact, moment), tier: change.tier };
    case 'cadence':
      return change.days === contact.cadenceDays
        ? contact
        : { ...fromNow(contact, moment), cadenceDays: change.days };
    case 'longest':
      return { ...contact, longestDays: change.days };
    case 'pause': {
      const until = endOfPause(change.until, moment);
      return { ...contact, pause: { until, ...(change.reason && { reason: change.reason }) } };
    }
    case 'resume':
      return { ...contact, pause: undefined };
    case 'letters':
      return { ...contact, checkIns: changeLetters(contact.checkIns, change.letters, moment) };
    case 'do-not-contact': {
      const known = contact.doNotContact ?? { since: toIsoInstant(moment.now) };
      return { ...contact, doNotContact: { ...known, ...(change.reason && { reason: change.reason }) } };
    }
    case 'contact-again':
      return { ...contact, doNotContact: undefined };
  }
}

/** The moment stays where the same was said before. */
function changeLetters(
  known: Contact['checkIns'],
  told: Pick<CheckIns, 'way' | 'tone'> | undefined,
  { now }: ChangeMoment,
): CheckIns {
  const isKnown = told === undefined ? known?.way === undefined : told.way === known?.way;
  const since = isKnown && known !== undefined ? known.since : toIsoInstant(now);
  return { ...(told !== undefined && { ...known, ...told }), ...(since !== undefined && { since }) };
}

/** Counts from the last touch, and from now where none is known; the spread of an import is over. */
const fromNow = (contact: Contact, { now }: ChangeMoment): Contact => ({
  ...contact,
  cadenceSince: toIsoInstant(now),
  firstDueDelayDays: undefined,
});

/** Why the two do not go together; in whatever order they were told. */
function tooShortSilence({ cadenceDays = 0, longestDays = cadenceDays }: Contact): string | undefined {
  if (longestDays >= cadenceDays) return undefined;
  return `The longest silence, ${longestDays} days, is shorter than the aim of ${cadenceDays}.`;
}

/** The start of that day for the owner; one without its year is the next to come. Throws Refusal for what is over. */
function endOfPause(until: PartialDate | { readonly days: number }, moment: ChangeMoment): IsoInstant {
  const from = today(moment);
  const end = 'days' in until ? from.add({ days: until.days }) : nextDay(until, from);
  if (Temporal.PlainDate.compare(end, from) <= 0)
    throw new Refusal(
      `A pause until ${sayDate(end, from)} is over already; write a day to come, like until 1 October, or a span, like 3 months.`,
    );
  if (Temporal.PlainDate.compare(end, from.add({ years: LONGEST_PAUSE_YEARS })) > 0) {
    throw new Refusal(
      `A pause lasts ${LONGEST_PAUSE_YEARS} years at most; to hear no more of somebody, say do not contact.`,
    );
  }
  return toIsoInstant(end.toZonedDateTime(moment.timeZone).toInstant());
}

function nextDay({ year, month, day }: PartialDate, from: Temporal.PlainDate): Temporal.PlainDate {
  if (year !== undefined) return Temporal.PlainDate.from({ year, month, day });
  const thisYear = Temporal.PlainDate.from({ year: from.year, month, day });
  return Temporal.PlainDate.compare(thisYear, from) > 0 ? thisYear : thisYear.add({ years: 1 });
}

function changeAddresses(
  before: Contact['addresses'],
  { how, address }: Extract<PersonChange, { kind: 'address' }>,
): Contact['addresses'] {
  const others = before.filter((known) => known !== address);
  if (how === 'first') return capped([address, ...others]);
  if (how === 'add') return capped(before.includes(address) ? [...before] : [...before, address]);
  if (others.length === before.length) throw notThere(address, before);
  return others;
}

const describeIssue = (
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): string =>
  issue === undefined ? 'That cannot be kept.' : `The ${issue.path.join(' ')}: ${issue.message}.`;
