import type { Contact } from './contact.ts';
import type { CheckIns, LetterSetting } from './letter-settings.ts';
import { hasStoppedLetters } from './letter-way.ts';
import type { Owner } from './owner.ts';

/** How letters go out, as the setting says it and what it means. */
export const SAID_OF_LETTERS: Readonly<Record<LetterSetting, string>> = {
  on: 'on (whichever way suits your address)',
  mine: 'mine (you send them, from your own mail program)',
  approve: 'approve (Kith sends them on your word)',
  auto: 'auto (Kith sends them a day after you saw them, unless you stop it)',
  off: 'off',
};

/** `approve (Kith sends them on your word), formal` */
export const sayLetters = ({ way, tone }: CheckIns): string =>
  [
    way === undefined ? 'as their tier says' : SAID_OF_LETTERS[way],
    ...(tone === undefined ? [] : [tone]),
  ].join(', ');

/** What holds for a person; undefined where nothing was said of them or of their tier. */
export function sayLettersTo(owner: Pick<Owner, 'letters'>, contact: Contact): string | undefined {
  if (hasStoppedLetters(contact)) return 'off; they asked for no more';
  const { checkIns, tier } = contact;
  if (checkIns?.way !== undefined) return sayLetters(checkIns);
  const ofTier = tier && owner.letters[tier];
  if (ofTier === undefined) return checkIns?.tone && sayLetters({ ...checkIns, way: 'off' });
  return `${sayLetters({ ...checkIns, way: ofTier })}, as for all who are ${tier}`;
}
