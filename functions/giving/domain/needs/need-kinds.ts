/** A trouble as people put it, and what one can do about it today or tomorrow. Most telling patterns first. */
export interface NeedKind {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Two or three, each a whole thing to do, best first. */
  readonly ways: readonly [string, string, ...string[]];
}

export const NEED_KINDS: readonly NeedKind[] = [
  {
    kind: 'funeral',
    pattern:
      /\b(?:died|dies|death|funeral|passed away|bereave\w*|burial|cremation|lost (?:her|his|their) (?:mum|mom|mother|dad|father|husband|wife|partner|son|daughter|brother|sister))\b/i,
    ways: [
      'Write three lines by hand today, with one memory and no question in them.',
      'Leave a meal at the door that only needs warming, and do not ring.',
      'Offer one errand by name: the drive on the day, the envelopes, a night for relatives who come from afar.',
    ],
  },
  {
    kind: 'lost-luggage',
    pattern:
      /\b(?:lost|missing|delayed|stolen) (?:\w+ )?(?:luggage|suitcase|bags?|baggage)\b|\b(?:luggage|suitcase|bag|baggage) (?:is |was |has been |got |went |never )?(?:lost|missing|gone|delayed|stolen|arrived)\b/i,
    ways: [
      'Have the first night’s things brought to where they sleep: shirt, charger, toothbrush.',
      'Ask for the reference number and do the waiting on the airline’s telephone for them.',
      'If something is needed for tomorrow, lend your own and send it by courier tonight.',
    ],
  },
  {
    kind: 'stolen',
    pattern:
      /\b(?:burgl\w*|robbed|stolen|mugged|pickpocket\w*|broken into|break-in|lost (?:\w+ )?(?:wallet|purse|passport|keys)|(?:wallet|purse|passport|keys) (?:is |was |are |were )?(?:lost|gone|missing))\b/i,
    ways: [
      'Offer cash for the next few days, brought in person, with no date to return it.',
      'Sit beside them and make the list of calls: bank, police, embassy, locksmith; take half of them.',
      'Pay for the locksmith or the express photographs before they ask.',
    ],
  },
  {
    kind: 'phone',
    pattern:
      /\b(?:phone|mobile|iphone|smartphone|sim card|screen)\b.*\b(?:broke\w*|dead|died|lost|cracked|smashed|drowned|stolen|fell|gone|kaput)\b|\b(?:broke\w*|lost|dead|cracked|smashed|dropped)\b.*\b(?:phone|mobile|iphone|smartphone)\b|\bphone (?:died|trouble)\b/i,
    ways: [
      'Have a plain working phone, charged, waiting at the next place where they sleep.',
      'Lend your spare one today and take it to them yourself.',
      'Print what they need from it (tickets, addresses, numbers) and get the paper to them.',
    ],
  },
  {
    kind: 'computer',
    pattern: /\b(?:laptop|computer|macbook|hard drive|hard disk|printer|server)\b/i,
    ways: [
      'Bring a laptop to borrow today, emptied and with the charger.',
      'Ring the person who mends yours, and get them in before the queue.',
      'Offer to copy off what can be saved before anything else is tried.',
    ],
  },
  {
    kind: 'visa',
    pattern:
      /\b(?:visa|work permit|residence permit|immigration|embassy|consulate|citizenship|passport (?:expire\w*|renewal|has expired))\b/i,
    ways: [
      'Introduce them to somebody who went through the same office last year.',
      'Go through the forms with them for an hour, with a printer at hand.',
      'Write the letter of support that is asked for, and have it there tomorrow.',
    ],
  },
  {
    kind: 'flight',
    pattern:
      /\b(?:fl(?:y|ies|ying|ight\w*)|airport|plane|layover|stranded|train (?:is |was )?cancelled|strike|missed (?:her|his|their|the) (?:flight|train|connection))\b/i,
    ways: [
      'Offer the drive to the airport, or pay for the car, at whatever hour it is.',
      'Send one good address for the place they go to, with a name to ask for.',
      'Take care of what stays behind: plants, post, the cat.',
    ],
  },
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
  {
    kind: 'job-search',
    pattern:
      /\b(?:job (?:hunt\w*|search\w*|interview)|looking for (?:a |an |new )?(?:\w+ )?(?:job|work|role|position)|laid off|redundan\w*|unemployed|lost (?:her|his|their) job|fired|between jobs|interview\w*|cv|resum[eé])\b/i,
    ways: [
      'Name two people who should know them, and offer to write to both today.',
      'Offer an hour of practice for the interview, or a careful read of the letter.',
      'Write three sentences on what they are best at, for them to use as they like.',
    ],
  },
  {
    kind: 'moving',
    pattern:
      /\b(?:mov(?:e|es|ing) (?:house|home|flat|in|out|to|on|this|next)|is moving|new (?:flat|house|home|apartment)|flat[- ]?hunt\w*|house[- ]?hunt\w*|looking for (?:a |an )?(?:flat|house|room|apartment|place)|landlord|evict\w*|tenanc\w*|removal)\b/i,
    ways: [
      'Give the day itself: gloves, boxes, sandwiches, and no other plans.',
      'Ask around your own people for the room, the van or the key that is missing.',
      'Take the children or the animals for that day.',
    ],
  },
  {
    kind: 'car',
    pattern: /\b(?:car|van|bike|bicycle|garage|broken down|breakdown|flat tyre|puncture|mot)\b/i,
    ways: [
      'Lend your car for the days in question, with a full tank.',
      'Offer the two drives that cannot wait.',
      'Give them the number of the honest garage, and ring there first.',
    ],
  },
  {
    kind: 'home-repair',
    pattern:
      /\b(?:boiler|heating|roof|leak\w*|flood\w*|burst pipe|pipe|plumb\w*|electric\w*|power cut|no (?:hot )?water|kitchen|builders?|damp|fire|mould|washing machine|fridge|oven)\b/i,
    ways: [
      'Send the tradesman whom you trust, and tell him that it is for a friend.',
      'Offer a warm room, a shower or a wash at yours for as long as it takes.',
      'Bring the thing that bridges it: heaters, a kettle, a camping stove, dry boxes.',
    ],
  },
  {
    kind: 'deadline',
    pattern:
      /\b(?:deadline|overwork\w*|swamped|snowed under|behind with|pitch|presentation|proofread\w*|thesis|manuscript|grant|application|exam\w*|tax return|taxes)\b/i,
    ways: [
      'Read it tonight with fresh eyes, and send back only what matters.',
      'Have supper brought to where they work, enough for whoever sits there, too.',
      'Take one other thing off the list until it is handed in.',
    ],
  },
  {
    kind: 'money',
    pattern: /\b(?:money|broke|cash|debt\w*|bills?|rent|invoice\w*|late payment|short of|loan|afford)\b/i,
    ways: [
      'Ask quietly whether a sum without a date would help, and mean it.',
      'If you know of paid work that fits, pass it on today.',
      'Offer an hour with somebody who understands such letters.',
    ],
  },
  {
    kind: 'ageing-parent',
    pattern:
      /\b(?:(?:mother|father|mum|mom|dad|parents?|grandmother|grandfather|gran)\b.*\b(?:fell|fall|alone|home|care|carer|memory|confused|frail|looking after)|care home|carer)\b/i,
    ways: [
      'Offer to sit with their parent for an afternoon, so that they can go out.',
      'Put them in touch with somebody who has found good care nearby.',
      'Take one visit off them, or one long drive.',
    ],
  },
  {
    kind: 'lonely',
    pattern:
      /\b(?:lonely|alone|knows? (?:nobody|no ?one)|homesick|heartbr\w*|divorc\w*|separat\w*|split up|broke up|struggling|overwhelmed|down|low|exhausted|worn out)\b/i,
    ways: [
      'Name a day this week, and ask them to come for a walk or for supper at your own table.',
      'Ring for ten minutes this evening, and ask nothing that needs a brave answer.',
      'Take one dull thing off them that you know is lying there.',
    ],
  },
  {
    kind: 'people-for-work',
    pattern:
      /\b(?:hir(?:e|es|ing)|looking for (?:a|an|new|some) [\w -]*(?:designer|developer|engineer|editor|assistant|photographer|translator|accountant|lawyer|intern|partner|investor\w*|clients?|customers?|supplier|speaker|venue|publisher|agent|co-?founder)|investors?|funding|clients|customers|testers|volunteers|feedback)\b/i,
    ways: [
      'Think of two people who fit, ask each first, and make the introduction today.',
      'Pass on what is sought in your own words to the one person who knows everybody in that trade.',
      'Offer to look through what comes in for an hour, or to be the first to try it.',
    ],
  },
  {
    kind: 'party',
    pattern: /\b(?:wedding|party|celebrat\w*|hosting|guests|anniversary do|christening|bar mitzvah)\b/i,
    ways: [
      'Offer to collect the guests who come by train, or to put two of them up.',
      'Take on the one job that nobody wants: the ice, the chairs, the clearing up at midnight.',
      'Lend what one needs once in a life: big pots, benches, a good loudspeaker.',
    ],
  },
  {
    kind: 'advice',
    pattern:
      /\b(?:advice|recommend\w*|tips?|knows? (?:a|any) good|decide|deciding|decision|torn between|contract|negotiat\w*|learn\w*|lessons?|tutor)\b/i,
    ways: [
      'Introduce them to the person whom you would ask yourself.',
      'Give an hour this week to think aloud with them, and take notes for them.',
      'Send the one book, page or number that helped you, with a line on why.',
    ],
  },
];

/** For a trouble that Kith does not know. */
export const ANY_NEED: NeedKind = {
  kind: 'any',
  pattern: /(?:)/,
  ways: [
    'Ask one question today: “What would make tomorrow easier?”, and do the smallest thing in the answer.',
    'Offer one hour of your own, with the day and the time named.',
    'Think of one person who has solved just this, and offer to put the two in touch.',
  ],
};
