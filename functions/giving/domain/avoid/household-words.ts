import type { Contact } from '../../../circle/domain/contact.ts';
import { isPresent } from '../../../circle/domain/standing.ts';

/** Whatever is known of a household that may speak against a gift: what one of them cannot have comes to no one’s table. */
export type HouseholdFacts = Pick<
  Contact,
  'allergies' | 'food' | 'matters' | 'notes' | 'tags' | 'lovedOnes' | 'interests'
>;

export const householdWords = ({
  allergies,
  food,
  matters,
  notes,
  tags,
  lovedOnes,
}: HouseholdFacts): readonly string[] => [
  ...allergies,
  ...food,
  ...matters,
  ...notes,
  ...tags,
  ...lovedOnes.filter(isPresent).flatMap((lovedOne) => lovedOne.notes),
];
