import { IN_TOUCH_TEXT } from '../../../../circle/domain/interaction.ts';
import { LETTER_LEFT_OUT, withoutLetterAsked } from '../../../../circle/domain/letter-asked.ts';
import { finishPlans } from '../../../../circle/domain/told-plans.ts';
import type { AnswerReading } from '../answer-line.ts';
import type { AnswerDraft } from './answer-draft.ts';
import { isNoTouch } from './is-no-touch.ts';
import type { PersonDraft, Touch } from './person-draft.ts';
import { plansDone } from './plans-done.ts';
import { quoted } from './say-step.ts';

/** A message of theirs came in; a call is between both. */
const howTold = ({ how, isTheirs }: Extract<AnswerReading, { kind: 'touch' }>): Touch['how'] =>
  how === 'message' && isTheirs ? 'their-message' : how;

/** They were in touch, as the line tells it. */
export function planTouch(
  draft: AnswerDraft,
  into: PersonDraft,
  reading: Extract<AnswerReading, { kind: 'touch' }>,
  words: string,
): void {
  const text = reading.text.trim() || words.trim();
  into.note(reading.isMark ? IN_TOUCH_TEXT : text, { ...reading, how: howTold(reading) });
  closeDone(draft, into, text);
  const { timeZone } = draft.input.moment;
  const written = withoutLetterAsked(into.contact, reading.on, timeZone);
  if (written !== undefined) into.change(written, [LETTER_LEFT_OUT]);
}

/** Nobody was in touch: words for the timeline, and no touch, so that the person comes up as if nothing had been. */
export function planAttempt(into: PersonDraft, text: string): void {
  into.remark(text);
  into.said.push(`Tried, no touch yet: “${quoted(text)}”`);
}

/** Words of a line that is no command; those on which nobody was in touch are kept as a remark. */
export function planNote(draft: AnswerDraft, into: PersonDraft, text: string): void {
  if (text === '') return;
  if (!isNoTouch(text)) {
    into.note(text);
    closeDone(draft, into, text);
    return;
  }
  into.remark(text);
  into.said.push(`Note: “${quoted(text)}”`);
}

/** What the owner promised, wanted to be told or could help with, and has done now. */
function closeDone({ input }: AnswerDraft, into: PersonDraft, words: string): void {
  const { owner, moment, briefAt } = input;
  const done = plansDone(into.contact, words, { owner, briefAt, today: moment.now.toPlainDate() });
  const said = done.map(({ text }) => `Done: ${quoted(text)}`);
  if (done.length > 0) into.change(finishPlans(into.contact, done, moment.at), said);
}
