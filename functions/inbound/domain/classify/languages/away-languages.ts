import { ASIAN } from './asian.ts';
import type { AwayLanguage } from './away-language.ts';
import { ENGLISH } from './english.ts';
import { GERMANIC } from './germanic.ts';
import { OTHER_EUROPEAN } from './other-european.ts';
import { ROMANCE } from './romance.ts';
import { SLAVIC_AND_BALTIC } from './slavic-and-baltic.ts';

export const AWAY_LANGUAGES: readonly AwayLanguage[] = [
  ENGLISH,
  ...GERMANIC,
  ...ROMANCE,
  ...SLAVIC_AND_BALTIC,
  ...OTHER_EUROPEAN,
  ...ASIAN,
];
