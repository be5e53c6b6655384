import type { Temporal } from 'temporal-polyfill';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Dispatch } from './domain/dispatch.ts';
import type { Standing } from './domain/judge-reader.ts';

export interface ClaimRequest {
  readonly dispatch: Pick<Dispatch, 'slug' | 'frozenAt' | 'topic' | 'otherLanguages' | 'forgets'>;
  readonly generation: number;
  readonly at: IsoInstant;
  /** Where the newsletter is. */
  readonly today: Temporal.PlainDate;
}

/** Marks readers as having had an issue, on the item that also says whether they may have it. */
export interface ReaderClaims {
  /**
   * One conditional write: takes the reader if they have no claim for the issue, still want it, and nothing keeps mail from
   * them. Else tells how they stand.
   */
  claim(
    address: EmailAddress,
    request: ClaimRequest,
  ): Promise<{ readonly isClaimed: boolean; readonly standing: Standing | undefined }>;
  /** SES did not take it, for now: the reader may be claimed again. Only one's own claim. */
  release(address: EmailAddress, slug: string, generation: number): Promise<void>;
  /** SES will never take it. Only one's own claim. */
  reject(address: EmailAddress, slug: string, generation: number): Promise<void>;
  /**
   * One conditional write: nobody claims them for an issue that was called off. False when somebody had, or they are not there any
   * more.
   */
  close(address: EmailAddress, slug: string, at: IsoInstant): Promise<boolean>;
  /** How they stand with an issue; who is not known is not there. Consistent. */
  look(addresses: readonly EmailAddress[], slug: string): Promise<ReadonlyMap<EmailAddress, Standing>>;
}
