import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../shared/clock.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { ContactKey } from './contact-store.ts';
import type { Interaction } from './domain/interaction.ts';
import type { Owner } from './domain/owner.ts';
import type { PartialDate } from './domain/partial-date.ts';
import { type LogInteractionPorts, logInteraction } from './log-interaction.ts';

/** What an owner can say that happened, and whose doing it was. */
const DIRECTIONS = {
  call: 'between',
  meeting: 'between',
  gift: 'outbound',
  mail: 'outbound',
  note: 'between',
} as const;

export type HandLoggedKind = keyof typeof DIRECTIONS;

export const isHandLoggedKind = (word: string): word is HandLoggedKind => Object.hasOwn(DIRECTIONS, word);

/** A second command of the same words on the same day is looked for among so many newest entries. */
const ENTRIES_LOOKED_AT = 100;

const NOON = new Temporal.PlainTime(12);

export interface LogByHandInput {
  readonly owner: Owner;
  readonly key: ContactKey;
  readonly kind: HandLoggedKind;
  readonly text: string;
  /** A day of the owner's calendar; one without its year is the last to have been. Today when there is none. */
  readonly on?: PartialDate | undefined;
}

export type LogByHandOutcome =
  | { readonly outcome: 'logged' | 'logged-before'; readonly interaction: Interaction }
  | { readonly outcome: 'in-the-future'; readonly day: Temporal.PlainDate };

/** Puts what happened on a person's timeline, once for the same words, kind and day. Throws ContactNotFoundError. */
export async function logByHand(
  ports: LogInteractionPorts & { readonly clock: Clock },
  { owner, key, kind, text, on }: LogByHandInput,
): Promise<LogByHandOutcome> {
  const { timeZone } = owner;
  const now = ports.clock.now().toZonedDateTimeISO(timeZone);
  const day = on === undefined ? now.toPlainDate() : lastTime(on, now.toPlainDate());
  const order = Temporal.PlainDate.compare(day, now.toPlainDate());
  if (order > 0) return { outcome: 'in-the-future', day };
  const interactionId = deriveInteractionId('by-hand', key.contactId, kind, text, day.toString());
  const at = order === 0 ? now : day.toZonedDateTime({ timeZone, plainTime: NOON });
  const interaction = (await findLogged(ports, key, interactionId)) ?? {
    ...{ ownerId: key.ownerId, contactId: key.contactId, interactionId },
    ...{ kind, direction: DIRECTIONS[kind], text },
    occurredAt: toIsoInstant(at.toInstant()),
    source: { by: 'cli' as const },
  };
  return { outcome: await logInteraction(ports, interaction), interaction };
}

async function findLogged(
  { timeline }: LogInteractionPorts,
  key: ContactKey,
  interactionId: string,
): Promise<Interaction | undefined> {
  const { interactions } = await timeline.read(key, { limit: ENTRIES_LOOKED_AT });
  return interactions.find((each) => each.interactionId === interactionId);
}

function lastTime({ year, month, day }: PartialDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const date = Temporal.PlainDate.from({ year: year ?? today.year, month, day });
  const isToCome = year === undefined && Temporal.PlainDate.compare(date, today) > 0;
  return isToCome ? date.subtract({ years: 1 }) : date;
}
