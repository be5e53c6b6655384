import ICAL from 'ical.js';
import type { Contact } from '../contact.ts';
import { birthdayOf } from '../occasion.ts';
import type { PartialDate } from '../partial-date.ts';
import type { PostalAddress } from '../postal-address.ts';
import { isPresent } from '../standing.ts';
import { relatedType } from './related-type.ts';
import { addTextProperty, withoutControls } from './text-property.ts';

/** A label that may stand as TYPE (RFC 6350, 5.6); any other is a text of its own, as Apple and Google write it. */
const TYPE_TOKEN = /^[A-Za-z0-9-]+$/;

/** Where somebody stands, who is in memory or not to be contacted; may stand twice. */
export const STANDING_PROPERTY = 'x-kith-standing';

const CRLF = '\r\n';

type Parameters = Readonly<Record<string, string>>;

/**
 * A person as vCard 4.0 (RFC 6350), ended by a line break, with what phones and address books understand. Undefined for
 * whoever is hidden. Of somebody in memory no day is written, lest a phone rings for it; that they died is (RFC 6474), and who is
 * not to be contacted says so, so that nobody comes back from a card as just anybody.
 */
export function writeVcard(contact: Contact): string | undefined {
  if (contact.hidden !== undefined) return undefined;
  const card = new Card();
  card.add('fn', contact.name);
  card.add('n', nameParts(contact.name));
  card.add('uid', contact.contactId, {}, 'text');
  if (contact.nickname !== undefined) card.add('nickname', contact.nickname);
  for (const address of contact.addresses) card.add('email', address);
  for (const { label, number } of contact.phones) card.addLabelled('tel', number, label);
  for (const address of contact.postalAddresses) {
    card.addLabelled('adr', addressParts(address), address.label);
  }
  for (const { label, url } of contact.profiles) card.addLabelled('url', url, label);
  if (contact.company !== undefined) card.add('org', [contact.company]);
  if (contact.role !== undefined) card.add('title', contact.role);
  if (contact.timeZone !== undefined) card.add('tz', contact.timeZone);
  if (contact.language !== undefined) card.add('lang', contact.language);
  if (contact.inMemory === undefined) addDays(card, contact);
  addStanding(card, contact);
  for (const { name, relation } of contact.lovedOnes.filter(isPresent)) {
    card.addLabelled('related', name, relation, { type: relatedType(relation) });
  }
  card.addList('categories', contact.tags);
  if (contact.notes.length > 0) card.add('note', contact.notes.join('\n'));
  return card.toString();
}

function addDays(card: Card, contact: Contact): void {
  const born = birthdayOf(contact);
  if (born) card.add('bday', toVcardDate(born));
  const anniversary = contact.occasions.find(({ kind }) => kind === 'anniversary');
  if (anniversary) card.add('anniversary', toVcardDate(anniversary.date));
}

/** In the words of Kith's own lists; other programs keep what they do not know (RFC 6350, 6.10). */
function addStanding(card: Card, { inMemory, doNotContact }: Contact): void {
  if (inMemory?.diedOn) card.addText('deathdate', basicForm(toVcardDate(inMemory.diedOn)));
  if (inMemory) card.addText(STANDING_PROPERTY, 'in memory');
  if (doNotContact) card.addText(STANDING_PROPERTY, 'do not contact');
}

class Card {
  readonly #component = new ICAL.Component(['vcard', [['version', {}, 'text', '4.0']], []]);
  #groups = 0;

  add(name: string, value: string | readonly string[], parameters: Parameters = {}, type?: string): void {
    const property = new ICAL.Property(name, this.#component);
    if (type !== undefined) property.resetType(type);
    for (const [parameter, text] of Object.entries(parameters)) property.setParameter(parameter, text);
    property.setValue(typeof value === 'string' ? withoutControls(value) : value.map(withoutControls));
    this.#component.addProperty(property);
  }

  /** With its label as TYPE, or beside it in a group of two properties; `parameters` have the TYPE for themselves. */
  addLabelled(
    name: string,
    value: string | readonly string[],
    label: string | undefined,
    parameters: Parameters = {},
  ): void {
    const type = name === 'related' ? 'text' : undefined;
    const isToken = label !== undefined && TYPE_TOKEN.test(label);
    if (label === undefined || (isToken && !('type' in parameters))) {
      this.add(name, value, isToken ? { type: label } : parameters, type);
      return;
    }
    this.#groups += 1;
    const group = `item${this.#groups}`;
    this.add(name, value, { ...parameters, group }, type);
    addTextProperty(this.#component, 'x-ablabel', label, { group });
  }

  addText(name: string, text: string): void {
    addTextProperty(this.#component, name, text);
  }

  addList(name: string, values: readonly string[]): void {
    if (values.length === 0) return;
    const property = new ICAL.Property(name, this.#component);
    property.setValues(values.map(withoutControls));
    this.#component.addProperty(property);
  }

  toString(): string {
    return this.#component.toString() + CRLF;
  }
}

/** Family name, given name, and three empty parts: the last word is taken for the family, since Apple sorts by it. */
function nameParts(name: string): readonly string[] {
  const at = name.lastIndexOf(' ');
  return at < 0 ? ['', name, '', '', ''] : [name.slice(at + 1), name.slice(0, at), '', '', ''];
}

function addressParts({ lines, locality, region, postalCode, country }: PostalAddress): readonly string[] {
  return ['', '', lines.join('\n'), locality ?? '', region ?? '', postalCode ?? '', country ?? ''];
}

/** As jCard has it (RFC 7095): `1976-05-04`, `--05-04`; ical.js writes the basic form of RFC 6350, 4.3.1. */
function toVcardDate({ year, month, day }: PartialDate): string {
  const monthAndDay = `${digits(month)}-${digits(day)}`;
  return year === undefined ? `--${monthAndDay}` : `${digits(year, 4)}-${monthAndDay}`;
}

/** RFC 6350, 4.3.1, for a property that ical.js does not know. */
const basicForm = (date: string): string => date.replace(/(?<=\d)-/g, '');

const digits = (number: number, length = 2): string => String(number).padStart(length, '0');
