import { Temporal } from 'temporal-polyfill';
import type { Interaction } from '../../../circle/domain/interaction.ts';
import { isPrivate } from '../../../circle/domain/tact.ts';
import { fromIsoInstant } from '../../../shared/iso-instant.ts';

/** What took a contact from home, or all of their strength; somebody carried the rest meanwhile. */
export interface Effort {
  readonly kind: 'travel' | 'launch' | 'project';
  /** The day on which it was told. */
  readonly toldOn: Temporal.PlainDate;
}

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
];

/** Travels, launches and hard projects of which the timeline tells, each with the day on which it was told; newest first. Never from a private line. */
export function findEfforts(
  entries: readonly Pick<Interaction, 'text' | 'occurredAt'>[],
  timeZone: string,
): readonly Effort[] {
  return entries
    .flatMap(({ text, occurredAt }) => {
      if (isPrivate(text)) return [];
      const kind = SIGNS.find(([, pattern]) => pattern.test(text))?.[0];
      const toldOn = fromIsoInstant(occurredAt).toZonedDateTimeISO(timeZone).toPlainDate();
      return kind === undefined ? [] : [{ kind, toldOn }];
    })
    .toSorted((one, other) => Temporal.PlainDate.compare(other.toldOn, one.toldOn));
}
