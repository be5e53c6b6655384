/** To a subscriber, on their own request or a stranger's: the way to what is held of them. */
export interface PreferencesLinkProps {
  readonly newsletterName: string;
  /** Works for one hour. */
  readonly preferencesUrl: string;
}
