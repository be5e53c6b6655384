import type { Contact } from '../contact.ts';
import { birthdayOf } from '../occasion.ts';
import { isPresent } from '../standing.ts';
import { mailboxKey } from './mailbox-key.ts';
import { mayBeOnePerson, type NameWords, nameKeys, readNameWords } from './name-words.ts';
import { isSameLine, type PhoneDigits, phoneBlock, readPhone } from './phone-number.ts';

/** How sure one may be: the same mailbox and a fitting name, the same telephone and a fitting name, the same name alone. */
export type Confidence = 'strong' | 'likely' | 'possible';

/** What makes two people look like one. */
export interface Likeness {
  readonly confidence: Confidence;
  /** One sentence. */
  readonly reason: string;
}

/** A contact with all that is compared, read once. */
export interface Candidate {
  readonly contact: Contact;
  readonly name: NameWords;
  readonly nameKeys: readonly string[];
  readonly mailboxKeys: readonly string[];
  readonly phones: readonly PhoneDigits[];
}

export function toCandidate(contact: Contact): Candidate {
  const name = readNameWords(contact);
  return {
    contact,
    name,
    nameKeys: nameKeys(name),
    mailboxKeys: contact.addresses.map(mailboxKey),
    phones: contact.phones.flatMap(({ number }) => readPhone(number) ?? []),
  };
}

/** People who have none of these in common are never compared. */
export const blocksOf = ({ nameKeys: names, mailboxKeys, phones }: Candidate): readonly string[] => [
  ...mailboxKeys.map((key) => `mailbox ${key}`),
  ...phones.map((phone) => `phone ${phoneBlock(phone)}`),
  ...names.map((key) => `name ${key}`),
];

/** The strongest sign that both are one person; undefined when nothing says so. */
export function likenessOf(one: Candidate, other: Candidate): Likeness | undefined {
  if (isPresent(one.contact) !== isPresent(other.contact)) return undefined;
  if (isRelated(one.contact, other.contact) || isRelated(other.contact, one.contact)) return undefined;
  const isNamesake = one.nameKeys.some((key) => other.nameKeys.includes(key));
  if (!isNamesake && !mayBeOnePerson(one.name, other.name)) return undefined;
  const mailbox = one.mailboxKeys.find((key) => other.mailboxKeys.includes(key));
  if (mailbox) return { confidence: 'strong', reason: `Both have the mailbox ${mailbox}.` };
  const place = one.phones.findIndex((phone) => other.phones.some((known) => isSameLine(phone, known)));
  if (place >= 0) return { confidence: 'likely', reason: 'Both have the same telephone number.' };
  if (!isNamesake || haveTwoBirthdays(one.contact, other.contact)) return undefined;
  const { company } = one.contact;
  return company !== undefined && company.toLowerCase() === other.contact.company?.toLowerCase()
    ? { confidence: 'likely', reason: `Both have the same name and work for ${company}.` }
    : { confidence: 'possible', reason: 'Both have the same name.' };
}

/** Whom somebody is married to is somebody else. */
const isRelated = ({ lovedOnes }: Contact, { contactId }: Contact): boolean =>
  lovedOnes.some((lovedOne) => lovedOne.contactId === contactId);

function haveTwoBirthdays(one: Contact, other: Contact): boolean {
  const born = birthdayOf(one);
  const otherBorn = birthdayOf(other);
  if (born === undefined || otherBorn === undefined) return false;
  return born.month !== otherBorn.month || born.day !== otherBorn.day;
}
