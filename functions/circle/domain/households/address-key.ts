import type { PostalAddress } from '../postal-address.ts';

/** Where private letters go: what is said to be home, else what is not said to be something else. */
export const homeOf = (addresses: readonly PostalAddress[]): PostalAddress | undefined =>
  addresses.find(({ label }) => label?.toLowerCase() === 'home') ??
  addresses.find(({ label }) => label === undefined);

/** One key for every writing of an address; undefined for what is too little to be one. */
export function addressKey({ lines, locality, postalCode }: PostalAddress): string | undefined {
  const [first = '', ...others] = lines;
  const namesTown = (postalCode ?? locality) !== undefined;
  const street = plain(namesTown ? lines.join(' ') : first);
  const town = plain(postalCode ?? locality ?? typedTown(others));
  return street === '' || town === '' ? undefined : `${street} ${town}`;
}

/** What a letter cannot do without. Of an address typed in lines, the second one says the town. */
export function missingIn(address: PostalAddress | undefined): readonly string[] {
  if (address === undefined) return ['an address'];
  return [
    ...(address.lines.length === 0 ? ['the street'] : []),
    ...(address.locality === undefined && address.lines.length < 2 ? ['the town'] : []),
  ];
}

/** Words with a digit, and the two capitals that end a Dutch one: `BA1 1AA`, `111 22`, `1011 AB`. */
const POSTAL_CODE = /(?=\S*\d)\S+(?: (?=\S*\d)\S+)*(?: \p{Lu}{2}(?!\p{L}))?/gu;

/** Below the street: the postal code, as it stands in a field of its own elsewhere; without one, all there is. */
function typedTown(lines: readonly string[]): string {
  const codes = lines.flatMap((line) => line.match(POSTAL_CODE) ?? []);
  return (codes.length > 0 ? codes : lines).join(' ');
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
