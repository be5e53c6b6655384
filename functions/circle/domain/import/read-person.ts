import { type ContactDetails, contactDetailsSchema } from '../contact.ts';
import { timeZoneSchema } from '../time-zone.ts';
import { readPhones, readPostalAddresses, readProfiles } from './contact-points.ts';
import {
  atMost,
  readAddress,
  readDay,
  readDays,
  readFullDay,
  readLine,
  readName,
  readNotes,
  readTier,
  readWords,
  shown,
} from './person-fields.ts';
import {
  Findings,
  type ImportedPerson,
  type PersonReading,
  UnreadableValue,
  type WhenUnreadable,
} from './person-reading.ts';
import { readOccasions, readRelatives } from './relatives.ts';
import type { WrittenPerson } from './written-person.ts';

const MOST_ADDRESSES = 20;
const MOST_WORDS = 100;

/** Checks and cleans what a file says about a person. Never throws. */
export function readPerson(written: WrittenPerson, whenUnreadable: WhenUnreadable): PersonReading {
  const findings = new Findings(whenUnreadable);
  try {
    const name = readName(written.name, findings);
    const details = readDetails(written, name, findings);
    const person = { details, ...readState(written, findings) };
    return { outcome: 'read', person, cleanings: findings.cleanings };
  } catch (error) {
    if (error instanceof UnreadableValue) return { outcome: 'refused', reason: error.message };
    throw error;
  }
}

function readDetails(written: WrittenPerson, name: string, findings: Findings): ContactDetails {
  const line = (text: string | undefined, what: string) => readLine(text, what, findings);
  const words = (texts: readonly string[] | undefined, what: string) =>
    readWords(texts, { what, most: MOST_WORDS }, findings);
  const addresses = (written.emails ?? []).flatMap((email) => readAddress(email, findings) ?? []);
  const { lovedOnes, others } = readRelatives(written.relatives ?? [], name, findings);
  return withoutEmpty({
    name,
    nickname: line(written.nickname, 'nickname'),
    addresses: atMost([...new Set(addresses)], { what: 'addresses', most: MOST_ADDRESSES }, findings),
    phones: readPhones(written.phones ?? [], findings),
    postalAddresses: readPostalAddresses(written.postalAddresses ?? [], findings),
    profiles: readProfiles(written.profiles ?? [], findings),
    company: line(written.company, 'company'),
    role: line(written.role, 'role'),
    household: line(written.household, 'household'),
    timeZone: readTimeZone(written.timeZone, findings),
    language: readLanguage(written.language, findings),
    tags: words(written.tags, 'tag'),
    interests: words(written.interests, 'interest'),
    matters: words(written.matters, 'what matters to them'),
    food: words(written.food, 'food'),
    allergies: words(written.allergies, 'allergy'),
    met: readMeeting(written.met, findings),
    notes: readNotes([...(written.notes ?? []), ...others], findings),
    occasions: readOccasions(written.days ?? [], findings),
    lovedOnes,
  });
}

function readState(written: WrittenPerson, findings: Findings): Omit<ImportedPerson, 'details'> {
  const tier = written.tier && readTier(written.tier, findings);
  const cadenceDays = written.cadence && readDays(written.cadence, findings);
  const lastContact = written.lastContact && readFullDay(written.lastContact, findings);
  return {
    ...(tier && { tier }),
    ...(cadenceDays && { cadenceDays }),
    ...(lastContact && { lastContact }),
    ...readStanding(written.standing ?? [], findings),
    ...(written.died !== undefined && { died: readDeath(written.died, findings) }),
  };
}

/** Whoever must not be greeted in one circle must not come back as anybody in the next. */
function readStanding(
  words: readonly string[],
  findings: Findings,
): Pick<ImportedPerson, 'standing' | 'died'> {
  const unknown = words.find((word) => !/^(?:hidden|in memory|do not contact)$/i.test(word));
  if (unknown !== undefined)
    findings.unreadable(`"${shown(unknown)}" is no standing; write hidden, in memory or do not contact.`);
  const has = (word: string) => words.some((each) => each.toLowerCase() === word);
  const isQuiet = has('hidden') || has('do not contact');
  return {
    ...(isQuiet && { standing: has('hidden') ? 'hidden' : 'do-not-contact' }),
    ...(has('in memory') && { died: {} }),
  };
}

function readDeath(text: string, findings: Findings): NonNullable<ImportedPerson['died']> {
  const diedOn = text.trim() === '' ? undefined : readDay(text, 'day of death', findings);
  return diedOn ? { diedOn } : {};
}

function readMeeting(met: WrittenPerson['met'], findings: Findings): ContactDetails['met'] {
  const how = readLine(met?.how, 'first meeting', findings);
  const where = readLine(met?.where, 'place of the first meeting', findings);
  const through = readLine(met?.through, 'go-between', findings);
  if (how === undefined && where === undefined && through === undefined) return undefined;
  return { ...(how && { how }), ...(where && { where }), ...(through && { through }) };
}

function readTimeZone(text: string | undefined, findings: Findings): string | undefined {
  if (!text?.trim()) return undefined;
  const zone = timeZoneSchema.safeParse(text.trim());
  return zone.success
    ? zone.data
    : findings.unreadable(`"${shown(text)}" is not a time zone like Europe/London.`);
}

function readLanguage(text: string | undefined, findings: Findings): string | undefined {
  if (!text?.trim()) return undefined;
  const language = contactDetailsSchema.shape.language.safeParse(text.trim().replaceAll('_', '-'));
  return language.success
    ? language.data
    : findings.unreadable(`"${shown(text)}" is not a language like en or pt-BR.`);
}

/** Fields that hold nothing are absent, so that two readings of one person are equal. */
function withoutEmpty(details: ContactDetails): ContactDetails {
  return contactDetailsSchema.parse(
    Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
  );
}
