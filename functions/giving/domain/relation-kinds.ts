import { isPet } from '../../circle/domain/relations.ts';
import type { RelationKind } from './idea.ts';

const PARTNER = /^(?:husband|wife|spouse|partner|fianc[eé]e?|boyfriend|girlfriend)$/i;
const PARENT =
  /^(?:step)?-?(?:father|mother|dad|mum|mom|parent|grandfather|grandmother|grandparent|gran|granny|grandma|grandpa)(?:-in-law)?$/i;
const CHILD = /^(?:step|grand|god|foster )?-?(?:son|daughter|child|baby)$|^(?:niece|nephew|baby|toddler)$/i;
const BABY = /^(?:baby|toddler)$/i;

const TEEN_YEARS = 13;
const GROWN_UP_YEARS = 20;

/** What somebody is to a giver. A son of unknown age may be small or nearly grown: what fits has to fit both. */
export function relationKinds(
  lovedOne: { relation: string; petKind?: string | undefined },
  age: number | undefined,
): readonly RelationKind[] {
  const { relation } = lovedOne;
  if (isPet(lovedOne)) return ['pet'];
  if (PARTNER.test(relation)) return ['partner'];
  if (PARENT.test(relation)) return ['parent'];
  if (isAgeWord(relation)) return ['child'];
  if (!CHILD.test(relation)) return age !== undefined && age < GROWN_UP_YEARS ? young(age) : ['relative'];
  return age === undefined ? ['child', 'teen'] : young(age);
}

/** Whether the word itself tells the age. */
export const isAgeWord = (relation: string): boolean => BABY.test(relation);

function young(age: number): readonly RelationKind[] {
  if (age < TEEN_YEARS) return ['child'];
  return age < GROWN_UP_YEARS ? ['teen'] : ['relative'];
}
