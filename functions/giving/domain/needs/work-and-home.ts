import type { NeedKind } from './need-kind.ts';

/** A post, a roof, a deadline, and whatever else a week brings. */
export const WORK_AND_HOME: readonly NeedKind[] = [
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
    pattern:
      /\b(?:money|(?:is|are|was|been|goes|flat|totally|quite) broke(?! down| up| (?:her|his|their|the|an?)\b)|cash|debt\w*|bills?|rent|invoice\w*|late payment|short of|loan|afford)\b/i,
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
      /\b(?:lonely|alone|knows? (?:nobody|no ?one)|homesick|heartbr\w*|divorc\w*|separat\w*|split up|broke up|struggling|overwhelmed|(?:is|are|feels?|feeling|been|very|so|rather|quite|a bit) (?:down|low)(?! (?:the|in|at|on|to|with))|exhausted|worn out)\b/i,
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
