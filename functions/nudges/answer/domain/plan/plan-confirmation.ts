import { applyEdits, diffContacts } from '../../../../circle/domain/changes/contact-edits.ts';
import { capitalise } from '../../../domain/prose.ts';
import type { AnswerLine } from '../answer-line.ts';
import type { RecordedProposal } from '../record/answer-record.ts';
import type { AnswerDraft } from './answer-draft.ts';
import type { PersonDraft } from './person-draft.ts';
import type { PlanInput } from './plan-input.ts';

const NOTHING_ASKED =
  'That mail had nothing to confirm, so nothing was changed. If you were in touch, write “done”; for another time, “snooze 2w”.';
/** What says no more than that the mail was read. */
const READ = /^(?:ok|okay|right|correct)[.! ]*$/i;

/** `yes` keeps what was proposed, where nobody has said otherwise since; `no` leaves it. */
export function planConfirmation(draft: AnswerDraft, line: AnswerLine): void {
  const { reading, target, words } = line;
  if (answersNothing(line, draft.input)) draft.ask(words, NOTHING_ASKED, false);
  if (reading.kind !== 'yes') return;
  const { people, proposed } = draft.input;
  const named =
    target.kind === 'person' && target.explicit ? people[target.index]?.contact.contactId : undefined;
  for (const [place, { contactId, edits, isOneOf, called, say }] of proposed.entries()) {
    if (reading.only === undefined && isOneOf) {
      draft.ask(
        '',
        `Somebody else goes by the name of ${called}, too. Answer “yes ${place + 1}” if it is they.`,
      );
      continue;
    }
    if (reading.only !== undefined && !reading.only.includes(place + 1)) continue;
    const person = people.find((each) => each?.contact.contactId === contactId);
    if (person === undefined || (named !== undefined && named !== contactId)) continue;
    keepProposed(draft.person(person), { edits, say });
  }
}

/** Told in the words that were proposed, where anything of it was still to be kept. */
function keepProposed(into: PersonDraft, { edits, say }: Pick<RecordedProposal, 'edits' | 'say'>): void {
  const { contact } = applyEdits(into.contact, edits);
  const isNews = diffContacts(into.contact, contact).length > 0;
  into.change(contact, isNews ? [capitalise(say)] : []);
}

/** A letter that waits is asked about by itself; beside other lines a yes only opens them. */
const answersNothing = (
  { words }: AnswerLine,
  { lines, proposed, people, addressedIndex }: PlanInput,
): boolean =>
  proposed.length === 0 &&
  people[addressedIndex]?.draftId === undefined &&
  !READ.test(words.trim()) &&
  lines.filter(({ reading }) => reading.kind !== 'courtesy').length === 1;
