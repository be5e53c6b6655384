import type { Temporal } from 'temporal-polyfill';
import { oneLine } from '../../../emails/plain-text.ts';
import { daysSince } from '../../circle/domain/cadence.ts';
import type { Contact, LovedOne } from '../../circle/domain/contact.ts';
import { greetingName } from '../../circle/domain/greeting-name.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import { predicateOf } from '../../circle/domain/loved-one-story.ts';
import { isGrave, isSafeToMention } from '../../circle/domain/tact.ts';
import { quoteTheirWords } from './their-words.ts';
import { sayWhenPast } from './when-past.ts';

export interface DraftMaterial {
  readonly contact: Contact;
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  readonly ownerName: string;
  readonly now: Temporal.Instant;
  /** The owner's. */
  readonly timeZone: string;
}

/** Longer ones are no names and no hobbies, and would not read as typed by hand. */
const MAX_WORDS_CHARACTERS = 60;
const MAX_CLAUSE_CHARACTERS = 120;
const A_WHILE_DAYS = 30;
const EVENT =
  /^(?:starts|started|finishes|finished|begins|moves|moved|will|graduates|graduated|retires|retired|plans|hopes|learns|trains|wants)\b/;

/**
 * A short letter as the owner might type it, built only from what the contact told them: that they met, whom they love, what
 * they like, what they wrote themselves. The owner's notes never enter it. Undefined when nothing personal is known, and
 * wherever there is grief: then the owner writes, not Kith.
 */
export function writeDraft(material: DraftMaterial): string | undefined {
  const { contact, interactions, ownerName } = material;
  if (contact.notes.some(isGrave) || interactions.some(({ text }) => isGrave(text))) return undefined;
  const question = quoteTheirWords(material) ?? askAfterLovedOne(contact) ?? askAboutInterest(material);
  if (question === undefined) return undefined;
  const opening = recallMeeting(material) ?? recallSilence(material);
  const body = oneLine([opening, question].join(' '));
  return [`Hi ${oneLine(greetingName(contact.name))},`, body, oneLine(greetingName(ownerName))].join('\n\n');
}

/** `It was good to see you in July.` Only that it happened: what the owner noted of it is theirs. */
function recallMeeting({ interactions, now, timeZone }: DraftMaterial): string | undefined {
  const last = interactions.find(({ kind }) => kind === 'meeting' || kind === 'call');
  const when = last && sayWhenPast(last.occurredAt, now, timeZone);
  if (last === undefined || when === undefined) return undefined;
  return `It was good to ${last.kind === 'meeting' ? 'see you' : 'talk'} ${when}.`;
}

function recallSilence({ contact, now, timeZone }: DraftMaterial): string | undefined {
  const days = contact.lastTouchAt && daysSince(contact.lastTouchAt, now, timeZone);
  return days && days >= A_WHILE_DAYS ? 'It has been a while.' : undefined;
}

/** `How is Leo? I remember that your son starts school in September.` No pronouns: Kith does not know them. */
function askAfterLovedOne({ lovedOnes }: Contact): string | undefined {
  const someone = lovedOnes.find((lovedOne) => isSafeToMention(lovedOne) && isShort(lovedOne.name));
  if (someone === undefined) return undefined;
  const story = storyOf(someone);
  const asked = `How is ${someone.name}?`;
  return story === undefined ? asked : `${asked} I remember that your ${someone.relation} ${story}.`;
}

/** Only what was ahead or under way: one asks how it went. What just is, they know better than anybody. */
function storyOf({ relation, notes: [first = ''] }: LovedOne): string | undefined {
  const clause = predicateOf(first);
  const isTellable = clause !== undefined && clause.length <= MAX_CLAUSE_CHARACTERS && isShort(relation);
  return isTellable && EVENT.test(clause) ? clause : undefined;
}

/** `Any open-water swimming lately?`, another interest each day. */
function askAboutInterest({ contact, now, timeZone }: DraftMaterial): string | undefined {
  const interests = contact.interests.filter(isShort);
  const today = now.toZonedDateTimeISO(timeZone);
  const interest = interests[today.dayOfYear % Math.max(interests.length, 1)];
  return interest && `Any ${interest} lately?`;
}

const isShort = (words: string): boolean => words.length <= MAX_WORDS_CHARACTERS;
