import type { NeedKind } from './need-kind.ts';

/** Small ones, animals, and whoever is ill. */
export const FAMILY_AND_HEALTH: readonly NeedKind[] = [
  {
    kind: 'new-baby',
    pattern:
      /\b(?:new ?born|new baby|baby (?:is here|was born|came|arrived)|had (?:a|the) baby|gave birth|twins)\b/i,
    ways: [
      'Bring supper for two evenings, in boxes that need not come back.',
      'Take the pram, or the elder child, for two hours so that they can sleep.',
      'Do the shopping list by message for a week: they write, you leave it at the door.',
    ],
  },
  {
    kind: 'childcare',
    pattern:
      /\b(?:child ?care|nanny|nursery|babysit\w*|kindergarten|school (?:is )?(?:closed|holidays?)|day ?care|nobody to (?:look after|mind)|sick child|child is sick|half-term)\b/i,
    ways: [
      'Offer two fixed afternoons this week on which you take the children.',
      'Ask the sitter whom you trust whether they have an hour free, and pay for the first.',
      'Take over the school run, so that at least the mornings are saved.',
    ],
  },
  {
    kind: 'pet',
    pattern: /\b(?:dog|cat|puppy|kitten|horse|rabbit|vet|pet)\b/i,
    ways: [
      'Offer to take the animal for those days, or to look in twice a day.',
      'Drive them to the vet, and wait with them.',
      'Take over the evening walk this week.',
    ],
  },
  {
    kind: 'illness',
    pattern:
      /\b(?:ill|sick|flu|fever|hospital\w*|surger\w*|operation|operated|chemo\w*|cancer|broke (?:her|his|their|an?) (?:arm|leg|wrist|ankle|hip|foot|collarbone)|injur\w*|accident|migraine|covid|concussion|crutches|back is out|put (?:her|his|their) back out)\b/i,
    ways: [
      'Leave a meal and the fruit they like at the door, and write that no answer is needed.',
      'Offer the drive to one appointment, with the hour already free.',
      'Take one duty off them by name: the shopping, the dog, the school run.',
    ],
  },
];
