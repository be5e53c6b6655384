import type { ContactKey } from '../../circle/contact-store.ts';
import type { Edit } from '../../circle/domain/changes/contact-edits.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import { editPerson } from '../../circle/edit-person.ts';
import { ContactNotFoundError } from '../../circle/errors.ts';
import { logInteraction } from '../../circle/log-interaction.ts';
import { raiseUrgentNeed } from '../../circle/raise-urgent-need.ts';
import type {
  Addition,
  AnswerRecord,
  AnswerResult,
  LetterResult,
  PersonStep,
  Question,
} from './domain/record/answer-record.ts';
import { plansMade } from './domain/record/plans-made.ts';
import { namedValue, saidAbout } from './domain/record/said-of.ts';
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
    const result = await followLetter(ports, owner, record, letter);
    if (result !== undefined) letters.push(result);
  }
  const { refused, ...handedOut } = await reachOut(ports, owner, record);
  questions.push(...refused);
  return { questions, letters, added, left, ...handedOut };
}

interface CarriedOut {
  readonly questions: readonly Question[];
  readonly left: readonly Edit[];
}

async function carryOutForPerson(
  ports: FollowAnswerPorts,
  { ownerId }: AnswerRecord,
  step: PersonStep,
): Promise<CarriedOut> {
  const { contactId, entries, edits, addressEdits, called } = step;
  const key = { ownerId, contactId };
  for (const entry of entries) await logInteraction(ports, { ...key, ...entry });
  const left = edits.length > 0 ? await edit(ports, key, edits) : [];
  const outcome = addressEdits.length > 0 ? await editPerson(ports, key, addressEdits) : undefined;
  if (outcome?.outcome !== 'address-taken') {
    const allLeft = [...left, ...(outcome?.left ?? [])];
    return { questions: askAboutLeft(step, allLeft), left: allLeft };
  }
  const { address, holderName } = outcome;
  const ask = `${address} is ${holderName}’s address already, so ${called} did not get it.`;
  return { questions: [...askAboutLeft(step, left), { words: '', ask }], left: [...left, ...addressEdits] };
}

/** Only once a need is stored can a mail about it find it. */
async function edit(
  ports: FollowAnswerPorts,
  key: ContactKey,
  edits: PersonStep['edits'],
): Promise<readonly Edit[]> {
  const stored = await editPerson(ports, key, edits);
  if (stored.outcome !== 'edited') return edits;
  for (const plan of plansMade(edits, stored.contact)) await raiseUrgentNeed(ports, key, plan);
  return stored.left;
}

/** One line for all that another word came before. */
function askAboutLeft({ called, claims }: PersonStep, left: readonly Edit[]): readonly Question[] {
  if (left.length === 0) return [];
  const said = saidAbout(claims, left.map(namedValue));
  const what = `This changed meanwhile, and was left as it is for ${called}. To change it after all, write it once more.`;
  return [{ words: said.join('; '), ask: what }];
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
  owner: Owner,
  { ownerId, source }: AnswerRecord,
  { contactId, draftId, called, words, how }: AnswerRecord['letters'][number],
): Promise<LetterResult | undefined> {
  const contact = await contacts.findContact({ ownerId, contactId });
  if (contact === undefined) return undefined;
  const outcome = await letters.follow({ owner, contact, draftId, words, messageId: source.messageId }, how);
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
