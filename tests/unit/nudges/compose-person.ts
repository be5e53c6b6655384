import { Temporal } from 'temporal-polyfill';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { type BriefPersonInput, composeBriefPerson } from '../../../functions/nudges/domain/compose-brief.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildPerson } from '../../builders/person.ts';

/** What a brief says of somebody with that name, on a Monday morning in London. */
export const compose = (
  name: string,
  changes: Parameters<typeof buildPerson>[1] = {},
  more: Partial<BriefPersonInput> = {},
) =>
  composeBriefPerson({
    contact: buildPerson(name, changes),
    lastInteraction: undefined,
    now: Temporal.Instant.from('2026-08-24T06:30:00Z'),
    rules: buildRules('Europe/London'),
    replyAddress: 'r+token@in.kith.example',
    linkOf: (button) => `https://kith.example/nudges/token/${button}`,
    ...more,
  });

export const lunch = (changes: Parameters<typeof buildInteraction>[0]) =>
  buildInteraction({ occurredAt: '2026-07-08T12:00:00.000Z', ...changes });

export const tom = {
  name: 'Tom',
  relation: 'husband',
  occasions: [birthday({ month: 8, day: 27, year: 1976 })],
};
export const leo = { name: 'Leo', relation: 'son', notes: ['starts school in September'] };
