import * as z from 'zod';

/** What the thread of the messaging engine is told when it starts. */
export const messagingSettingsSchema = z.object({
  offsetBuffer: z.instanceof(SharedArrayBuffer),
  /** In memory without a folder. */
  folder: z.string().optional(),
  region: z.string(),
});
export type MessagingSettings = z.infer<typeof messagingSettingsSchema>;

const queueDepthSchema = z.object({
  name: z.string(),
  ready: z.int(),
  /** Received and not yet deleted, by receipt handle; `dueMilliseconds` until they may be received again. */
  inflight: z.array(z.object({ receiptHandle: z.string(), dueMilliseconds: z.number() })),
});
export type QueueDepth = z.infer<typeof queueDepthSchema>;

export const messagingRequestSchema = z.object({ id: z.int(), queueNames: z.array(z.string()) });

export const messagingReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening'), port: z.int() }),
  z.object({ kind: z.literal('depths'), id: z.int(), depths: z.array(queueDepthSchema) }),
]);
export type MessagingReply = z.infer<typeof messagingReplySchema>;
