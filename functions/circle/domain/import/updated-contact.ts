import type { Contact, ContactDetails } from '../contact.ts';
import { birthdayOf } from '../occasion.ts';
import type { PartialDate } from '../partial-date.ts';
import { type ImportMoment, standingOf, touchOn, wantedCadence } from './imported-contact.ts';
import type { ImportedPerson } from './person-reading.ts';
import { nameKey } from './rows-seen.ts';
import { touchedContact } from './touched-contact.ts';

export interface ContactUpdate {
  readonly contact: Contact;
  /** What is new, to read: `company: Fjord`, `+ phone: +47 22 00 00 00`. Empty: nothing. */
  readonly changes: readonly string[];
  /** What the list has otherwise and stays: `role stays Head of design (the list says Director)`. */
  readonly kept: readonly string[];
}

/** Fills what is empty, unites lists, and leaves a value that differs as it stands in the circle. */
export function updatedContact(
  contact: Contact,
  person: ImportedPerson,
  moment: ImportMoment,
): ContactUpdate {
  const update = new Update(contact);
  update.keepsName(person.details);
  for (const field of SINGLE_FIELDS) update.fill(field, person.details[field]);
  update.fillMeeting(person.details.met);
  for (const field of WORD_FIELDS) update.unite(field, person.details[field]);
  update.uniteThings(person.details);
  update.fillOccasions(person.details.occasions);
  update.fillCadence(person, moment);
  update.fillLife(person, moment);
  update.uniteGiving(person);
  return { contact: update.contact, changes: update.changes, kept: update.kept };
}

const SINGLE_FIELDS = ['nickname', 'company', 'role', 'household', 'timeZone', 'language'] as const;
const WORD_FIELDS = ['tags', 'interests', 'matters', 'food', 'allergies', 'notes'] as const;

class Update {
  contact: Contact;
  readonly changes: string[] = [];
  readonly kept: string[] = [];

  constructor(contact: Contact) {
    this.contact = contact;
  }

  keepsName({ name }: ContactDetails): void {
    if (nameKey(name) !== nameKey(this.contact.name)) this.#keep('name', this.contact.name, name);
  }

  fill(field: (typeof SINGLE_FIELDS)[number], value: string | undefined): void {
    const before = this.contact[field];
    if (value === undefined || value === before) return;
    if (before === undefined) {
      this.contact = { ...this.contact, [field]: value };
      this.changes.push(`${field}: ${value}`);
    } else this.#keep(field, before, value);
  }

  fillMeeting(met: ContactDetails['met']): void {
    const before = this.contact.met;
    const after = { ...met, ...before };
    if (Object.keys(after).length === Object.keys(before ?? {}).length) return;
    this.contact = { ...this.contact, met: after };
    this.changes.push(`how you met: ${Object.values(met ?? {}).join(', ')}`);
  }

  unite(field: (typeof WORD_FIELDS)[number], words: readonly string[]): void {
    const added = missingIn(this.contact[field], words, nameKey);
    if (added.length === 0) return;
    this.contact = { ...this.contact, [field]: [...this.contact[field], ...added] };
    this.changes.push(...added.map((word) => `+ ${field}: ${word}`));
  }

  uniteThings(details: ContactDetails): void {
    const { addresses, phones, postalAddresses, profiles, lovedOnes } = this.contact;
    const added = {
      addresses: missingIn(addresses, details.addresses, (address) => address),
      phones: missingIn(phones, details.phones, ({ number }) => number.replace(/[^\p{N}+]/gu, '')),
      postalAddresses: missingIn(postalAddresses, details.postalAddresses, ({ label: _, ...rest }) =>
        nameKey(JSON.stringify(Object.entries(rest).toSorted())),
      ),
      profiles: missingIn(profiles, details.profiles, ({ url }) => url.toLowerCase().replace(/\/$/, '')),
      lovedOnes: missingIn(lovedOnes, details.lovedOnes, ({ name }) => nameKey(name)),
    };
    this.contact = {
      ...this.contact,
      addresses: [...addresses, ...added.addresses],
      phones: [...phones, ...added.phones],
      postalAddresses: [...postalAddresses, ...added.postalAddresses],
      profiles: [...profiles, ...added.profiles],
      lovedOnes: [...lovedOnes, ...added.lovedOnes],
    };
    this.changes.push(
      ...added.addresses.map((address) => `+ address: ${address}`),
      ...added.phones.map(({ number }) => `+ phone: ${number}`),
      ...added.postalAddresses.map(
        ({ lines, locality = '' }) => `+ postal address: ${[...lines, locality].join(', ')}`,
      ),
      ...added.profiles.map(({ url }) => `+ page: ${url}`),
      ...added.lovedOnes.map(({ relation, name }) => `+ ${relation}: ${name}`),
    );
  }

  /** Only what Kith itself has exported tells of these; what the circle has by the same id is newer. */
  uniteGiving({ restored }: ImportedPerson): void {
    const { plans, gifts } = this.contact;
    const newPlans = missingIn(plans, restored?.plans ?? [], ({ planId }) => planId);
    const newGifts = missingIn(gifts, restored?.gifts ?? [], ({ giftId }) => giftId);
    this.contact = { ...this.contact, plans: [...plans, ...newPlans], gifts: [...gifts, ...newGifts] };
    this.changes.push(
      ...newPlans.map(({ kind, text }) => `+ ${kind}: ${text}`),
      ...newGifts.map(({ text }) => `+ gift: ${text}`),
    );
  }

  /** One birthday; its year is filled in where only the list knows it. */
  fillOccasions(occasions: ContactDetails['occasions']): void {
    const born = birthdayOf({ occasions });
    const known = birthdayOf(this.contact);
    const isYearNew =
      known && born && known.year === undefined && born.year !== undefined && isSameDay(known, born);
    if (isYearNew) {
      const filled = this.contact.occasions.map((day) =>
        day.kind === 'birthday' ? { ...day, date: born } : day,
      );
      this.contact = { ...this.contact, occasions: filled };
      this.changes.push(`birthday: ${written(born)}`);
    } else if (known && born && !isSameDay(known, born))
      this.#keep('birthday', written(known), written(born));
    const others = known ? occasions.filter(({ kind }) => kind !== 'birthday') : occasions;
    const added = missingIn(
      this.contact.occasions,
      others,
      ({ kind, date: { month, day } }) => `${kind} ${month} ${day}`,
    );
    this.contact = { ...this.contact, occasions: [...this.contact.occasions, ...added] };
    this.changes.push(...added.map(({ kind, title = kind, date }) => `+ ${title}: ${written(date)}`));
  }

  /** The circle's own word on how close somebody is stays. */
  fillCadence(person: ImportedPerson, moment: ImportMoment): void {
    const { tier, cadenceDays } = this.contact;
    const isUnpicked = tier === undefined && cadenceDays === undefined;
    if (isUnpicked) {
      this.contact = { ...this.contact, ...wantedCadence(person, moment) };
      if (person.tier) this.changes.push(`tier: ${person.tier}`);
      if (person.cadenceDays) this.changes.push(`cadence: ${person.cadenceDays} days`);
      return;
    }
    if (person.tier && person.tier !== tier) this.#keep('tier', tier ?? 'none', person.tier);
    if (person.cadenceDays && person.cadenceDays !== cadenceDays) {
      const stays = cadenceDays === undefined ? 'that of the tier' : `${cadenceDays} days`;
      this.#keep('cadence', stays, `${person.cadenceDays} days`);
    }
  }

  fillLife(person: ImportedPerson, { owner, now }: ImportMoment): void {
    const { inMemory, hidden, doNotContact } = standingOf(person, now);
    const news = [
      ...(inMemory && !this.contact.inMemory ? ['in memory'] : []),
      ...(hidden && !this.contact.hidden ? ['hidden'] : []),
      ...(doNotContact && !this.contact.doNotContact ? ['do not contact'] : []),
    ];
    if (news.length > 0) this.contact = { ...standingOf(person, now), ...this.contact };
    this.changes.push(...news);
    const said = person.lastContact && touchOn(person.lastContact, owner.timeZone, now);
    const touchedAt = person.restored?.lastTouchAt ?? said;
    const touched = touchedAt && touchedContact(this.contact, touchedAt, owner);
    if (touched) {
      this.contact = touched;
      this.changes.push(`last contact: ${touchedAt.slice(0, 10)}`);
    }
  }

  #keep(what: string, stays: string, said: string): void {
    this.kept.push(`${what} stays ${stays} (the list says ${said})`);
  }
}

function missingIn<T>(known: readonly T[], found: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const keys = new Set(known.map(keyOf));
  return found.filter((value) => {
    const isNew = !keys.has(keyOf(value));
    keys.add(keyOf(value));
    return isNew;
  });
}

const isSameDay = (one: PartialDate, other: PartialDate): boolean =>
  one.month === other.month && one.day === other.day && (!one.year || !other.year || one.year === other.year);

const written = ({ year, month, day }: PartialDate): string =>
  `${year ?? '-'}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
