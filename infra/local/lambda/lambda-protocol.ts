import * as z from 'zod';

/** What a function's thread is told when it starts. */
export const lambdaSettingsSchema = z.object({
  bundlePath: z.string(),
  functionName: z.string(),
  functionArn: z.string(),
  memoryMebibytes: z.int(),
  offsetBuffer: z.instanceof(SharedArrayBuffer),
});
export type LambdaSettings = z.infer<typeof lambdaSettingsSchema>;

export const invocationSchema = z.object({
  requestId: z.string(),
  event: z.unknown(),
  timeoutMilliseconds: z.number(),
});
export type Invocation = z.infer<typeof invocationSchema>;

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
