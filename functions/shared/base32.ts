const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Lower-case base32 (RFC 4648, no padding): survives mail systems that fold the case of a local part. */
export function encodeBase32(bytes: Uint8Array): string {
  let output = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      output += ALPHABET.charAt((buffer >>> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? output + ALPHABET.charAt((buffer << (5 - bits)) & 31) : output;
}

/**
 * The bytes, or undefined when the text is not exactly what `encodeBase32` writes for some bytes: one text for one value, so
 * that a token cannot be altered without being another. Upper case is accepted.
 */
export function decodeBase32(text: string): Uint8Array | undefined {
  if (!/^[a-z2-7]*$/i.test(text)) return undefined;
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const character of text.toLowerCase()) {
    buffer = (buffer << 5) | ALPHABET.indexOf(character);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >>> bits) & 255);
      buffer &= (1 << bits) - 1;
    }
  }
  const isExact = bits < 5 && buffer === 0;
  return isExact ? Uint8Array.from(bytes) : undefined;
}
