import type { Temporal } from 'temporal-polyfill';
import type { World } from '../world.ts';
import { Clock } from './components/clock.tsx';

/** Where and when the pages are: the first owner's time zone, and the moved clock. */
export interface Stage {
  readonly now: Temporal.Instant;
  readonly timeZone: string;
}

export async function readStage(world: World): Promise<Stage> {
  const [owner] = await world.owners.listOwners();
  return { now: world.now(), timeZone: owner?.timeZone ?? 'UTC' };
}

export function clockOf({ now, timeZone }: Stage, tour?: number) {
  return <Clock now={now} timeZone={timeZone} tour={tour} />;
}
