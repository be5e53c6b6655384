import * as z from 'zod';
import { isoInstantSchema } from '../../../shared/iso-instant.ts';
import type { Interaction } from '../interaction.ts';
import { isPrivate } from '../tact.ts';

/**
 * What took a contact from home, or all of their strength, so that somebody carried the rest meanwhile; or what they achieved.
 * Kept on the contact, so that a brief need not read timelines for it.
 */
export const effortSchema = z.object({
  interactionId: z.string().min(1),
  kind: z.enum(['travel', 'launch', 'project', 'achievement']),
  /** Of the entry that tells of it. */
  occurredAt: isoInstantSchema,
});

export type Effort = z.infer<typeof effortSchema>;

const SIGNS: readonly (readonly [Effort['kind'], RegExp])[] = [
  [
    'launch',
    /\b(?:launch(?:ed|es|ing)?|went live|opened (?:the|a|her|his|their)|premi[eè]re|publication day|book is out|is out now|shipped|opening night|first issue)\b/i,
  ],
  [
    'travel',
    /\b(?:(?:back|home|returned) from (?!school|work|lunch|the shop|holiday|the holiday)|business trip|on tour|weeks? (?:abroad|away|on the road)|months? (?:abroad|away|on the road)|fl(?:ies|ew|ying|ight) (?:to|home|back)|travell?ing for|conference in|posted to)\b/i,
  ],
  [
    'project',
    /\b(?:deadline|final push|all-nighters?|working (?:nights|weekends|late)|(?:study|project|audit|season|campaign|tender|bid|thesis|dissertation|merger|move|build|harvest|edit|rehearsals?) (?:is|was|runs?|ran|has been) (?:done|over|finished|until|submitted|handed in|wrapped)|finished the|handed in|wrapped (?:up )?the|long slog|exhausted by|tired: the)\b/i,
  ],
  [
    'achievement',
    /\b(?:got promoted|(?:was|been|is) promoted|promotion came through|got the (?:job|part|grant|contract|place|post)|won (?:the|a|an|first|her|his|their)|(?:was|is|been) (?:shortlisted|elected|appointed|awarded|made (?:partner|professor|head))|prize|award|passed (?:the|her|his|their|all)\b.{0,20}\bexams?|graduated|got tenure|first marathon|personal best|signed the (?:deal|contract))\b/i,
  ],
];

type Entry = Pick<Interaction, 'interactionId' | 'text' | 'occurredAt' | 'kind' | 'direction' | 'source'>;

/**
 * What an entry tells of the contact’s journeys, launches, hard projects and successes: their own words, or the owner’s note of
 * them; never what the owner wrote of themselves, nothing that was told in private, nor whom Kith does not know for sure.
 */
export function findEffort({ text, kind, direction, source, ...entry }: Entry): Effort | undefined {
  if (direction === 'outbound' || kind === 'gift' || source.by === 'unproven-reply' || isPrivate(text))
    return undefined;
  const found = SIGNS.find(([, pattern]) => pattern.test(text))?.[0];
  return found && { interactionId: entry.interactionId, kind: found, occurredAt: entry.occurredAt };
}

const MOST_KEPT = 6;

/** With one more, newest last; the very list where it is known or there is none. */
export function addEffort(known: readonly Effort[], effort: Effort | undefined): readonly Effort[] {
  if (effort === undefined || known.some(({ interactionId }) => interactionId === effort.interactionId))
    return known;
  const all = [...known, effort].toSorted((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
  const kept = all.slice(-MOST_KEPT);
  return kept.includes(effort) ? kept : known;
}
