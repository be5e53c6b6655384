import { appendFileSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import type { Access } from '../iam/policy.ts';

/** What the functions print, and what went wrong in them; CloudWatch's place on one machine. */
export class FunctionLog {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  follow(functionName: string, worker: Worker): void {
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.on('data', (chunk: Buffer) => this.#write(functionName, chunk.toString()));
    }
    // Without a listener, an error outside any event would end the whole system; Lambda only ends the function.
    worker.on('error', (error) => this.writeError(functionName, error));
  }

  writeError(functionName: string, error: unknown): void {
    this.#write(
      functionName,
      `FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }

  writeRefusal(functionName: string, { action, resource }: Access): void {
    this.#write(
      functionName,
      `REFUSED Its role does not allow ${action} on ${resource}: grant it in infra/.\n`,
    );
  }

  #write(functionName: string, text: string): void {
    const lines = text.trimEnd().split('\n');
    appendFileSync(this.#path, lines.map((line) => `${functionName} ${line}\n`).join(''));
  }
}
