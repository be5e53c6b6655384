import type { Content, Idea } from '../idea.ts';
import { type HouseholdFacts, householdWords } from './household-words.ts';

const word = (words: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${words})`, 'iu');

/** What somebody may be allergic to, and what must not be in a gift then. */
const ALLERGENS: readonly (readonly [RegExp, readonly Content[]])[] = [
  [word('nut|nuts|peanut|hazelnut|walnut|almond|cashew|pistachio|sesame'), ['nuts']],
  [word('gluten|wheat|coeliac|celiac|rye|barley|flour'), ['gluten']],
  [word('lactose|dairy|milk|cheese|cream|butter|whey'), ['dairy']],
  [word('eggs?(?!plant)'), ['egg']],
  [word('fish|shellfish|crab|prawn|shrimp|mussel|oyster|seafood|crustacean'), ['fish']],
  [word('honey|propolis'), ['honey']],
  [word('sugar|fructose|diabet'), ['sugar']],
  [word('alcohol|wine|sulphite|sulfite|histamine'), ['alcohol']],
  [word('caffein|coffee'), ['caffeine']],
  [word('pollen|hay ?fever|flower|lil(?:y|ies)|grass|ragweed|mugwort|daisies'), ['flowers']],
  [word('perfume|fragrance|scent|asthma|essential oil'), ['fragrance', 'flowers']],
  [word('wool|lanolin'), ['wool']],
  [word('leather|chrome|chromium'), ['leather']],
  [word('meat|pork|beef|lamb|chicken|red meat|alpha-gal'), ['meat']],
];

/** Allergies that nothing in the catalogue can touch. */
const HARMLESS = word(
  'cats?|dogs?|horses?|animals?|fur|dust|mites?|mou?ld|penicillin|antibiotic|aspirin|ibuprofen|latex|nickel|wasps?|bees?|insect|sun|iodine|plasters?|feathers?|mosquito|pet dander',
);

/** How a household eats and lives. */
const WAYS_OF_LIFE: readonly (readonly [RegExp, readonly Content[]])[] = [
  [word("vegetarian|veggie|no meat|(?:does not|doesn[’']t|don[’']t) eat meat"), ['meat', 'fish']],
  [word('vegan|plant-based'), ['meat', 'fish', 'dairy', 'egg', 'honey', 'leather', 'wool']],
  [word('halal|muslim|islam|ramadan|mosque'), ['meat', 'alcohol']],
  [word('kosher|orthodox jew|observant jew|pescatarian|hindu|jain'), ['meat']],
  [word('coeliac|celiac|gluten-free'), ['gluten']],
  [word('lactose|dairy-free'), ['dairy']],
  [word('diabet|no sugar|sugar-free|low sugar'), ['sugar']],
  [word('no caffeine|decaf|caffeine-free'), ['caffeine']],
  [word('migraine'), ['fragrance', 'alcohol']],
  [word('hay ?fever'), ['flowers']],
  [word('asthma'), ['fragrance', 'flowers']],
];

const ALLERGY_IN_WORDS =
  /\b(?:allerg(?:ic|y) to|intoleran(?:t|ce) (?:of|to)|cannot have|can[’']t have|(?:cannot|can[’']t) eat|reacts to|no) ([^.;]{2,80})|([\p{L} -]{2,30}?)[ -](?:allerg(?:y|ic)|intoleran(?:t|ce)|free)\b/giu;

const EATEN: readonly Content[] = [
  'nuts',
  'gluten',
  'dairy',
  'egg',
  'meat',
  'fish',
  'honey',
  'sugar',
  'caffeine',
];

interface Forbidden {
  readonly contents: ReadonlySet<Content>;
  /** Somebody has an allergy of which Kith does not know where it hides: then nothing to eat is proposed. */
  readonly anythingToEat: boolean;
}

/** What must not be in a gift to this household, by allergies, diet and way of life. */
export function forbiddenIn(household: HouseholdFacts): Forbidden {
  const words = householdWords(household);
  const named = [
    ...household.allergies,
    ...words.flatMap((text) =>
      [...text.matchAll(ALLERGY_IN_WORDS)].flatMap(([, after, before]) => after ?? before ?? []),
    ),
  ];
  const contents = [
    ...named.flatMap((text) => contentsBy(ALLERGENS, text)),
    ...words.flatMap((text) => contentsBy(WAYS_OF_LIFE, text)),
  ];
  const isUnknown = (text: string) => contentsBy(ALLERGENS, text).length === 0 && !HARMLESS.test(text);
  return { contents: new Set(contents), anythingToEat: household.allergies.some(isUnknown) };
}

const contentsBy = (
  rules: readonly (readonly [RegExp, readonly Content[]])[],
  text: string,
): readonly Content[] => rules.flatMap(([pattern, contents]) => (pattern.test(text) ? contents : []));

export function isForbidden({ form, contains = [] }: Idea, { contents, anythingToEat }: Forbidden): boolean {
  if (contains.some((content) => contents.has(content))) return true;
  return anythingToEat && (form === 'food' || contains.some((content) => EATEN.includes(content)));
}
