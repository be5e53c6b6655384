import type { Occasion } from '../occasion.ts';

/** Whose day it is. */
export interface Celebrated {
  readonly name: string;
  /** `son of Ruth Adler`; absent for the contact. */
  readonly ofWhom?: string;
  readonly isRemembered: boolean;
}

/**
 * What a calendar calls an occasion; `years` since the first time, where that is known: `Ruth Adler's birthday (turns 50)`,
 * `Leo's birthday (turns 8), son of Ruth Adler`. Of the dead it counts nothing.
 */
export function occasionTitle(
  { name, ofWhom, isRemembered }: Celebrated,
  { kind, title }: Pick<Occasion, 'kind' | 'title'>,
  years?: number,
): string {
  const whose = ofWhom === undefined ? '' : `, ${ofWhom}`;
  if (isRemembered) return `In memory of ${name}${whose}`;
  switch (kind) {
    case 'memorial':
      return title === undefined
        ? `${name}${whose}: a day of remembrance`
        : `${name}${whose}: ${title} (a day of remembrance)`;
    case 'birthday':
      return `${name}'s birthday${years === undefined ? '' : ` (turns ${years})`}${whose}`;
    case 'anniversary':
      return title === undefined
        ? `${name}'s anniversary${ago(years)}${whose}`
        : `${name}${whose}: ${title}${ago(years)}`;
    case 'other':
      return `${name}${whose}: ${title ?? 'a day to remember'}${ago(years)}`;
  }
}

function ago(years: number | undefined): string {
  if (years === undefined) return '';
  return years === 1 ? ' (1 year)' : ` (${years} years)`;
}
