import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { SesProcess } from './ses-process.ts';

const MS_BETWEEN_POLLS = 50;
const answerSchema = z.object({ recorded: z.int() });

export interface EventProcess {
  /** Resolves when so many events are recorded. */
  untilRecorded(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Takes what SES tells to a process that records it, until it is stopped. */
export async function startEventProcess(
  ses: SesProcess,
  env: Readonly<Record<string, string>>,
): Promise<EventProcess> {
  const script = fileURLToPath(new URL('./record-events.ts', import.meta.url));
  const child = fork(script, { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env } });
  let recorded = 0;
  child.on('message', (message) => {
    ({ recorded } = answerSchema.parse(message));
  });
  await once(child, 'message');
  let isOver = false;
  const relaying = (async () => {
    while (!isOver) {
      const events = await ses.takeEvents();
      if (events.length > 0)
        child.send(events.map((event) => JSON.stringify({ Message: JSON.stringify(event) })));
      await wait(MS_BETWEEN_POLLS);
    }
  })();
  return {
    untilRecorded: async (count) => {
      while (recorded < count) await once(child, 'message');
    },
    stop: async () => {
      isOver = true;
      await relaying;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
