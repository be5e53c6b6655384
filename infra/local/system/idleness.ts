import { setTimeout as wait } from 'node:timers/promises';
import type { Activity } from '../clock/activity.ts';
import type { MessagingEngine } from '../engines/messaging-engine.ts';
import type { EventSource } from '../lambda/event-source.ts';

/** A message on its way through a queue shows up within this; there is nothing to be told by in between. */
const LOOK_AGAIN_MS = 2;

/** Resolves when nothing is under way and every queue with a reader is empty, but for messages that wait out a failure. */
export async function whenIdle(
  activity: Activity,
  messaging: Pick<MessagingEngine, 'readDepths'>,
  eventSources: readonly EventSource[],
): Promise<void> {
  const names = eventSources.map(({ queue }) => queue.name);
  for (;;) {
    await activity.whenQuiet();
    const depths = await messaging.readDepths(names);
    const isBusy = depths.some((depth, index) => eventSources[index]?.isBusy(depth));
    if (!isBusy && activity.isQuiet) return;
    if (isBusy) await wait(LOOK_AGAIN_MS);
  }
}
