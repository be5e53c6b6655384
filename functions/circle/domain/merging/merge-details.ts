import { type Contact, contactSchema } from '../contact.ts';
import { isSameLine, readPhone } from '../duplicates/phone-number.ts';
import { newestOfBoth } from '../newest-entry.ts';
import { alsoLine, displaced, writtenDate } from './also-line.ts';
import { later, stored, unite, uniteWords } from './unite.ts';
import { displacedCadence, uniteCadence } from './unite-cadence.ts';
import { isBirthday, isOneDay, uniteLovedOnes, uniteOccasions } from './unite-loved-ones.ts';
import { displacedStanding, uniteStanding } from './unite-standing.ts';

/**
 * The kept contact with all that was known of the absorbed one: lists are united; of what there is one only, the kept one's
 * stays and the absorbed one's goes to a note (`also: company Hill & Co`), so that nothing is lost. Doing it twice changes
 * nothing more.
 */
export function mergeDetails(keptNow: Contact, absorbedNow: Contact): Contact {
  const [kept, absorbed] = [asStored(keptNow), asStored(absorbedNow)];
  return asStored({
    ...absorbed,
    ...kept,
    ...uniteLists(kept, absorbed),
    ...uniteCadence(kept, absorbed),
    ...uniteStanding(kept, absorbed),
    notes: uniteWords(uniteWords(kept.notes, absorbed.notes), displacedLines(kept, absorbed)),
    met: kept.met || absorbed.met ? { ...absorbed.met, ...kept.met } : undefined,
    newestEntry: newestOfBoth(kept.newestEntry, absorbed.newestEntry),
    lastTouchAt: later(kept.lastTouchAt, absorbed.lastTouchAt),
    lastNudgedAt: later(kept.lastNudgedAt, absorbed.lastNudgedAt),
  });
}

/** Without fields that are undefined, which would hide the other one's. */
const asStored = (contact: Contact): Contact => contactSchema.parse(stored(contact));

function uniteLists(kept: Contact, absorbed: Contact) {
  return {
    addresses: unite(kept.addresses, absorbed.addresses),
    phones: unite(kept.phones, absorbed.phones, saysAsMuch),
    postalAddresses: unite(kept.postalAddresses, absorbed.postalAddresses),
    profiles: unite(kept.profiles, absorbed.profiles),
    tags: uniteWords(kept.tags, absorbed.tags),
    occasions: uniteOccasions(kept.occasions, absorbed.occasions),
    lovedOnes: uniteLovedOnes(kept.lovedOnes, absorbed.lovedOnes),
    interests: uniteWords(kept.interests, absorbed.interests),
    matters: uniteWords(kept.matters, absorbed.matters),
    food: uniteWords(kept.food, absorbed.food),
    allergies: uniteWords(kept.allergies, absorbed.allergies),
    plans: unite(kept.plans, absorbed.plans, (one, other) => one.planId === other.planId),
    graveNotes: unite(kept.graveNotes, absorbed.graveNotes, (one, other) => one.noteId === other.noteId),
    efforts: unite(kept.efforts, absorbed.efforts, (one, other) => one.interactionId === other.interactionId),
    gifts: unite(kept.gifts, absorbed.gifts, (one, other) => one.giftId === other.giftId),
  };
}

/** Whether the other writing of the same telephone tells nothing that this one does not. */
function saysAsMuch(known: Contact['phones'][number], other: Contact['phones'][number]): boolean {
  if (other.label !== undefined && other.label !== known.label) return false;
  const [one, another] = [readPhone(known.number), readPhone(other.number)];
  if (one === undefined || another === undefined) return known.number === other.number;
  return isSameLine(one, another) && (one.isInternational || !another.isInternational);
}

function displacedLines(kept: Contact, absorbed: Contact): readonly string[] {
  return [
    ...displaced('called', kept.name, absorbed.name),
    ...displaced('called', kept.nickname, absorbed.nickname),
    ...displaced('company', kept.company, absorbed.company),
    ...displaced('role', kept.role, absorbed.role),
    ...displaced('household', kept.household, absorbed.household),
    ...displaced('time zone', kept.timeZone, absorbed.timeZone),
    ...displaced('language', kept.language, absorbed.language),
    ...displaced('met', kept.met?.how, absorbed.met?.how),
    ...displaced('met at', kept.met?.where, absorbed.met?.where),
    ...displaced('met through', kept.met?.through, absorbed.met?.through),
    ...displacedBirthdays(kept, absorbed),
    ...displacedCadence(kept, absorbed),
    ...displacedStanding(kept, absorbed),
  ];
}

function displacedBirthdays(kept: Contact, absorbed: Contact): readonly string[] {
  const known = kept.occasions.filter(isBirthday);
  if (known.length === 0) return [];
  return absorbed.occasions
    .filter((day) => isBirthday(day) && !known.some((other) => isOneDay(other, day)))
    .map(({ date }) => alsoLine('born', writtenDate(date)));
}
