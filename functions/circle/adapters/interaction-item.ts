import * as z from 'zod';
import { type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import type { ContactKey } from '../contact-store.ts';
import { type Interaction, interactionSchema } from '../domain/interaction.ts';
import type { InteractionPlace } from '../timeline.ts';
import { ITEM_VERSION, readItem } from './circle-item.ts';

/** Words of an interaction, and since when it has them; undefined: since it was appended. */
export interface Wording {
  readonly text: string;
  readonly revisedAt?: IsoInstant | undefined;
}

/** The words that revision `revision` (the first: 1) put aside. */
export interface WordingOfOld extends Wording {
  readonly revision: number;
}

export const INTERACTION_PREFIX = 'INTERACTION#';

const wordingSchema = z.object({ text: z.string(), revisedAt: isoInstantSchema.optional() });
const wordingOfOldSchema = wordingSchema.extend({ revision: z.int().min(1) });

export const timelinePartition = ({ ownerId, contactId }: ContactKey) =>
  `OWNER#${ownerId}#CONTACT#${contactId}`;

export const placeOf = ({
  occurredAt,
  interactionId,
}: Pick<InteractionPlace, 'occurredAt' | 'interactionId'>) => `${occurredAt}#${interactionId}`;

export const interactionKey = (place: InteractionPlace) => ({
  pk: timelinePartition(place),
  sk: `${INTERACTION_PREFIX}${placeOf(place)}`,
});

export const revisionPrefix = (place: InteractionPlace) => `REVISION#${placeOf(place)}#`;

export function toInteractionItem(interaction: Interaction) {
  return { ...interactionKey(interaction), version: ITEM_VERSION, ...interaction };
}

export function toRevisionItem(place: InteractionPlace, wording: WordingOfOld) {
  const sk = `${revisionPrefix(place)}${wording.revision}`;
  return { pk: timelinePartition(place), sk, version: ITEM_VERSION, ...wording };
}

export const readInteraction = (item: unknown): Interaction =>
  readItem(interactionSchema, item, 'An interaction');

export const readWording = (item: unknown): Wording => readItem(wordingSchema, item, 'An interaction');

export const readWordingOfOld = (item: unknown): WordingOfOld =>
  readItem(wordingOfOldSchema, item, 'An earlier text');
