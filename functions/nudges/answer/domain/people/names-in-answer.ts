import type { AnswerContext } from '../answer-line.ts';
import { asCommand, withoutBullet } from '../lines/plain-line.ts';
import { namesAfterVerb } from './mentioned-person.ts';
import { indexNames, keyOf } from './name-index.ts';

/** `Anna: …`, `Anna Berg - …` */
const NAME_FIRST = /^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2})(?=\s*:|\s+[-–—]\s)/u;
/** What such a line begins with as well. */
const NO_NAME =
  /^(?:notes?|needs?|gifts?|presents?|ideas?|remind(?:er)?|shout|promised?|birthday|anniversary|snooze|pause|tier|every|likes?|loves|add|e-?mail|phone|mobile|address|role|company|works|tags?|allerg|food|met|call(?:ed)?|spoke|sent|send|skip|stop|done|daughter|son|wife|husband|partner|dog|cat|update|news|todo|today|yesterday|tomorrow|re|fwd|from|to|cc|subject|date|ps|fyi|btw|dear|hi|hello)\b/i;
/** Enough for an answer that somebody wrote; a long list of names is looked up in part. */
const MOST_NAMES = 40;
const LONGEST_LINE = 2000;

/** What may be names of people whom the mail is not about, so that they are looked up in the circle; few answers have any. */
export function namesBeyondMail(text: string, context: AnswerContext): readonly string[] {
  const { people, lovedOnes } = indexNames(context);
  const owner = keyOf(context.ownerName ?? '');
  const isKnown = (name: string) => {
    const key = keyOf(name);
    return people.has(key) || lovedOnes.has(key) || key === owner || owner.startsWith(`${key} `);
  };
  const names = text
    .split(/\r?\n/)
    .map((line) => withoutBullet(line.slice(0, LONGEST_LINE)).trim())
    .flatMap((line) => [NAME_FIRST.exec(line)?.[1] ?? '', ...namesAfterVerb(asCommand(line))])
    .filter((name) => name !== '' && !NO_NAME.test(name) && !isKnown(name));
  return [...new Set(names)].slice(0, MOST_NAMES);
}
