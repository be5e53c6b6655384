import type { Contact } from '../../circle/domain/contact.ts';
import { greetingName, whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import type { Draft } from './draft.ts';

export interface LetterToHead {
  readonly draft: Pick<Draft, 'draftId' | 'text' | 'wordings'>;
  /** The words that go out. */
  readonly text: string;
  readonly owner: Pick<Owner, 'name'>;
  readonly contact: Pick<Contact, 'name' | 'nickname' | 'language'>;
}

type Subject = (owner: string, contact: string) => string;

/** What people type above a few lines to somebody they know; none promises anything. */
const FAMILIAR: readonly Subject[] = [
  (owner) => `Hello from ${owner}`,
  (_, contact) => `Hello, ${contact}`,
  () => 'How are you?',
  () => 'A quick hello',
  (_, contact) => `How are you, ${contact}?`,
];
const FORMAL: readonly Subject[] = [
  (owner) => `Greetings from ${owner}`,
  () => 'A few lines',
  () => 'How are you?',
];
const BIRTHDAY: readonly Subject[] = [
  () => 'Happy birthday',
  (_, contact) => `Happy birthday, ${contact}`,
  () => 'For your birthday',
];
const ENGLISH = /^en(?:-|$)/i;

/** The subject of a letter that begins a thread: the same for each draft, and another one for the next. */
export function writeSubject({ draft, text, owner, contact }: LetterToHead): string {
  // In whatever language the owner wrote, a name is a subject.
  if (contact.language !== undefined && !ENGLISH.test(contact.language)) return owner.name;
  const wordings = text === draft.text ? (draft.wordings ?? []) : [];
  const isFormal = wordings.some((wording) => wording.includes('/formal/'));
  const isBirthday = wordings.some((wording) => wording.startsWith('opening/birthday/'));
  const subjects = isBirthday ? BIRTHDAY : isFormal ? FORMAL : FAMILIAR;
  const turn = [...draft.draftId].reduce((sum, character) => sum + character.charCodeAt(0), 0);
  const subject = subjects[turn % subjects.length];
  const from = isFormal ? owner.name : greetingName(owner.name);
  return subject?.(from, whatOneCalls(contact)) ?? `Hello from ${from}`;
}
