import type { Temporal } from 'temporal-polyfill';
import { oneLine } from '../../../emails/plain-text.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { greetingName, whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { Tone } from '../../circle/domain/letter-settings.ts';
import type { LetterStyle } from '../../circle/domain/letter-style.ts';
import { isPresent } from '../../circle/domain/standing.ts';
import { callsForTact } from '../../circle/domain/tact.ts';
import { asks, type Theme } from './letter/asks.ts';
import { chooseSituations, type LetterMoment } from './letter/choose-situation.ts';
import { openings } from './letter/openings.ts';
import { styleOf } from './letter/style-of.ts';
import { findToldFacts, type ToldFact } from './letter/told-fact.ts';
import { chooseTone } from './letter/tone.ts';
import { fillIn, pickWording } from './letter/wording.ts';

export interface DraftMaterial extends LetterMoment {
  readonly ownerName: string;
  /** How the owner opens and closes letters, as far as Kith has seen any. */
  readonly style?: LetterStyle;
  /** Instead of the one that goes with the contact. */
  readonly tone?: Tone;
  /** What earlier letters to this contact said, whatever became of them. */
  readonly earlier?: readonly { readonly text: string; readonly wordings?: readonly string[] | undefined }[];
  /** Other people of the circle; where one shares an interest, an introduction can be offered. Nothing of theirs is told. */
  readonly others?: readonly Contact[];
}

export interface WrittenDraft {
  readonly text: string;
  /** The ways to say it that it used; this contact does not read them again. */
  readonly wordings: readonly string[];
  /** After that day its words are no longer true. */
  readonly lastDay?: Temporal.PlainDate;
}

/** Drafts are in English; to whom one writes in another language, the owner does. */
const ENGLISH = /^en(?:-|$)/i;

/**
 * A short letter as the owner might type it: an opening that is true of the moment, and one thing that this contact told the
 * owner themselves, in words they have not read before. Neither the owner's notes nor anything about loved ones enters it.
 * Undefined where they told nothing to speak of, or all was said, and wherever something grave or private was lately said: then
 * the owner writes, not Kith.
 */
export function writeDraft(material: DraftMaterial): WrittenDraft | undefined {
  const { contact, interactions, earlier = [] } = material;
  if (contact.language !== undefined && !ENGLISH.test(contact.language)) return undefined;
  if (callsForTact(contact, interactions)) return undefined;
  const timeZone = material.owner.timeZone;
  const facts = findToldFacts({ contact, interactions, now: material.now, timeZone });
  const untold = facts.filter(({ said }) => !earlier.some(({ text }) => text.includes(said)));
  for (const fact of untold) {
    const letter = writeAbout(fact, material);
    if (letter !== undefined) return letter;
  }
  return undefined;
}

function writeAbout(fact: ToldFact, material: DraftMaterial): WrittenDraft | undefined {
  const { contact, now, owner, ownerName, earlier = [] } = material;
  const tone = material.tone ?? chooseTone(contact);
  const used = new Set(earlier.flatMap(({ wordings = [] }) => wordings));
  const turn = now.toZonedDateTimeISO(owner.timeZone).dayOfYear;
  const theme = themeOf(fact, material);
  const ask = pickWording(`ask/${theme}/${tone}`, asks[theme][tone], used, turn);
  if (ask === undefined) return undefined;
  const opening = pickOpening(material, tone, used, turn);
  const body = [opening?.words, fillIn(ask, { when: fact.when, said: fact.said })].join(' ');
  const style = styleOf(tone, material.style ?? {});
  return {
    text: [
      `${style.greeting} ${oneLine(whatOneCalls(contact))},`,
      oneLine(body),
      signOff(style, tone, ownerName),
    ].join('\n\n'),
    wordings: [ask.id, ...(opening === undefined ? [] : [opening.id])],
    ...(opening?.lastDay && { lastDay: opening.lastDay }),
  };
}

function pickOpening(material: DraftMaterial, tone: Tone, used: ReadonlySet<string>, turn: number) {
  for (const { situation, fill, lastDay } of chooseSituations(material)) {
    const wording = pickWording(`opening/${situation}/${tone}`, openings[situation][tone], used, turn);
    if (wording === undefined) continue;
    return { id: wording.id, words: fillIn(wording, { when: fill, day: fill }), lastDay };
  }
  return undefined;
}

/** An interest that somebody else in the circle shares is a reason to bring the two together. */
function themeOf({ kind, said }: ToldFact, { contact, others = [] }: DraftMaterial): Theme {
  const shares = ({ interests }: Contact) =>
    interests.some((other) => other.toLowerCase() === said.toLowerCase());
  const isShared = others.some(
    (other) => other.contactId !== contact.contactId && isPresent(other) && shares(other),
  );
  return kind === 'interest' && isShared ? 'introduction' : kind;
}

function signOff({ signOff: words }: LetterStyle, tone: Tone, ownerName: string): string {
  const name = oneLine(tone === 'formal' ? ownerName : greetingName(ownerName));
  return words === undefined ? name : `${words},\n${name}`;
}
