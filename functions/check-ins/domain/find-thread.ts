import type { Temporal } from 'temporal-polyfill';
import type { Interaction } from '../../circle/domain/interaction.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';

/** Who answers an older mail seems to have searched for it. */
const THREAD_LIFE_DAYS = 60;
/** Who wrote the others is not proven, or they went to Kith. */
const BETWEEN_THE_TWO: readonly Interaction['source']['by'][] = ['contact-reply', 'copy', 'check-in'];

/** The newest mail between the two whose thread a letter can stand in; undefined where it begins a new one. */
export function findMailToFollow(
  interactions: readonly Interaction[],
  now: Temporal.Instant,
): Interaction | undefined {
  const oldest = toIsoInstant(now.subtract({ hours: 24 * THREAD_LIFE_DAYS }));
  const [newest] = interactions
    .filter(({ source, occurredAt }) => BETWEEN_THE_TWO.includes(source.by) && occurredAt > oldest)
    .filter(({ thread }) => thread !== undefined)
    .toSorted((one, other) => other.occurredAt.localeCompare(one.occurredAt));
  return newest;
}
