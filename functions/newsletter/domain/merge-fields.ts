/** What the writer of a letter may leave for Kith to fill in: `{{firstName}}`. */
export const KNOWN_FIELDS: readonly string[] = ['firstName'];
