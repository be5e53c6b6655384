import { findContradictions } from '../find-contradictions.ts';
import type { AnswerRecord, LetterStep } from '../record/answer-record.ts';
import { AnswerDraft } from './answer-draft.ts';
import type { PlanInput } from './plan-input.ts';
import { planLetters } from './plan-letters.ts';
import { planLine } from './plan-line.ts';
import { planProposals } from './plan-proposals.ts';

const TOO_MANY =
  'That is more than one mail can hold as commands, so the rest was kept as notes. Send it again in parts, if you like.';
const ABOUT_NOBODY =
  'The mail that you answered was about nobody in particular, so your words were put on no timeline. Forward them to your log address, or begin a line with a name.';
const LONGEST_ASKED_ABOUT = 300;

/**
 * What an answer does, in full, before any of it is done: pure, so that it can be written down first and carried out again after a
 * crash. Undefined where it says nothing (`Thanks!`).
 */
export function planAnswer(input: PlanInput): AnswerRecord | undefined {
  const draft = new AnswerDraft(input);
  const contradicted = new Set<number>();
  for (const { lines, ask } of findContradictions(input.lines)) {
    const words = lines.map((at) => input.lines[at]?.words ?? '').join('\n');
    draft.ask(
      words,
      ask,
      lines.some((at) => !contradicted.has(at)),
    );
    for (const at of lines) contradicted.add(at);
  }
  for (const [place, line] of input.lines.entries()) {
    if (!contradicted.has(place)) planLine(draft, line, place);
  }
  if (input.lines.some(({ reading }) => reading.kind === 'note' && reading.beyondLimit))
    draft.questions.push({ words: '', ask: TOO_MANY });
  planProposals(draft, input);
  planLetters(draft, input, contradicted);
  return finish(draft, input);
}

/** A mail that is passed on, or longer than anybody writes commands in: its words are kept, and nothing is read out of them. */
export function planNote(input: PlanInput): AnswerRecord | undefined {
  const draft = new AnswerDraft(input);
  const addressed = draft.addressed();
  if (addressed === undefined) draft.questions.push({ words: '', ask: ABOUT_NOBODY });
  else addressed.note(input.words);
  return finish(draft, input);
}

/** The letter of the mail is decided about by all of its words. */
export const planDecision = (input: PlanInput, letter: LetterStep): AnswerRecord => ({
  ...blankRecord(input),
  contactIds: [letter.contactId],
  letters: [letter],
});

function finish(draft: AnswerDraft, input: PlanInput): AnswerRecord | undefined {
  const people = draft.finishPeople(input.attachments);
  const { additions, letters, questions, proposals, cards, asks, mail, wantsHelp } = draft;
  const isEmpty = [people, additions, letters, questions, proposals, cards, asks].every(
    (list) => list.length === 0,
  );
  if (isEmpty && mail === undefined && !wantsHelp) return undefined;
  const addressed = input.people[input.addressedIndex]?.contact;
  const about = [
    ...(addressed ? [addressed] : []),
    ...[...people, ...letters, ...proposals, ...cards, ...asks],
    ...additions.map(({ contact }) => contact),
  ];
  return {
    ...blankRecord(input),
    contactIds: [...new Set(about.map(({ contactId }) => contactId))],
    people,
    additions,
    letters,
    questions: questions.map(({ words, ask }) => ({ words: words.slice(0, LONGEST_ASKED_ABOUT), ask })),
    proposals,
    ...(cards.length > 0 && { cards }),
    ...(asks.length > 0 && { asks }),
    ...(mail && { mail }),
    wantsHelp,
  };
}

const blankRecord = ({ owner, moment }: PlanInput): AnswerRecord => ({
  recordId: moment.recordId,
  ownerId: owner.ownerId,
  contactIds: [],
  at: moment.at,
  source: { messageId: moment.messageId },
  people: [],
  additions: [],
  letters: [],
  questions: [],
  proposals: [],
  wantsHelp: false,
});
