/** Marks of writing direction, zero-width marks, and the dot that lower case leaves beside a Turkish `İ`. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<=i)\u0307/g;

/** Lower-case and composed, so that the same words are the same characters; white space is one blank. */
export const normalizeWords = (text: string): string =>
  text.toLowerCase().normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
