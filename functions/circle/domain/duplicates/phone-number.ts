/** Fewer digits are an extension or a short code, which many people have. */
const FEWEST_DIGITS = 7;
const BLOCK_DIGITS = 7;

/** A telephone number without its writing. */
export interface PhoneDigits {
  /** With country code where `isInternational`, else without the trunk zero. */
  readonly digits: string;
  readonly isInternational: boolean;
}

/** `+44 (0)20 7946 0018`, `0044 20 7946 0018 ext. 5`, `020 7946 0018`; undefined for what is too short to tell anybody apart. */
export function readPhone(written: string): PhoneDigits | undefined {
  const [number = ''] = written
    .normalize('NFKC')
    .toLowerCase()
    .split(/ext|[x;#]/, 1);
  const isPlus = number.trim().startsWith('+');
  const digits = (isPlus ? number.replace('(0)', '') : number).replace(/\D/g, '');
  const isInternational = isPlus || digits.startsWith('00');
  const significant = digits.replace(/^0+/, '');
  return significant.length < FEWEST_DIGITS ? undefined : { digits: significant, isInternational };
}

/** Numbers that may be one share it. */
export const phoneBlock = ({ digits }: PhoneDigits): string => digits.slice(-BLOCK_DIGITS);

/** Whether both may be the same line: equal, or one is the other in its national writing. */
export function isSameLine(one: PhoneDigits, other: PhoneDigits): boolean {
  if (one.isInternational === other.isInternational) return one.digits === other.digits;
  return one.isInternational ? one.digits.endsWith(other.digits) : other.digits.endsWith(one.digits);
}
