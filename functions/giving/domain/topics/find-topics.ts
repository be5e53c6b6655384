import { TOPIC_WORDS, type Topic } from './topic-words.ts';

/** Where a topic was found: among somebody’s interests, or in a note. In the words in which it was written. */
export interface Mention {
  readonly topic: Topic;
  readonly text: string;
  readonly from: 'interest' | 'note';
}

const topics = Object.keys(TOPIC_WORDS).filter((key): key is Topic => key in TOPIC_WORDS);

const PATTERNS: readonly (readonly [Topic, RegExp])[] = topics.map((topic) => {
  const words = TOPIC_WORDS[topic].map((word) => word.replace(/\*$/, '[\\p{L}-]*'));
  return [topic, new RegExp(`(?<![\\p{L}-])(?:${words.join('|')})(?![\\p{L}])`, 'iu')];
});

/** Somebody who hates opera is not given tickets. */
const AVERSE =
  /\b(?:hates?|dislikes?|loathes?|bored by|can(?:no|['’])t stand|(?:do|does)(?: not|n['’]t)|never|not a fan|no longer|gave up|allerg\w+|afraid|used to)\b/i;

/** What they care for, by topic; an interest counts before a note, and an earlier one before a later one. */
export function findTopics(
  interests: readonly string[],
  notes: readonly string[],
): ReadonlyMap<Topic, Mention> {
  const found = new Map<Topic, Mention>();
  const gather = (texts: readonly string[], from: Mention['from']) => {
    for (const text of texts.filter((each) => !AVERSE.test(each))) {
      for (const [topic, pattern] of PATTERNS) {
        if (!found.has(topic) && pattern.test(text)) found.set(topic, { topic, text, from });
      }
    }
  };
  gather(interests, 'interest');
  gather(notes, 'note');
  return found;
}

const LABELS: ReadonlyMap<Topic, string> = new Map<Topic, string>([
  ['cars', 'old cars'],
  ['causes', 'good causes'],
  ['classical', 'classical music'],
  ['instrument', 'music'],
  ['machines', 'old machines'],
  ['print', 'printing'],
  ['sea', 'the sea'],
  ['skiing', 'winter sport'],
  ['sound', 'listening'],
]);

/** As one says it in a sentence: `classical music`. */
export const labelOf = (topic: Topic): string => LABELS.get(topic) ?? topic;
