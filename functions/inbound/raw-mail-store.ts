import { KithError } from '../shared/errors.ts';

/** The bucket into which SES puts every message before it tells us. */
export interface RawMailStore {
  /** At most `maxBytes` from the beginning of the message. Throws RawMailMissingError. */
  readBeginning(messageId: string, maxBytes: number): Promise<Uint8Array>;
}

/** The bucket does not hold the message (yet); it may be tried again. */
export class RawMailMissingError extends KithError {}
