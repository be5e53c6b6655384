import type { OccasionKind } from '../idea.ts';
import type { Recipient } from '../recipient.ts';

const QUIET: readonly OccasionKind[] = ['illness', 'bereavement', 'remembrance', 'hard-time'];

/** Where something grave is known, a cheerful day is a hard one. */
export const occasionFor = (occasion: OccasionKind, { isQuiet }: Pick<Recipient, 'isQuiet'>): OccasionKind =>
  isQuiet && !QUIET.includes(occasion) ? 'hard-time' : occasion;
