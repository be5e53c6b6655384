import type { Tone } from '../../../circle/domain/letter-settings.ts';
import type { LetterStyle } from '../../../circle/domain/letter-style.ts';

const TONE_STYLES: Readonly<Record<Tone, LetterStyle>> = {
  warm: { greeting: 'Hi' },
  brief: { greeting: 'Hi' },
  formal: { greeting: 'Dear', signOff: 'With kind regards' },
};

/** The owner's habit, and where it is not known, what goes with the tone. A formal letter keeps its form. */
export const styleOf = (tone: Tone, learned: LetterStyle): LetterStyle =>
  tone === 'formal' ? TONE_STYLES.formal : { ...TONE_STYLES[tone], ...learned };
