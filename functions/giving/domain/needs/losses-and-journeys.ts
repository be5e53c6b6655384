import type { NeedKind } from './need-kind.ts';

/** What was lost or broke, and what happens on the way. */
export const LOSSES_AND_JOURNEYS: readonly NeedKind[] = [
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
    kind: 'stranded',
    pattern:
      /\b(?:stranded|stuck (?:at|in|on) (?!traffic|a meeting|meetings)|missed (?:her|his|their|the) (?:flight|train|ferry|connection)|(?:flight|train|ferry)s? (?:is |was |are |were |got )?cancelled|nowhere to (?:sleep|stay))/i,
    ways: [
      'Find the bed for tonight: somebody you know there, or a room that you book and pay for.',
      'Look for the next way home while they stand in the queue, and ring the airline or the railway for them.',
      'Tell whoever waits for them, and see to what cannot wait: the child, the dog, the first meeting.',
    ],
  },
  {
    kind: 'flight',
    pattern: /\b(?:fl(?:y|ies|ying|ight\w*)|airport|plane|layover|strike)\b/i,
    ways: [
      'Offer the drive to the airport, or pay for the car, at whatever hour it is.',
      'Send one good address for the place they go to, with a name to ask for.',
      'Take care of what stays behind: plants, post, the cat.',
    ],
  },
];
