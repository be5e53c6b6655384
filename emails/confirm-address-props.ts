/** Asks whoever reads a new address whether issues should come there. It holds no word of the old one. */
export interface ConfirmAddressProps {
  readonly newsletterName: string;
  /** Works for seven days. */
  readonly confirmUrl: string;
}
