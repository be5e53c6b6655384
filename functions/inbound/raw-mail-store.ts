import { KithError } from '../shared/errors.ts';

/** The bucket into which SES puts every message before it tells us. */
export interface RawMailStore {
  /** The message as it streams in; leaving the loop ends the transfer. Throws RawMailMissingError. */
  open(messageId: string): Promise<AsyncIterable<Uint8Array>>;
}

/** The bucket does not hold the message (yet); it may be tried again. */
export class RawMailMissingError extends KithError {}
