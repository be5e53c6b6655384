import type { Temporal } from 'temporal-polyfill';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { dueAt, dueReasons } from '../circle/domain/due-reasons.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { isQuietDay } from '../circle/domain/quiet-days.ts';
import type { DuePeople, PersonRead } from '../circle/due-people.ts';
import { refreshDueDate } from '../circle/refresh-due-dates.ts';
import { eachInFlight } from '../shared/in-flight.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { rankDue } from './domain/rank-due.ts';
import { tellOnce } from './domain/tell-once.ts';
import { WEEK_AHEAD_DAYS } from './domain/week-ahead.ts';
import { isWeekAheadDay } from './domain/week-ahead-day.ts';

/**
 * Read in one query, so that somebody close is not hidden behind many who have been due for longer; whoever is left out is due
 * again tomorrow.
 */
const CANDIDATES = 200;

/** Enough to fill the brief where some of the first are not due after all; whoever comes after them is due again tomorrow. */
const READ_AGAIN = 25;
const SPARE_ENTRIES = 5;

export interface PersonDue extends PersonRead {
  /** As the brief shows them, where some days of theirs are told with somebody else. */
  readonly shownAs?: Contact;
}

export interface PeopleOfMorning {
  /** Those of today's brief, the one to reach out to first. */
  readonly due: readonly PersonDue[];
  /** Whose only news is told with one of them. */
  readonly toldWith: readonly PersonRead[];
  /** Everybody who comes up by the end of the week; undefined where this is no day to tell of it. */
  readonly week: readonly Contact[] | undefined;
}

const REFRESHES_IN_FLIGHT = 20;
/** As often a full page may hold nobody but such whose time is over, after weeks without a brief; tomorrow goes on from there. */
const MOST_PAGES = 3;

export interface FindPeopleDuePorts {
  readonly people: DuePeople;
  readonly contacts: Pick<ContactStore, 'changeContact'>;
}

/**
 * The people of today's brief, as many as the owner wants at most, and those of the week ahead where it is told today. Nobody
 * on one of the owner's quiet days. Two requests, however many are due: a query, and the first of them once more, since the
 * index may lag behind contact that has just been made; a third for the week ahead where a long backlog hides it. Whoever stands
 * in the index for a day that is over gets a new date, so that they never hide the others.
 */
export async function findPeopleDue(
  ports: FindPeopleDuePorts,
  owner: Owner,
  now: Temporal.Instant,
): Promise<PeopleOfMorning> {
  const { people } = ports;
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  if (isQuietDay(today, owner.quietDays)) return { due: [], toldWith: [], week: undefined };
  const isWeekTold = isWeekAheadDay(owner, today);
  const listed = isWeekTold ? await listWeek(people, owner, now) : await listDue(ports, owner, now);
  const first = rankDue(listed, now, owner)
    .slice(0, READ_AGAIN)
    .map(({ contact }) => contact);
  const { mostPeople } = owner.brief;
  const current = first.length === 0 ? [] : await people.readAgain(first, mostPeople + SPARE_ENTRIES);
  const stillDue = current.filter(({ contact }) => dueReasons(contact, now, owner).length > 0);
  return { ...tellOnce(stillDue, mostPeople, now, owner), week: isWeekTold ? listed : undefined };
}

async function listDue(
  { people, contacts }: FindPeopleDuePorts,
  owner: Owner,
  now: Temporal.Instant,
): Promise<readonly Contact[]> {
  let listed: readonly Contact[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    listed = await people.list(owner.ownerId, { until: toIsoInstant(now) }, CANDIDATES);
    const stale = listed.filter((contact) => dueReasons(contact, now, owner).length === 0);
    await eachInFlight(stale, REFRESHES_IN_FLIGHT, async (contact) => {
      await refreshDueDate(contacts, contact);
    });
    const dueCount = listed.length - stale.length;
    if (listed.length < CANDIDATES || dueCount >= owner.brief.mostPeople) break;
  }
  return listed;
}

/** Where the query is full of people who are due already, those of the week take a query of their own. */
async function listWeek(people: DuePeople, owner: Owner, now: Temporal.Instant): Promise<readonly Contact[]> {
  const moment = toIsoInstant(now);
  const until = toIsoInstant(now.add({ hours: 24 * WEEK_AHEAD_DAYS }));
  const listed = await people.list(owner.ownerId, { until }, CANDIDATES);
  const last = listed.at(-1);
  const lastDueAt = last && dueAt(last, now, owner);
  if (listed.length < CANDIDATES || (lastDueAt !== undefined && lastDueAt > moment)) return listed;
  return [...listed, ...(await people.list(owner.ownerId, { after: moment, until }, CANDIDATES))];
}
