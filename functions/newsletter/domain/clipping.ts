/** Gmail cuts a mail off after 102 KB of HTML, and with it the link to leave; what is filled in for a reader needs some of that. */
const MAX_HTML_OCTETS = 100 * 1024;

const OCTETS_FOR_A_READER = 1024;

/** Whether mail programs would cut the letter off. */
export const isClipped = (html: string): boolean =>
  Buffer.byteLength(html) + OCTETS_FOR_A_READER > MAX_HTML_OCTETS;
