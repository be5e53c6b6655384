import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SharedOffset } from '../clock/shared-offset.ts';
import type { PlannedFunction } from '../template/local-plan.ts';
import type { FunctionLog } from './function-log.ts';
import {
  type Invocation,
  type LambdaReply,
  type LambdaSettings,
  lambdaReplySchema,
} from './lambda-protocol.ts';

/** The function threw, timed out or could not be loaded; the fields are Lambda's own. */
export class LambdaFailure extends Error {
  readonly errorType: string;

  constructor(errorType: string, message: string) {
    super(message);
    this.errorType = errorType;
  }
}

export interface LambdaPorts {
  readonly offset: SharedOffset;
  /** The folder with the function's `index.mjs`. */
  readonly codeFolder: string;
  /** Variables that Lambda itself sets, and where AWS is. */
  readonly baseEnvironment: Readonly<Record<string, string>>;
  readonly log: FunctionLog;
}

/** One function of the template, in a thread of its own that lives until it fails hard. One event at a time. */
export class LambdaFunction {
  readonly planned: PlannedFunction;
  readonly #ports: LambdaPorts;
  #worker: Promise<Worker> | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #invocations = 0;
  #errors = 0;

  constructor(planned: PlannedFunction, ports: LambdaPorts) {
    this.planned = planned;
    this.#ports = ports;
  }

  get counts(): { readonly invocations: number; readonly errors: number } {
    return { invocations: this.#invocations, errors: this.#errors };
  }

  /** Loads the code before the first event needs it. */
  async warmUp(): Promise<void> {
    await this.#startedWorker();
  }

  /** What the handler returned; LambdaFailure when it threw, ran out of time or could not be loaded. */
  async invoke(event: unknown): Promise<unknown> {
    const mine = this.#turn.then(() => this.#run(event));
    this.#turn = mine.catch(() => undefined);
    return await mine;
  }

  async stop(): Promise<void> {
    const worker = await this.#worker?.catch(() => undefined);
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #run(event: unknown): Promise<unknown> {
    this.#invocations += 1;
    const timeoutMilliseconds = this.planned.timeoutSeconds * 1000;
    try {
      const worker = await this.#startedWorker();
      return await this.#askWorker(worker, { requestId: randomUUID(), event, timeoutMilliseconds });
    } catch (error) {
      this.#errors += 1;
      this.#ports.log.writeError(this.planned.name, error);
      throw error;
    }
  }

  /** Whatever comes first: the answer, the end of the thread, or the end of its time. */
  async #askWorker(worker: Worker, invocation: Invocation): Promise<unknown> {
    const settled = new AbortController();
    const { signal } = settled;
    const outcome = Promise.race([
      once(worker, 'message', { signal }),
      once(worker, 'exit', { signal }).then(() => 'exit' as const),
      wait(invocation.timeoutMilliseconds, 'timeout' as const, { signal }),
    ]);
    worker.postMessage(invocation);
    try {
      const first = await outcome;
      if (first === 'timeout') throw await this.#timeOut();
      if (first === 'exit')
        throw new LambdaFailure('Runtime.ExitError', 'The function ended before it answered.');
      return readReply(lambdaReplySchema.parse(first[0]));
    } finally {
      settled.abort();
    }
  }

  async #timeOut(): Promise<LambdaFailure> {
    await this.stop();
    return new LambdaFailure(
      'Sandbox.Timedout',
      `Task timed out after ${this.planned.timeoutSeconds} seconds`,
    );
  }

  async #startedWorker(): Promise<Worker> {
    if (this.#worker === undefined) {
      const starting = this.#startWorker();
      const forget = (): void => {
        if (this.#worker === starting) this.#worker = undefined;
      };
      this.#worker = starting;
      starting.then((worker) => worker.once('exit', forget), forget);
    }
    return await this.#worker;
  }

  async #startWorker(): Promise<Worker> {
    const { name, arn, memoryMebibytes, environment, accessKeyId } = this.planned;
    const settings: LambdaSettings = {
      bundlePath: `${this.#ports.codeFolder}/index.mjs`,
      // Beside all code folders: a system with the same deployment finds it.
      compileCacheFolder: join(dirname(this.#ports.codeFolder), 'compile-cache'),
      functionName: name,
      functionArn: arn,
      memoryMebibytes,
      offsetBuffer: this.#ports.offset.buffer,
    };
    const worker = new Worker(new URL('./lambda-thread.ts', import.meta.url), {
      workerData: settings,
      env: {
        ...this.#ports.baseEnvironment,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_ACCESS_KEY_ID: accessKeyId,
        ...environment,
      },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true,
      stderr: true,
    });
    this.#ports.log.follow(name, worker);
    await once(worker, 'message');
    return worker;
  }
}

function readReply(reply: LambdaReply): unknown {
  if (reply.kind === 'error') throw new LambdaFailure(reply.errorType, reply.errorMessage);
  return reply.kind === 'result' ? reply.value : undefined;
}
