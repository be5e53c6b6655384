import type { EmailAddress } from '../../shared/email-address.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';

/** A link of an issue, followed at that moment. */
export interface Click {
  readonly slug: string;
  readonly place: number;
  readonly at: IsoInstant;
}

/**
 * first: there was none within the second before. repeat: of the same link, as a double click is. burst: of another link within
 * that second, which only a machine does; `before` is the click that began it, told once.
 */
type ClickNote =
  | { readonly outcome: 'first' | 'repeat' }
  | { readonly outcome: 'burst'; readonly before: Pick<Click, 'slug' | 'place'> | undefined };

/** When each reader last followed a link; kept only where the newsletter counts clicks. */
export interface ReaderClicks {
  /** One conditional write, or two. Of an address that is no subscriber's (any more), nothing is kept: `repeat`. */
  note(address: EmailAddress, click: Click): Promise<ClickNote>;
}
