import { predicateOf } from '../../../circle/domain/loved-one-story.ts';
import type { Idea, OccasionKind } from '../idea.ts';
import type { Recipient } from '../recipient.ts';
import type { Mention } from '../topics/find-topics.ts';

/** What the day is, before the colon. */
const DAYS: Readonly<Record<OccasionKind, string>> = {
  birthday: 'For a birthday',
  anniversary: 'For a day that comes round each year',
  wedding: 'For a wedding',
  'new-baby': 'With a new baby in the house',
  graduation: 'At the start of something',
  promotion: 'For a new post',
  launch: 'For a launch',
  achievement: 'After a success',
  retirement: 'When working life ends',
  move: 'In a new home',
  'after-travel': 'Home from a journey',
  'thank-at-home': 'For the one who carried it at home',
  'just-because': 'For no reason at all',
  illness: 'In days of illness',
  bereavement: 'In grief',
  remembrance: 'On a day of remembrance',
  'hard-time': 'In a hard time',
};

const LONGEST_NOTE = 90;

/** One sentence: `Amara grows dahlias on an allotment in Brockley: gardeners have plenty, but not that one.` */
export function sayWhy(
  { why }: Pick<Idea, 'why'>,
  mention: Mention | undefined,
  occasion: OccasionKind,
  { name, kinds }: Pick<Recipient, 'name' | 'kinds'>,
): string {
  const known = mention && !kinds.includes('pet') ? sayMention(mention, name) : DAYS[occasion];
  return `${known}: ${why}.`;
}

function sayMention({ text, from }: Mention, name: string): string {
  if (from === 'interest') return `${name} likes ${lowerFirst(text)}`;
  const predicate = predicateOf(text);
  const isShort = (words: string): boolean => words.length <= LONGEST_NOTE;
  if (predicate !== undefined && isShort(predicate)) return `${name} ${predicate.trim()}`;
  return isShort(text)
    ? `You noted of ${name}: “${text.replace(/\.$/, '')}”`
    : `It goes with what you noted of ${name}`;
}

/** `Baking` → `baking`; not what has capitals of its own: `Bach`, `BBC radio`. */
const COMMON_FIRST_WORD =
  /^(?:Art|Baking|Books|Chess|Coffee|Cooking|Cycling|Dancing|Fishing|Football|Gardening|History|Jazz|Knitting|Maps|Music|Opera|Painting|Photography|Poetry|Pottery|Reading|Running|Sailing|Singing|Skiing|Swimming|Tea|Tennis|Trains|Travel|Walking|Wine|Writing)\b/;
const lowerFirst = (text: string): string =>
  COMMON_FIRST_WORD.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
