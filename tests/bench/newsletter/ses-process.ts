import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const endpointSchema = z.object({ endpoint: z.url() });
const reportSchema = z.object({ acceptedAtMs: z.array(z.number()) });
const eventsSchema = z.object({ events: z.array(z.record(z.string(), z.unknown())) });

export interface SesProcess {
  readonly endpoint: string;
  /** When each mail was accepted, on a clock of its own. */
  report(): Promise<readonly number[]>;
  /** What it told since it was last asked. */
  takeEvents(): Promise<readonly object[]>;
  stop(): Promise<void>;
}

/** The local SES with a limit by the second, in a process of its own. */
export async function startSesProcess(perSecond: number, folder: string): Promise<SesProcess> {
  const script = fileURLToPath(new URL('./serve-ses.ts', import.meta.url));
  const child = fork(script, [String(perSecond), folder], { execArgv: ['--import', 'tsx'] });
  const { endpoint } = endpointSchema.parse(await answerOf(child));
  const ask = async (what: string) => {
    const answer = answerOf(child);
    child.send(what);
    return await answer;
  };
  return {
    endpoint,
    report: async () => reportSchema.parse(await ask('report')).acceptedAtMs,
    takeEvents: async () => eventsSchema.parse(await ask('events')).events,
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [answer] = await once(child, 'message');
  return answer;
}
