import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { IN_TOUCH_TEXT, type Interaction } from '../../circle/domain/interaction.ts';
import { sayDate } from '../../circle/domain/say-day.ts';
import { isGrave } from '../../circle/domain/tact.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';
import { excerpt } from './prose.ts';

const MAX_EXCERPT_CHARACTERS = 220;

/** `Last time, on 8 July: “Lunch at Moro.”`, `You noted on 8 July: “…”`, `You were in touch on 8 July.`; undefined when the entry has no words. */
export function describeExchange(
  entry: Interaction,
  today: Temporal.PlainDate,
  timeZone: string,
): string | undefined {
  const { occurredAt, text } = entry;
  const words = excerpt(text, MAX_EXCERPT_CHARACTERS);
  if (words === '') return undefined;
  const day = fromIsoInstant(occurredAt).toZonedDateTimeISO(timeZone).toPlainDate();
  if (text === IN_TOUCH_TEXT) return `You were in touch on ${sayDate(day, today)}.`;
  return `${openingOf(entry)} on ${sayDate(day, today)}: “${words}”`;
}

function openingOf({ kind, direction, source }: Interaction): string {
  if (source.by === 'unproven-reply') return 'Somebody wrote';
  if (kind === 'gift') return 'Your gift';
  if (kind !== 'note') return 'Last time,';
  return direction === 'inbound' ? 'They wrote' : 'You noted';
}

/** Something that the owner wrote down since they last spoke, and that is no sad thing: a reason to write. */
export function isNews(
  { kind, direction, occurredAt, text, source }: Interaction,
  { lastTouchAt }: Contact,
): boolean {
  const isOwners = kind === 'note' && direction !== 'inbound' && source.by !== 'owner-remark';
  return isOwners && !isGrave(text) && (lastTouchAt === undefined || occurredAt > lastTouchAt);
}
