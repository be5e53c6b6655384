import type { Owner } from '../../circle/domain/owner.ts';
import { ContactNotFoundError } from '../../circle/errors.ts';
import { carryOutForPerson } from './carry-out-for-person.ts';
import type {
  Addition,
  AnswerRecord,
  AnswerResult,
  LetterResult,
  Question,
} from './domain/record/answer-record.ts';
import { namedValue } from './domain/record/said-of.ts';
import type { FollowAnswerPorts } from './ports.ts';
import { reachOut } from './reach-out.ts';

export interface AnswerToCarryOut {
  readonly owner: Owner;
  readonly record: AnswerRecord;
}

/** Does what a record says, step by step. Each step can be repeated, so a crash anywhere heals by doing all of it again. */
export async function carryOutAnswer(
  ports: FollowAnswerPorts,
  { owner, record }: AnswerToCarryOut,
): Promise<AnswerResult> {
  const questions: Question[] = [];
  const left: AnswerResult['left'] = [];
  for (const step of record.people) {
    const outcome = await unlessGone(() => carryOutForPerson(ports, record, step));
    questions.push(...(outcome?.questions ?? []));
    const values = outcome?.left.map(namedValue) ?? [];
    if (values.length > 0) left.push({ contactId: step.contactId, values });
  }
  const added: Addition[] = [];
  for (const addition of record.additions) {
    const taken = await add(ports, addition);
    if (taken === undefined) added.push(addition);
    else questions.push(taken);
  }
  if (record.mail !== undefined) await settleOwnMail(ports, record);
  const letters: LetterResult[] = [];
  for (const letter of record.letters) {
    const isFurther = letters.some(({ became }) => became === 'out' || became === 'on-its-way');
    const result = await followLetter(ports, { owner, record, isFurther }, letter);
    if (result !== undefined) letters.push(result);
  }
  const { refused, ...handedOut } = await reachOut(ports, owner, record);
  questions.push(...refused);
  return { questions, letters, added, left, ...handedOut };
}

async function add({ contacts }: FollowAnswerPorts, { contact }: Addition): Promise<Question | undefined> {
  const outcome = await contacts.addContact(contact);
  if (outcome.outcome !== 'address-taken') return undefined;
  const { address, holderName } = outcome;
  return {
    words: '',
    ask: `${address} is ${holderName}’s address already, so ${contact.name} was not added.`,
  };
}

async function settleOwnMail(
  { owners }: FollowAnswerPorts,
  { ownerId, mail, at }: AnswerRecord,
): Promise<void> {
  await owners.changeOwner(ownerId, ({ mailStoppedAt, ...owner }) => {
    if (mail === 'started') return owner;
    return { ...owner, mailStoppedAt: mailStoppedAt ?? at };
  });
}

async function followLetter(
  { contacts, letters }: FollowAnswerPorts,
  { owner, record, isFurther }: AnswerToCarryOut & { readonly isFurther: boolean },
  { contactId, draftId, called, words, how, until }: AnswerRecord['letters'][number],
): Promise<LetterResult | undefined> {
  const { ownerId, recordId, source } = record;
  const contact = await contacts.findContact({ ownerId, contactId });
  if (contact === undefined) return undefined;
  const messageId = source.messageId ?? recordId;
  const outcome = await letters.follow(
    { owner, contact, draftId, words, messageId, isFurther },
    { how, until },
  );
  return { contactId, draftId, called, ...outcome };
}

/** Somebody who was erased since the answer came: there is nobody left to change. */
async function unlessGone<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ContactNotFoundError) return undefined;
    throw error;
  }
}
