import type { ReceiptProps } from '../../../../../emails/receipt-props.ts';
import type { Contact } from '../../../../circle/domain/contact.ts';
import { dueAt } from '../../../../circle/domain/due-reasons.ts';
import { greetingName, whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import type { Owner } from '../../../../circle/domain/owner.ts';
import { sayWhen } from '../../../../circle/domain/say-day.ts';
import { isMailedAlone } from '../../../../circle/domain/urgent-need.ts';
import type { ContactId } from '../../../../shared/ids.ts';
import { fromIsoInstant } from '../../../../shared/iso-instant.ts';
import { capitalise } from '../../../domain/prose.ts';
import type { AnswerRecord, LetterResult } from '../record/answer-record.ts';
import { saidOf } from '../record/said-of.ts';
import { HELP } from './help-words.ts';
import { questionsOf } from './needs-receipt.ts';

/** More than these in one mail are a wall of words; nothing of it is lost. */
const MOST_LINES_A_PERSON = 20;
const MOST_QUESTIONS = 12;

const STOPPED =
  'Kith writes no more mail of its own accord. What your people write back still reaches you. To begin again, answer any of its mails with the one word “start”.';
const STARTED = 'Kith writes again, from the next morning on.';
const OF_FIRST =
  'Kith confirms your first answers. After that it writes back only where there is something to say.';
const OF_HELP = 'Kith writes this because you asked. What it does in silence stands in the next brief.';
const OF_OTHERS =
  'Kith writes this because your answer left something to say. What it does in silence stands in the next brief.';

export interface ReceiptToWrite {
  readonly record: AnswerRecord;
  readonly owner: Owner;
  /** As they stand now. */
  readonly contacts: ReadonlyMap<ContactId, Contact>;
  readonly isOfFirst: boolean;
  readonly undo: ReceiptProps['undo'];
}

/** What a receipt says of an answer that was carried out. */
export function writeReceipt({ record, owner, contacts, isOfFirst, undo }: ReceiptToWrite): ReceiptProps {
  const questions = questionsOf(record);
  const more = questions.length - MOST_QUESTIONS;
  const people = record.people
    .map((step) => ({ ...step, said: saidOf(record, step) }))
    .filter(({ said }) => said.length > 0)
    .map(({ contactId, name, said }) => {
      const next = sayNext(contacts.get(contactId), owner, record);
      return { name, recorded: shorten(said), ...(next && { next }) };
    });
  const remarks = remarksOn(record);
  return {
    ownerGreetingName: greetingName(owner.name),
    title: titleOf(record, people.length + remarks.length + cardsOf(record).length),
    people,
    remarks,
    letters: (record.result?.letters ?? []).flatMap(({ called, letter: text }) =>
      text === undefined ? [] : { called, text },
    ),
    cards: cardsOf(record),
    questions: [
      ...questions.slice(0, MOST_QUESTIONS),
      ...(more > 0 ? [{ words: '', ask: `And ${more} more lines like these. Their words are kept.` }] : []),
    ],
    proposals: record.proposals.map(({ called, say }) => `${called}: ${say}`),
    help: record.wantsHelp ? HELP : [],
    ...(undo && isUndoable(record) && tellsOfDeeds(record, people.length) && { undo }),
    smallPrint: smallPrintOf(record, isOfFirst),
  };
}

const cardsOf = ({ result }: AnswerRecord): NonNullable<ReceiptProps['cards']> =>
  (result?.cards ?? []).map(({ called, link }) => ({ called, link }));

/** Whether there is anything to take back. */
export const isUndoable = ({ people, result, mail }: AnswerRecord): boolean =>
  mail !== undefined ||
  (result?.added.length ?? 0) > 0 ||
  people.some(({ entries, edits, addressEdits }) => entries.length + edits.length + addressEdits.length > 0);

/** Words that are only asked about are kept, too, but nobody wants a question back taken back. */
const tellsOfDeeds = ({ mail, result }: AnswerRecord, peopleCount: number): boolean =>
  peopleCount > 0 || mail !== undefined || (result?.added.length ?? 0) > 0;

function smallPrintOf({ wantsHelp }: AnswerRecord, isOfFirst: boolean): string {
  if (isOfFirst) return OF_FIRST;
  return wantsHelp ? OF_HELP : OF_OTHERS;
}

function titleOf(record: AnswerRecord, doneCount: number): string {
  if (doneCount > 0) return 'Noted';
  if (record.wantsHelp) return 'What you can write to Kith';
  return questionsOf(record).length > 0 ? 'Something to settle' : 'Noted';
}

function remarksOn({ mail, result }: AnswerRecord): readonly string[] {
  return [
    ...(result?.letters ?? []).flatMap(sayLetter),
    ...(result?.added ?? []).map(
      ({ said, contact }) =>
        `${said} is in your circle now. To hear about ${whatOneCalls(contact)} now and then, answer “${contact.name}: tier close”.`,
    ),
    ...(result?.asked ?? []).map(sayAsked),
    ...(mail === undefined ? [] : [mail === 'stopped' ? STOPPED : STARTED]),
  ];
}

const sayAsked = ({ called }: NonNullable<NonNullable<AnswerRecord['result']>['asked']>[number]): string =>
  `${called} was asked, in your name, whether it may stand in your newsletter. It does so only after a clear “yes”.`;

function sayLetter({ became, called, headline, paragraphs }: LetterResult): readonly string[] {
  if (headline !== undefined) return [`${headline}.`, ...paragraphs];
  switch (became) {
    case 'out':
      return [`Your letter to ${called} is out.`];
    case 'on-its-way':
      return [`Your letter to ${called} is on its way.`];
    case 'skipped':
      return [`The letter to ${called} was put away.`];
    case 'waits':
      return [`The letter to ${called} waits until then.`];
    case 'nothing':
      return [];
  }
}

/** `Ruth comes up again on 14 October.` Undefined for whom nobody is nudged about. */
function sayNext(contact: Contact | undefined, owner: Owner, { at }: AnswerRecord): string | undefined {
  const due = contact && dueAt(contact, fromIsoInstant(at), owner);
  if (contact === undefined || due === undefined) return undefined;
  const today = fromIsoInstant(at).toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const day = fromIsoInstant(due).toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const soon = isMailedAlone(contact, owner, fromIsoInstant(at))
    ? 'in a mail of its own, since this may not wait'
    : 'with the next brief';
  const when = due <= at ? soon : sayWhen(day, today);
  return `${capitalise(whatOneCalls(contact))} comes up again ${when}.`;
}

const shorten = (lines: readonly string[]): readonly string[] =>
  lines.length <= MOST_LINES_A_PERSON
    ? lines
    : [...lines.slice(0, MOST_LINES_A_PERSON), `… and ${lines.length - MOST_LINES_A_PERSON} more`];
