import type { Contact } from '../../../../circle/domain/contact.ts';
import { whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import type { AnswerReading } from '../answer-line.ts';
import { readForwardDay } from '../days/forward-day.ts';
import type { PlanMoment } from './plan-moment.ts';

const PRONOUN = /^(?:him|her|them) (?=\S)/i;
const BY_DAY = /^(.*\S),?\s+(?:by|before|until|till|on)\s+(\S+(?: \S+){0,3}?)[.!]*$/i;

/** What was promised, without to whom and by when: `Anna the deck by Friday` of Anna Berg → `the deck`. */
export function promisedThing(
  contact: Contact,
  { text, by }: Extract<AnswerReading, { kind: 'promise' | 'need' }>,
  { now }: PlanMoment,
): string {
  const thing = withoutWhom(text, contact);
  const [, before, phrase] = BY_DAY.exec(thing) ?? [];
  if (before === undefined || phrase === undefined || by === undefined) return thing;
  return readForwardDay(phrase, { now })?.equals(by) ? before.replace(/,$/, '') : thing;
}

function withoutWhom(text: string, contact: Contact): string {
  const name = [contact.name, whatOneCalls(contact)].find((each) =>
    text.toLowerCase().startsWith(`${each.toLowerCase()} `),
  );
  const rest = text.slice(name === undefined ? 0 : name.length + 1).replace(PRONOUN, '');
  return /^to /i.test(rest) || rest === '' ? text : rest;
}
