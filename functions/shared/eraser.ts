import * as z from 'zod';
import type { ContactId, OwnerId } from './ids.ts';

/** Whose traces are looked for, in one owner's circle. */
export interface ErasureScope {
  readonly ownerId: OwnerId;
  /** A person goes by several ids when others were merged into them. */
  readonly contactIds: readonly ContactId[] | 'everyone';
}

/** Something that is kept about a person. */
export const traceSchema = z.object({
  /** The eraser that found it, and removes it. */
  store: z.string().min(1),
  /** In a word or two, for people: `interaction`, `raw mail`. */
  kind: z.string().min(1),
  /** Unique in its store. */
  key: z.string().min(1),
  /** The mail from which it was made (SES's id), under which other stores may hold more. */
  messageId: z.string().optional(),
  interactionId: z.string().optional(),
  /** A mail address of the person. */
  address: z.string().optional(),
});

export type Trace = z.infer<typeof traceSchema>;

/** What found traces say of where to look for others. */
export interface Leads {
  readonly messageIds: ReadonlySet<string>;
  readonly interactionIds: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
}

/** Knows what one store keeps about people, and removes it for good. */
export interface Eraser {
  readonly store: string;
  /** Reads all there is at that moment, consistently; changes nothing. */
  find(scope: ErasureScope, leads: Leads): AsyncIterable<Trace>;
  /** What is gone already is no error. */
  remove(scope: ErasureScope, traces: readonly Trace[]): Promise<void>;
}
