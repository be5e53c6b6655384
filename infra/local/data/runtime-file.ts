import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isAlive } from './folder-lock.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

const RUNTIME_FILE = 'runtime.json';

const tableNamesSchema = z.object({
  circle: z.string().min(1),
  ledger: z.string().min(1),
  audience: z.string().min(1),
});

const queueSchema = z.object({ url: z.url(), deadLettersUrl: z.url() });

const runtimeSchema = z.object({
  pid: z.int().positive(),
  /** The web page and the HTTP API. */
  origin: z.url(),
  smtpPort: z.int().positive(),
  endpoints: z.object({
    dynamodb: z.url(),
    s3: z.url(),
    sqs: z.url(),
    sns: z.url(),
    ses: z.url(),
    secretsManager: z.url(),
  }),
  tables: tableNamesSchema,
  /** Where the raw mail is; absent where the template keeps none. */
  mailBucket: z.string().min(1).optional(),
  /** Absent where the template has none. */
  queues: z.object({ arrivals: queueSchema, mailEvents: queueSchema, signUps: queueSchema }).optional(),
  /** Where mail is taken; absent where the template takes none. */
  inboundDomain: z.string().min(1).optional(),
  tokenKeysSecretId: z.string().min(1),
});

export type TableNames = z.infer<typeof tableNamesSchema>;
export type Runtime = z.infer<typeof runtimeSchema>;

/** How other programs on this machine find the running system. */
export function writeRuntimeFile(folder: string, runtime: Runtime): () => void {
  const path = join(folder, RUNTIME_FILE);
  writeFileAtomically(path, JSON.stringify(runtime, null, 2));
  return () => rmSync(path, { force: true });
}

/** The running system of this folder; undefined when there is none, even if a crash left its file behind. */
export function readRuntimeFile(folder: string): Runtime | undefined {
  try {
    const runtime = runtimeSchema.parse(JSON.parse(readFileSync(join(folder, RUNTIME_FILE), 'utf8')));
    return isAlive(runtime.pid) ? runtime : undefined;
  } catch {
    return undefined;
  }
}
