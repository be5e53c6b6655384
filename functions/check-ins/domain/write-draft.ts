import type { Temporal } from 'temporal-polyfill';
import { oneLine } from '../../../emails/plain-text.ts';
import { askAboutInterest } from '../../circle/domain/ask-about-interest.ts';
import { daysSince } from '../../circle/domain/cadence.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { greetingName, whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import { sayWhenPast } from '../../circle/domain/say-when-past.ts';
import { callsForTact } from '../../circle/domain/tact.ts';
import { quoteTheirWords } from '../../circle/domain/their-words.ts';

export interface DraftMaterial {
  readonly contact: Contact;
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  readonly ownerName: string;
  readonly now: Temporal.Instant;
  /** The owner's. */
  readonly timeZone: string;
}

const A_WHILE_DAYS = 30;

/**
 * A short letter as the owner might type it: that they met or talked, and one question, about a plan in the contact's own
 * words where its topic is a safe one, or else about an interest. Neither the owner's notes nor anything about loved ones
 * enters it: nothing shows that the contact told those. Undefined when there is nothing to ask, and wherever something grave
 * or private was lately said: then the owner writes, not Kith.
 */
export function writeDraft(material: DraftMaterial): string | undefined {
  const { contact, interactions, ownerName, now, timeZone } = material;
  if (callsForTact(contact, interactions)) return undefined;
  const question = quoteTheirWords(material) ?? askAboutInterest(contact, now, timeZone);
  if (question === undefined) return undefined;
  const opening = recallMeeting(material) ?? recallSilence(material);
  const body = oneLine([opening, question].join(' '));
  return [`Hi ${oneLine(whatOneCalls(contact))},`, body, oneLine(greetingName(ownerName))].join('\n\n');
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
