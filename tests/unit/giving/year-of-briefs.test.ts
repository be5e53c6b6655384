import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { quietDaysSchema } from '../../../functions/circle/domain/cadence-rules.ts';
import { type Contact, contactSchema } from '../../../functions/circle/domain/contact.ts';
import { dueAt } from '../../../functions/circle/domain/due-reasons.ts';
import { isToPrepare } from '../../../functions/circle/domain/gift-days/giving-day.ts';
import { givingYear } from '../../../functions/circle/domain/gift-days/giving-year.ts';
import { isQuietDay } from '../../../functions/circle/domain/quiet-days.ts';
import { unhurried } from '../../../functions/giving/domain/lead-time.ts';
import { keepGift } from '../../../functions/giving/domain/ledger/keep-gift.ts';
import type { PlannedGift } from '../../../functions/giving/domain/plan/planned-gift.ts';
import { ceilingOf } from '../../../functions/giving/domain/prices.ts';
import { giftsToArrange } from '../../../functions/giving/domain/section/gifts-to-arrange.ts';
import { rankDue } from '../../../functions/nudges/domain/rank-due.ts';
import { tellOnce } from '../../../functions/nudges/domain/tell-once.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildGivingCircle } from '../../builders/giving-circle.ts';
import { buildOwner } from '../../builders/owner.ts';

const owner = buildOwner({
  quietDays: quietDaysSchema.parse({
    weekdays: [6, 7],
    spans: [{ from: '2027-07-10', until: '2027-07-31' }],
  }),
  giving: { currency: 'GBP' },
});
const circle = buildGivingCircle().map((contact, place) => {
  const occurredAt = `2027-0${1 + (place % 8)}-12T10:00:00.000Z`;
  const launches = place % 6 === 0 ? [{ interactionId: `launch${place}`, kind: 'launch', occurredAt }] : [];
  return contactSchema.parse({
    ...contact,
    addedAt: '2026-06-01T09:00:00.000Z',
    lastTouchAt: '2026-12-01T09:00:00.000Z',
    efforts: launches,
  });
});

interface Told {
  readonly on: Temporal.PlainDate;
  readonly gift: PlannedGift;
  /** What the owner chose and sent. */
  readonly sent: string;
  readonly kind: string | undefined;
  readonly cost: number;
}

const told: Told[] = [];
let people = new Map<string, Contact>();

/** Each morning’s brief over a year, from the due index to its section of gifts; the owner gives the first idea of each. */
function liveThroughTheYear() {
  people = new Map(circle.map((contact) => [contact.contactId, contact]));
  const first = Temporal.ZonedDateTime.from('2026-12-01T07:00[Europe/London]');
  const index = new Map(
    circle.map((contact) => [contact.contactId, dueAt(contact, first.toInstant(), owner)]),
  );
  for (let day = 0; day < 396; day += 1) {
    const now = first.add({ days: day }).toInstant();
    if (isQuietDay(now.toZonedDateTimeISO(owner.timeZone).toPlainDate(), owner.quietDays)) continue;
    sendBrief(index, now);
  }
}

function sendBrief(index: Map<string, string | undefined>, now: Temporal.Instant) {
  const listed = [...people.values()].filter(
    ({ contactId }) => (index.get(contactId) ?? '~') <= toIsoInstant(now),
  );
  const ranked = rankDue(listed, now, owner).map(({ contact }) => ({ contact }));
  const { due } = tellOnce(ranked, owner.brief.mostPeople, now, owner);
  const named = due.map(({ contact }) => contact);
  const planned = giftsToArrange(named, now, owner).flatMap((gift) =>
    'planned' in gift ? [gift.planned] : [],
  );
  for (const { contactId } of named) change(contactId, { lastNudgedAt: toIsoInstant(now) });
  for (const gift of planned) give(gift, now);
  for (const { contactId } of named) change(contactId, { lastTouchAt: toIsoInstant(now.add({ hours: 3 })) });
  for (const { contactId } of listed) {
    const contact = people.get(contactId);
    index.set(contactId, contact && dueAt(contact, now, owner));
  }
}

function change(contactId: string, changes: Partial<Contact>) {
  const contact = people.get(contactId);
  if (contact) people.set(contactId, { ...contact, ...changes });
}

function give(gift: PlannedGift, now: Temporal.Instant) {
  const contact = people.get(gift.contactId);
  const idea = gift.ideas[0];
  if (contact === undefined || idea === undefined) return;
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const cost = idea.source === 'catalogue' ? ceilingOf(idea.price) : 0;
  const kept = keepGift(
    contact,
    {
      stage: 'sent',
      text: idea.what,
      forWhom: gift.forWhom,
      ...(cost > 0 && { amount: { currency: 'GBP', value: cost } }),
      on: gift.on,
    },
    { at: toIsoInstant(now), today },
  );
  if (kept.outcome === 'refused') throw new Error(kept.reason);
  people.set(contact.contactId, kept.contact);
  const kind = idea.source === 'catalogue' ? idea.kind : undefined;
  told.push({ on: today, gift, sent: idea.what, kind, cost });
}

/** What comes just because may come a few days later. */
const givenOn = ({ on, occasion }: PlannedGift, toldOn: Temporal.PlainDate) =>
  occasion === 'just-because' ? unhurried(on, toldOn) : on;

function sayWhom({ contactId, forWhom }: PlannedGift): string {
  const name = people.get(contactId)?.name ?? '';
  return forWhom === undefined ? name : `${forWhom}, of ${name}`;
}

const ofPerson = (contactId: string) => told.filter(({ gift }) => gift.contactId === contactId);
const daysOf2027 = (contact: Contact) => givingYear(contact, 2027, owner).filter(isToPrepare);
const wasTold = (contact: Contact, on: Temporal.PlainDate) =>
  ofPerson(contact.contactId).some(({ gift }) => gift.on.equals(on));

beforeAll(liveThroughTheYear);

describe('a year of morning briefs for a circle of sixty with families', () => {
  it('tells of every gift of the year with the time that its ideas take', () => {
    const lines = told.map(
      ({ on, gift, sent }) =>
        `${on}  for ${givenOn(gift, on)}  begin by ${gift.orderBy}, post by ${gift.shipBy}  ${sayWhom(gift)} (${gift.because}): ${sent}`,
    );
    process.stdout.write(`${lines.join('\n')}\n`);
    for (const contact of circle) {
      for (const day of daysOf2027(contact)) {
        expect([contact.name, day.on.toString(), wasTold(contact, day.on)]).toEqual([
          contact.name,
          day.on.toString(),
          true,
        ]);
      }
    }
    for (const { on, gift } of told) {
      expect(Temporal.PlainDate.compare(on, gift.orderBy)).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(gift.orderBy, gift.shipBy)).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(gift.shipBy, givenOn(gift, on))).toBeLessThanOrEqual(0);
    }
  });

  it('gives twelve days at least for what was known all along, even after three quiet weeks', () => {
    const ofYear = told.filter(({ on }) => on.year === 2027);
    const known = ofYear.filter(({ gift }) => gift.toldOn === undefined);
    expect(known.length).toBeGreaterThan(80);
    for (const { on, gift } of known) expect(on.until(gift.on).days).toBeGreaterThanOrEqual(12);
  });

  it('tells of each gift once', () => {
    const days = told.map(({ gift }) => `${gift.contactId} ${gift.on} ${gift.forWhom} ${gift.occasion}`);
    expect(new Set(days).size).toBe(days.length);
  });

  it('gives no household the same kind twice', () => {
    for (const { contactId } of circle) {
      const kinds = ofPerson(contactId).flatMap(({ kind }) => kind ?? []);
      expect(new Set(kinds).size).toBe(kinds.length);
    }
  });

  it('keeps everybody’s rhythm and budget', () => {
    for (const { contactId, tier = 'wide' } of circle) {
      const ofYear = ofPerson(contactId).filter(({ gift }) => gift.on.year === 2027);
      const { giftsAYear, budgetAYear } = owner.giving[tier];
      expect(ofYear.filter(({ gift }) => gift.size === 'gift').length).toBeLessThanOrEqual(giftsAYear);
      expect(ofYear.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(budgetAYear);
    }
  });

  it('spreads what comes just because over the year, off quiet days and the weeks of occasions', () => {
    const surprises = told.filter(({ gift }) => gift.occasion === 'just-because' && gift.on.year === 2027);
    expect(surprises.length).toBeGreaterThan(20);
    for (const quarter of [1, 2, 3, 4]) {
      const inQuarter = surprises.filter(({ gift }) => Math.ceil(gift.on.month / 3) === quarter);
      expect(inQuarter.length).toBeGreaterThan(surprises.length / 10);
    }
    for (const { gift } of surprises) {
      expect(isQuietDay(gift.on, owner.quietDays)).toBe(false);
      const contact = circle.find(({ contactId }) => contactId === gift.contactId);
      const others = contact === undefined ? [] : givingYear(contact, 2027, owner);
      for (const { on } of others.filter(({ occasion, toldOn }) => occasion !== 'just-because' && !toldOn)) {
        expect(Math.abs(gift.on.until(on).days)).toBeGreaterThan(7);
      }
    }
  });

  it('thanks the one at home after a launch of those who are near', () => {
    const near = circle.filter(
      ({ efforts, tier, lovedOnes }) => efforts.length > 0 && tier !== 'wide' && lovedOnes.length > 0,
    );
    expect(near.length).toBeGreaterThan(2);
    for (const { contactId } of near)
      expect(ofPerson(contactId).some(({ gift }) => gift.occasion === 'thank-at-home')).toBe(true);
  });
});
