/** Local parts and hosts of the kind that reports name; the classes exclude the mark between them. */
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d.-]{0,252}[a-z\d])?/gi;
const MAX_ADDRESSES = 100;

/** The addresses in a text, lower-case, in their order. */
export function findAddresses(text: string): readonly string[] {
  const found: string[] = [];
  for (const [match] of text.matchAll(ADDRESS)) {
    found.push(match.toLowerCase());
    if (found.length === MAX_ADDRESSES) break;
  }
  return found;
}

export const firstAddress = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : findAddresses(text)[0];
