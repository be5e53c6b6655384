import { randomBytes } from 'node:crypto';
import { encodeBase32 } from '../../shared/base32.ts';
import { greetingName } from './greeting-name.ts';

const RANDOM_OCTETS = 5; // 40 bits: nobody guesses one, and all that it opens is a letter to its owner
const MAX_NAME_CHARACTERS = 24;

/**
 * A label for a contact's lasting address: `priya-k3x7q2mw`, their first name so that they know it in an address book, and
 * a random part. Only that part where the name has no Latin letters.
 */
export function newMailboxLabel(contactName: string): string {
  const random = encodeBase32(randomBytes(RANDOM_OCTETS));
  const name = latinLetters(greetingName(contactName));
  return name === '' ? random : `${name}-${random}`;
}

/** `Zoë` → `zoe`, `Anne-Marie` → `anne-marie`: a to z is what every mail system passes on unchanged. */
function latinLetters(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return words.join('-').slice(0, MAX_NAME_CHARACTERS).replace(/-$/, '');
}
