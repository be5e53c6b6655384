import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { contactIdSchema, type OwnerId } from '../../shared/ids.ts';
import type { ContactKey } from '../contact-store.ts';
import { type Contact, contactSchema } from '../domain/contact.ts';
import { dueAt } from '../domain/due-reasons.ts';
import type { DueRules } from '../domain/due-rules.ts';
import { dateGraveNotes } from '../domain/grave-notes.ts';
import { birthday } from '../domain/occasion.ts';
import { type PartialDate, partialDateSchema } from '../domain/partial-date.ts';
import { ITEM_VERSION, readItem } from './circle-item.ts';

/** A contact as read, with the revision that a conditional write compares. */
export interface StoredContact {
  readonly contact: Contact;
  readonly revision: number;
}

/** What a due date follows from, besides the contact. */
export interface DueBasis {
  readonly now: Temporal.Instant;
  readonly rules: DueRules;
}

/** Says which contact an address belongs to; the one item that makes an address unique in a circle. */
export interface AddressClaim {
  readonly address: EmailAddress;
  readonly contactId: ContactKey['contactId'];
  /** Tells apart claims that name the same contact; each write of a claim has its own. */
  readonly mark?: string | undefined;
}

export const CONTACT_PREFIX = 'CONTACT#';
const ADDRESS_PREFIX = 'ADDRESS#';

export const contactKey = ({ ownerId, contactId }: ContactKey) => ({
  pk: `OWNER#${ownerId}`,
  sk: `${CONTACT_PREFIX}${contactId}`,
});

export const claimKey = (ownerId: OwnerId, address: EmailAddress) => ({
  pk: `OWNER#${ownerId}`,
  sk: `${ADDRESS_PREFIX}${address}`,
});

/** 2: a birthday is one of the occasions. */
const CONTACT_VERSION = 2;

const withBirthdaySchema = z.looseObject({
  version: z.literal(1),
  birthday: partialDateSchema.optional(),
  lovedOnes: z.array(z.looseObject({ birthday: partialDateSchema.optional() })).default([]),
});

const revisionSchema = z.object({ revision: z.int().nonnegative() });
const claimSchema = z
  .object({
    sk: z.templateLiteral([ADDRESS_PREFIX, z.string()]),
    contactId: contactIdSchema,
    mark: z.string().optional(),
  })
  .transform(({ sk, ...claim }) => ({
    address: emailAddressSchema.parse(sk.slice(ADDRESS_PREFIX.length)),
    ...claim,
  }));

const storedContactSchema = z.preprocess(upgrade, contactSchema);

export function toContactItem(contact: Contact, basis: DueBasis, revision = 0) {
  return {
    ...contactKey(contact),
    version: CONTACT_VERSION,
    revision,
    ...withoutEmptyLists({ ...contact, graveNotes: dateGraveNotes(contact, basis.now) }),
    ...contactDueEntry(contact, basis),
  };
}

/** Most lists of most people are empty; the schema brings them back. */
const withoutEmptyLists = (contact: Contact) =>
  Object.fromEntries(
    Object.entries(contact).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );

/** A contact inside of another item, with the version that upgrading it asks for. */
export const toContactSnapshot = (contact: Contact) => ({ version: CONTACT_VERSION, ...contact });

export function toClaimItem(ownerId: OwnerId, { address, contactId, mark }: AddressClaim) {
  return { ...claimKey(ownerId, address), version: ITEM_VERSION, contactId, mark };
}

/** The contact's place in the contact-due index; empty where nothing is to come, so that the index stays sparse. */
function contactDueEntry(contact: Contact, { now, rules }: DueBasis) {
  const contactDueAt = dueAt(contact, now, rules);
  return contactDueAt === undefined ? {} : { dueOwner: contact.ownerId, contactDueAt };
}

export function readContact(item: unknown): Contact {
  return readItem(storedContactSchema, item, 'A contact', CONTACT_VERSION);
}

export function readStoredContact(item: unknown): StoredContact {
  return {
    contact: readContact(item),
    revision: readItem(revisionSchema, item, 'A contact', CONTACT_VERSION).revision,
  };
}

export function readClaim(item: unknown): AddressClaim {
  return readItem(claimSchema, item, 'An address');
}

function upgrade(item: unknown): unknown {
  const older = withBirthdaySchema.safeParse(item);
  if (!older.success) return item;
  return { ...withOccasions(older.data), lovedOnes: older.data.lovedOnes.map(withOccasions) };
}

const withOccasions = <T extends { birthday?: PartialDate | undefined }>(person: T) =>
  person.birthday === undefined ? person : { ...person, occasions: [birthday(person.birthday)] };
