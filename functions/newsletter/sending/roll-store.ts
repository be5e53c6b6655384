import type { EmailAddress } from '../../shared/email-address.ts';
import type { EpochSeconds } from '../../shared/epoch-seconds.ts';

/** The readers of an issue as they were written down when it started, in chunks. */
export interface RollStore {
  /** A chunk is written once; gives what stands there. */
  write(
    slug: string,
    chunk: number,
    addresses: readonly EmailAddress[],
    expiresAt: EpochSeconds,
  ): Promise<readonly EmailAddress[]>;
  /** Empty when it is gone. Consistent. */
  read(slug: string, chunk: number): Promise<readonly EmailAddress[]>;
  /** Of an issue that is over. */
  remove(slug: string, chunks: number): Promise<void>;
}
