import type { LovedOne } from './contact.ts';

/** Death and illness, in the words people use for them. */
const GRAVE =
  /\b(?:died|dead|death|passed away|funeral|in memory|memorial|bereave\w*|cancer|hospital|hospice|divorc\w*|separated|miscarr\w*)\b/i;

/** Whether a line speaks of grief or illness: the owner may read it, but Kith builds no cheerful proposal on it. */
export const isGrave = (text: string): boolean => GRAVE.test(text);

/** Nobody is asked after, or congratulated on, somebody whose story is a sad one. */
export const isSafeToMention = ({ notes, relation }: LovedOne): boolean =>
  ![relation, ...notes].some(isGrave) && !/^(?:late|former|ex)\b/i.test(relation);
