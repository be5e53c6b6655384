import type { Contact } from '../../circle/domain/contact.ts';
import { partnerOf } from '../../circle/domain/former-partners.ts';
import { greetingName, whatOneCalls } from '../../circle/domain/greeting-name.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';
import { matchNames } from '../inner-circle/domain/match-names.ts';
import type { AnswerContext, AnswerLine, AnswerPerson } from './domain/answer-line.ts';
import { namesBeyondMail } from './domain/people/names-in-answer.ts';
import { planAnswer, planDecision, planNote } from './domain/plan/plan-answer.ts';
import type { NameFound, PlanInput, PlanPerson } from './domain/plan/plan-input.ts';
import { readAnswerLines } from './domain/read-answer-lines.ts';
import type { AnswerRecord } from './domain/record/answer-record.ts';
import type { OwnerAnswer } from './owner-answer.ts';
import type { FollowAnswerPorts } from './ports.ts';

/** A DynamoDB item holds 400 KB; nobody writes commands in a text that long. */
const LONGEST_READ = 60_000;

export type PlanAnswerPorts = Pick<FollowAnswerPorts, 'contacts' | 'letters' | 'records'>;

/**
 * Reads an answer against the people of the mail and says what it does; nothing is changed. The rest of the circle is read only
 * where a line names somebody whom the mail is not about. Undefined where it says nothing.
 */
export async function planOwnerAnswer(
  ports: PlanAnswerPorts,
  answer: OwnerAnswer,
): Promise<AnswerRecord | undefined> {
  const { owner, words, isForward, addressedIndex, attachments, pictures, delivery } = answer;
  const briefAt = delivery.kind === 'nudge' ? fromIsoInstant(delivery.claimedAt) : undefined;
  const people = await findPeople(ports, answer);
  const bare = {
    ...{ owner, words, addressedIndex, attachments, pictures, people, moment: momentOf(answer), briefAt },
    ...{ lines: [], namesFound: [], proposed: [] },
    isDecision: (contact: Contact, said: string) => ports.letters.isDecision({ owner, contact, words: said }),
  };
  const decision = decisionOf(ports, answer, people);
  if (decision !== undefined) return planDecision(bare, decision);
  if (isForward || words.length > LONGEST_READ) return planNote(bare);
  const waiting = await withLetters(ports, people);
  const read = await readLines(ports, answer, waiting);
  const lines = answer.delivery.kind === 'rhythm-question' ? read.lines.filter(saysMore) : read.lines;
  return planAnswer({ ...bare, ...read, lines, proposed: await findProposed(ports, answer, lines) });
}

/** Whether Kith is to go on is answered by whatever words come: `yes, do` needs no asking back. */
const saysMore = ({ target, reading }: AnswerLine): boolean =>
  target.kind !== 'none' || !['note', 'touch', 'attempt', 'unclear', 'yes', 'no'].includes(reading.kind);

type People = readonly (PlanPerson | undefined)[];

const momentOf = ({ owner: { timeZone }, recordId, messageId, receivedAt }: OwnerAnswer) => ({
  ...{ recordId, messageId, timeZone, at: receivedAt },
  now: fromIsoInstant(receivedAt).toZonedDateTimeISO(timeZone),
});

/** By their places in the mail; somebody who was merged since is whoever they are now. */
async function findPeople({ contacts }: PlanAnswerPorts, { owner, delivery }: OwnerAnswer): Promise<People> {
  const { ownerId } = owner;
  const { subjects } = delivery;
  const there = await contacts.readContacts(ownerId, new Set(subjects.map(({ contactId }) => contactId)));
  return Promise.all(
    subjects.map(async ({ contactId, draftId }) => {
      const contact = there.get(contactId) ?? (await contacts.findContact({ ownerId, contactId }));
      return contact && { contact, draftId };
    }),
  );
}

/** A mail that is nothing but a decision about the letter of its address, whether that still waits or not. */
function decisionOf(
  { letters }: PlanAnswerPorts,
  { owner, words, addressedIndex }: OwnerAnswer,
  people: People,
) {
  const addressed = people[addressedIndex];
  if (addressed?.draftId === undefined) return undefined;
  const { contact, draftId } = addressed;
  if (!letters.isDecision({ owner, contact, words })) return undefined;
  return {
    ...{ contactId: contact.contactId, draftId, called: whatOneCalls(contact) },
    ...{ words, how: 'decide' as const },
  };
}

const withLetters = ({ letters }: PlanAnswerPorts, people: People): Promise<People> =>
  Promise.all(
    people.map(async (person) => {
      if (person?.draftId === undefined) return person;
      const { contact, draftId } = person;
      const standing = await letters.findStanding({ contact, draftId });
      if (standing === 'waits') return person;
      return standing === 'approved' ? { contact, approvedDraftId: draftId } : { contact };
    }),
  );

async function readLines(
  { contacts }: PlanAnswerPorts,
  { owner, words, addressedIndex, receivedAt }: OwnerAnswer,
  people: People,
): Promise<Pick<PlanInput, 'lines' | 'people' | 'namesFound'>> {
  const context: AnswerContext = {
    now: fromIsoInstant(receivedAt).toZonedDateTimeISO(owner.timeZone),
    leapDayRule: owner.leapDayRule,
    people: people.map(describe),
    addressedIndex,
    ownerName: owner.name,
  };
  const first = readAnswerLines(words, context);
  const names = new Set([...namesBeyondMail(words, context), ...first.flatMap(namesIn)]);
  if (names.size === 0) return { lines: first, people, namesFound: [] };
  const namesFound: NameFound[] = [];
  for (const match of await matchNames([...names], contacts.listContacts(owner.ownerId))) {
    namesFound.push({ ...match, people: match.people.filter((found) => isMeant(match.written, found)) });
  }
  const otherNames = namesFound.filter((found) => found.people.length > 0).map(({ written }) => written);
  const lines = otherNames.length > 0 ? readAnswerLines(words, { ...context, otherNames }) : first;
  return settleNames(lines, people, namesFound);
}

/** Of the mail a line names somebody by a number; a part of a name, as the reader of names allows it, is no name here. */
const isMeant = (written: string, { name, nickname }: Contact): boolean => {
  const key = written.toLowerCase();
  return [name, nickname, greetingName(name)].some((each) => each?.toLowerCase() === key);
};

/** Whom nobody of the mail fits, and just one of the circle, is meant. */
function settleNames(lines: readonly AnswerLine[], people: People, namesFound: readonly NameFound[]) {
  const all = [...people];
  const settled = lines.map((line): AnswerLine => {
    const { target } = line;
    if (target.kind !== 'unknown-name') return line;
    const [only, ...others] = namesFound.find(({ written }) => written === target.name)?.people ?? [];
    if (only === undefined || others.length > 0) return line;
    const known = all.findIndex((person) => person?.contact.contactId === only.contactId);
    const index = known >= 0 ? known : all.push({ contact: only }) - 1;
    return { ...line, target: { kind: 'person', index, explicit: true } };
  });
  return { lines: settled, people: all, namesFound };
}

/** Names that nobody of the mail has, and those of people to add, who may be there already. */
function namesIn({ target, reading }: AnswerLine): readonly string[] {
  if (reading.kind === 'add') return reading.address === undefined ? [reading.name] : [];
  return target.kind === 'unknown-name' && !/^\d+$/.test(target.name) ? [target.name] : [];
}

const describe = (person: PlanPerson | undefined): AnswerPerson => ({
  name: person?.contact.name ?? '',
  nickname: person?.contact.nickname,
  lovedOnes: person?.contact.lovedOnes.map(({ name }) => name) ?? [],
  partner: person && partnerOf(person.contact),
  hasDraft: person?.draftId !== undefined,
  hasApprovedDraft: person?.approvedDraftId !== undefined,
});

/** Only a receipt proposes, and its record goes by the id of its delivery. */
async function findProposed(
  { records }: PlanAnswerPorts,
  { delivery }: OwnerAnswer,
  lines: readonly AnswerLine[],
): Promise<AnswerRecord['proposals']> {
  if (delivery.kind !== 'notice' || !lines.some(isConfirmation)) return [];
  return (await records.find(delivery.deliveryId))?.proposals ?? [];
}

const isConfirmation = ({ reading }: AnswerLine): boolean => reading.kind === 'yes' || reading.kind === 'no';
