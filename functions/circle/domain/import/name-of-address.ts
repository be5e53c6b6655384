const WORD = /^\p{L}{2,}$/u;

/**
 * What to call somebody of whom only an address is known: `Nick Borelli` for `nick.borelli@mail.example`, where it is clearly
 * two or three words; else the part before the @ as it is. Undefined for what is no address.
 */
export function nameOfAddress(address: string | undefined): string | undefined {
  const [, local] = /^\s*(?:mailto:)?([^\s@<>]+)@/i.exec(address ?? '') ?? [];
  if (local === undefined) return undefined;
  const words = local.replace(/\+.*$/, '').split(/[._]/);
  const isName = words.length >= 2 && words.length <= 3 && words.every((word) => WORD.test(word));
  return isName ? words.map(capitalise).join(' ') : local;
}

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
