import * as z from 'zod';

/** What a function's thread is told when it starts. */
export interface LambdaSettings {
  readonly bundlePath: string;
  /** Where Node keeps what it compiled; made when it is missing. */
  readonly compileCacheFolder: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMebibytes: number;
  readonly offsetBuffer: SharedArrayBuffer;
}

export interface Invocation {
  readonly requestId: string;
  readonly event: unknown;
  readonly timeoutMilliseconds: number;
}

export const lambdaReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('result'), requestId: z.string(), value: z.unknown() }),
  z.object({
    kind: z.literal('error'),
    requestId: z.string(),
    errorType: z.string(),
    errorMessage: z.string(),
    trace: z.string(),
  }),
]);
export type LambdaReply = z.infer<typeof lambdaReplySchema>;
