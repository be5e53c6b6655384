import type { Clock } from '../../../functions/shared/clock.ts';
import type { Runtime } from '../data/runtime-file.ts';
import type { MessagingEngine } from '../engines/messaging-engine.ts';
import type { MailArchive } from '../ses/mail-archive.ts';
import type { LocalPlan } from '../template/local-plan.ts';
import type { RunningFunctions } from './running-functions.ts';

export interface StatePorts {
  readonly clock: Clock;
  readonly plan: LocalPlan;
  readonly messaging: MessagingEngine;
  readonly functions: RunningFunctions;
  readonly archive: MailArchive;
  readonly runtime: Runtime;
}

/** What `GET /_local/state` answers: numbers and names, nothing that anybody wrote. */
export async function describeState(ports: StatePorts): Promise<object> {
  const { plan, functions, runtime } = ports;
  const depths = await ports.messaging.readDepths(plan.queues.map(({ name }) => name));
  const queues = depths.map(({ name, ready, inflight }, index) => ({
    name,
    ready,
    inFlight: inflight.length,
    isDeadLetterQueue: plan.queues[index]?.isDeadLetterQueue ?? false,
  }));
  const deadLetters = queues.filter(({ isDeadLetterQueue }) => isDeadLetterQueue);
  return {
    now: ports.clock.now().toString({ smallestUnit: 'millisecond' }),
    origin: runtime.origin,
    smtpPort: runtime.smtpPort,
    endpoints: runtime.endpoints,
    tables: runtime.tables,
    counts: {
      mailSent: ports.archive.size,
      deadLetters: deadLetters.reduce((sum, { ready }) => sum + ready, 0),
    },
    queues,
    functions: functions.all.map(({ planned, counts }) => ({ name: planned.name, ...counts })),
  };
}
