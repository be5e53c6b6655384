import * as z from 'zod';
import type { Statement } from './policy.ts';

/** What a function may do: the statements of its role, and the access key by which its requests are known. */
export interface FunctionPermissions {
  readonly functionName: string;
  readonly accessKeyId: string;
  readonly roleName: string;
  readonly statements: readonly Statement[];
}

/** What an engine in a process of its own is told. */
export interface Enforcement {
  readonly permissions: readonly FunctionPermissions[];
  /** Refusals go to the log of the functions. */
  readonly logPath: string;
}

const statementSchema = z.object({
  effect: z.enum(['Allow', 'Deny']),
  actions: z.array(z.string()),
  resources: z.array(z.string()),
});

export const enforcementSchema: z.ZodType<Enforcement> = z.object({
  permissions: z.array(
    z.object({
      functionName: z.string(),
      accessKeyId: z.string(),
      roleName: z.string(),
      statements: z.array(statementSchema),
    }),
  ),
  logPath: z.string(),
});
