import { cleanLine } from '../clean-text.ts';
import { type LetterSetting, letterSettingSchema, toneSchema } from '../letter-settings.ts';
import type { PersonChange } from './person-change.ts';
import { Refusal } from './refusal.ts';

const OTHER_WORDS: ReadonlyMap<string, LetterSetting> = new Map([
  ['yes', 'on'],
  ['my own mail', 'mine'],
  ['myself', 'mine'],
  ['ask', 'approve'],
  ['automatic', 'auto'],
  ['automatically', 'auto'],
  ['no', 'off'],
  ['none', 'off'],
  ['never', 'off'],
  ['stop', 'off'],
]);
const AS_THE_TIER = /^(?:(?:as )?(?:(?:the|their) )?(?:tier|default)(?: says)?)?$/;

/** `mine`, `approve`, `auto`, `on` or `off`, with a tone or that alone: `auto, formal`. Nothing: as the tier says. Throws Refusal. */
export function readLetters(text: string): PersonChange {
  const line = cleanLine(text).toLowerCase();
  if (AS_THE_TIER.test(line)) return { kind: 'letters', letters: undefined };
  const letters = {};
  for (const word of line.split(/\s*[,;]\s*/)) Object.assign(letters, readWord(word));
  return { kind: 'letters', letters };
}

function readWord(word: string) {
  const way = letterSettingSchema.safeParse(OTHER_WORDS.get(word) ?? word);
  if (way.success) return { way: way.data };
  const tone = toneSchema.safeParse(word);
  if (tone.success) return { tone: tone.data };
  throw new Refusal(
    `There are no letters "${word.slice(0, 60)}": mine, approve, auto, on or off; and warm, brief or formal for their tone.`,
  );
}
