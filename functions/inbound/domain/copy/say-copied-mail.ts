/** Fewer say little without what they are about. */
const FEW_WORDS = 8;
const FEW_CHARACTERS = 60;
const NO_WORDS = '(There are no words in it.)';
/** What mail programs put before the subject of an answer or a forward. */
const PREFIX =
  /^(?:\s*(?:re|aw|antw?|sv|vs|odp|ref|r|fwd?|fw|wg|tr|rv|i|enc|doorst|vb|pd|回复|答复|转发|返信|転送)\s*(?:\[\d{1,3}\])?\s*[:：])+\s*/i;

/** What a copied mail says on a timeline: its words, and above them its subject where they are few. */
export function sayCopiedMail(subject: string, words: string): string {
  const topic = subject.replace(PREFIX, '').trim();
  if (topic === '') return words === '' ? NO_WORDS : words;
  if (words === '') return topic;
  return isShort(words) ? `${topic}\n\n${words}` : words;
}

const isShort = (words: string): boolean =>
  words.length <= FEW_CHARACTERS && words.split(/\s+/).length <= FEW_WORDS;
