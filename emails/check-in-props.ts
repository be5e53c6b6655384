/** A letter from the owner to somebody they know, as if typed by hand. */
export interface CheckInProps {
  /** The greeting first, the owner's name last; line breaks inside a paragraph stay. */
  readonly paragraphs: readonly string[];
}
