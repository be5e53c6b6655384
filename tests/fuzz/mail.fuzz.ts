import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { MailUnreadableError } from '../../functions/inbound/mail-reader.ts';
import { readMail } from '../bench/mail-adapter.ts';
import { mutate } from './mutate-bytes.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * Mutates the fixtures and reads what comes out, in the same way for the same seed: `--messages 100000 --seed 1`. Ends with exit
 * code 1 when a message is thrown out with anything but MailUnreadableError, or takes longer than the limit.
 */
const FIXTURES = join(import.meta.dirname, '../fixtures/mail');
const DEFAULT_MESSAGES = '100000';
const SLOW_MILLISECONDS = 250;
/** Without a word from the worker for so long, a message hangs it. */
const HANG_MILLISECONDS = 20_000;
const REPORT_EVERY = 5000;

const taskSchema = z.object({ messages: z.int().positive(), seed: z.int() });
type Task = z.infer<typeof taskSchema>;

const progressSchema = z.object({
  read: z.int(),
  unreadable: z.int(),
  failed: z.array(z.string()),
  slow: z.array(z.string()),
  slowestMilliseconds: z.number(),
  kinds: z.record(z.string(), z.int()),
  done: z.boolean(),
});
type Progress = z.infer<typeof progressSchema>;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function watch(): void {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: DEFAULT_MESSAGES },
      seed: { type: 'string', default: '1' },
    },
  });
  const task = taskSchema.parse({ messages: Number(values.messages), seed: Number(values.seed) });
  const started = performance.now();
  const worker = new Worker(import.meta.filename, { workerData: task, execArgv: ['--import', 'tsx'] });
  let last: Progress | undefined;
  const giveUp = () => {
    say(`fuzz: hangs after message ${last ? last.read + last.unreadable : 0} of seed ${task.seed}`);
    process.exit(1);
  };
  let timer = setTimeout(giveUp, HANG_MILLISECONDS);
  worker.on('message', (message) => {
    clearTimeout(timer);
    last = progressSchema.parse(message);
    if (last.done) report(task, last, (performance.now() - started) / 1000);
    else timer = setTimeout(giveUp, HANG_MILLISECONDS);
  });
}

function report({ messages, seed }: Task, progress: Progress, seconds: number): void {
  const { read, unreadable, failed, slow, slowestMilliseconds, kinds } = progress;
  say(`fuzz: ${messages} mutated messages, seed ${seed}, in ${seconds.toFixed(0)} s`);
  say(`  read ${read}, refused as unreadable ${unreadable}, failed ${failed.length}`);
  say(`  slower than ${SLOW_MILLISECONDS} ms ${slow.length}, slowest ${slowestMilliseconds.toFixed(0)} ms`);
  say(`  kinds ${JSON.stringify(kinds)}`);
  for (const line of [...failed, ...slow].slice(0, 20)) say(`  ${line}`);
  process.exitCode = failed.length + slow.length > 0 ? 1 : 0;
}

async function fuzz({ messages, seed }: Task): Promise<void> {
  const corpus = readCorpus();
  const progress: Progress = {
    read: 0,
    unreadable: 0,
    failed: [],
    slow: [],
    slowestMilliseconds: 0,
    kinds: {},
    done: false,
  };
  for (let index = 0; index < messages; index += 1) {
    // A message depends on the seed and its number alone, so that one can be read again by itself.
    const random = seededRandom(seed * 1_000_003 + index);
    await readOne(mutate(corpus, random), `message ${index} of seed ${seed}`, progress);
    if (index % REPORT_EVERY === 0) parentPort?.postMessage(progress);
  }
  parentPort?.postMessage({ ...progress, done: true });
}

const readCorpus = (): readonly Buffer[] =>
  readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

async function readOne(raw: Uint8Array, name: string, progress: Progress): Promise<void> {
  const before = process.threadCpuUsage();
  try {
    const { kind } = await readMail(raw);
    progress.read += 1;
    progress.kinds[kind] = (progress.kinds[kind] ?? 0) + 1;
  } catch (error) {
    if (error instanceof MailUnreadableError) progress.unreadable += 1;
    else progress.failed.push(`${name}: ${error}`);
  }
  // Not the time on the clock, which other processes share.
  const { user, system } = process.threadCpuUsage(before);
  const milliseconds = (user + system) / 1000;
  progress.slowestMilliseconds = Math.max(progress.slowestMilliseconds, milliseconds);
  if (milliseconds > SLOW_MILLISECONDS) progress.slow.push(`${name}: ${milliseconds.toFixed(0)} ms`);
}

if (isMainThread) watch();
else await fuzz(taskSchema.parse(workerData));
