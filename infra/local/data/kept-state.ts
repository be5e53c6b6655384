import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { damagedFolder } from './data-folder.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** A small JSON document of the data folder, checked when it is read and replaced as a whole. */
export interface KeptState<T> {
  read(): T | undefined;
  write(state: T): void;
}

export function keepState<S extends z.ZodType>(path: string, schema: S): KeptState<z.infer<S>> {
  return {
    read: () => {
      if (!existsSync(path)) return undefined;
      try {
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch (error) {
        throw damagedFolder(path, error);
      }
    },
    write: (state) => writeFileAtomically(path, JSON.stringify(state)),
  };
}

export const clockStateSchema = z.object({
  offsetMilliseconds: z.int(),
  ranUntil: z.iso.datetime(),
  /** Absent in a folder of an earlier release. */
  madeAt: z.iso.datetime().optional(),
});
export const systemStateSchema = z.object({
  tables: z.object({
    circle: z.string().min(1),
    ledger: z.string().min(1),
    /** Absent in a folder of an earlier release until its next start. */
    audience: z.string().min(1).optional(),
  }),
  demoLoaded: z.boolean(),
});
