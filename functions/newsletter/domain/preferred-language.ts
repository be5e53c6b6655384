const MAX_CHARACTERS = 500;

/**
 * The language that a browser asks for first (RFC 9110, 12.5.4), as a tag of BCP 47 without extensions: `de-CH`. Undefined
 * when it asks for none, or for anything.
 */
export function preferredLanguage(acceptLanguage: string | undefined): string | undefined {
  const wishes = (acceptLanguage ?? '').slice(0, MAX_CHARACTERS).split(',').map(readWish);
  return wishes.toSorted((one, other) => other.weight - one.weight).find(({ tag }) => tag !== undefined)?.tag;
}

function readWish(wish: string) {
  const [range = '', ...parameters] = wish.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2) ?? '1';
  const weight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
  return { weight, tag: weight > 0 ? canonicalTag(range) : undefined };
}

function canonicalTag(range: string): string | undefined {
  try {
    return new Intl.Locale(range).baseName;
  } catch {
    return undefined; // `*`, or no tag at all
  }
}
