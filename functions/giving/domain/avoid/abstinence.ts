import { type HouseholdFacts, householdWords } from './household-words.ts';

/** Reasons of faith, health, a child on the way, or plain choice. Kith never says which. */
const AGAINST_ALCOHOL =
  /\b(?:pregnan\w*|expecting|trying for a baby|ivf|breast-?feed\w*|sober\w*|teetotal\w*|abstain\w*|abstinen\w*|muslim|islam\w*|halal|ramadan|mosque|mormon|latter-day|adventist|sikh|jain|buddhist|(?:does|do|did)(?: not|n[’']t) drink(?! (?:coffee|tea|milk)\b)|never drinks|no (?:longer drinks|alcohol|drink|wine)|non-?drinker|alcohol-free|dry january|(?:gave up|given up|giving up|quit|quits|quitting|stopped|off|stops) (?:the )?(?:drink\w*|alcohol|wine|beer|booze)|alcoholi\w*|drinking problem|drinks too much|recover\w*|rehab\w*|addict\w*|in aa|goes to aa|detox|liver|cirrhosis|pancreat\w*)\b/i;

const AA = /\bAA\b/;

/** Whether anything known of the household speaks against a gift that one drinks. */
export const speaksAgainstAlcohol = (household: HouseholdFacts): boolean =>
  householdWords(household).some((text) => AGAINST_ALCOHOL.test(text) || AA.test(text));

const DRINK =
  /\b(?:wines?|champagne|prosecco|whisk(?:e?y|ies)|gin|rum|vodka|brandy|cognac|port|sherry|beers?|ales?|cider|cocktails?|liqueur|spirits|brewery|distillery)\b/i;

/** Whether words tell of something alcoholic. */
export const isDrink = (text: string): boolean =>
  DRINK.test(text) && !/alcohol-free|non-alcoholic/i.test(text);
