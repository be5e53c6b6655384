/** Asks whoever reads this address whether they want the newsletter. It holds no word of the visitor who asked. */
export interface ConfirmSubscriptionProps {
  readonly newsletterName: string;
  /** The page with the button that confirms; works for seven days. */
  readonly confirmUrl: string;
  /** Who writes the newsletter. */
  readonly ownerName: string;
}
