import { type LetterStyle, readLetterStyle } from './domain/letter-style.ts';
import type { Owner } from './domain/owner.ts';
import type { OwnerStore } from './owner-store.ts';

export interface LearnLetterStylePorts {
  readonly owners: Pick<OwnerStore, 'changeOwner'>;
}

export interface OwnLetter {
  readonly text: string;
  /** What the owner may call those whom it is to. */
  readonly contactNames: readonly string[];
}

/** Keeps how the owner opened and closed a letter of theirs, the newest one counts. Writes only what is news. */
export async function learnLetterStyle(
  { owners }: LearnLetterStylePorts,
  owner: Pick<Owner, 'ownerId' | 'name' | 'letterStyle'>,
  { text, contactNames }: OwnLetter,
): Promise<void> {
  const learned = readLetterStyle(text, { ownerName: owner.name, contactNames });
  if (isKnown(owner.letterStyle, learned)) return;
  await owners.changeOwner(owner.ownerId, (stored) => {
    if (isKnown(stored.letterStyle, learned)) return undefined;
    return { ...stored, letterStyle: { ...stored.letterStyle, ...learned } };
  });
}

const isKnown = (known: LetterStyle = {}, { greeting, signOff }: LetterStyle): boolean =>
  (greeting ?? known.greeting) === known.greeting && (signOff ?? known.signOff) === known.signOff;
