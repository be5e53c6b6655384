import { describePerson } from '../../../../circle/add-person.ts';
import type { Contact } from '../../../../circle/domain/contact.ts';
import { giftsOnTheirWay } from '../../../../circle/domain/gifts.ts';
import { whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import { deriveContactId } from '../../../../shared/ids.ts';
import { listInProse } from '../../../domain/prose.ts';
import type { AnswerLine, AnswerReading, AnswerTarget } from '../answer-line.ts';
import type { AnswerDraft } from './answer-draft.ts';
import { type Changed, type ChangingReading, changePersonBy } from './change-person-by.ts';
import type { PersonDraft } from './person-draft.ts';
import { planConfirmation } from './plan-confirmation.ts';
import type { PlanPerson } from './plan-input.ts';
import { bearsOnLetter, planSend } from './plan-letters.ts';
import { planAttempt, planNote, planTouch } from './plan-note.ts';

/** Puts what one line says into the plan; what cannot be told is asked. */
export function planLine(draft: AnswerDraft, line: AnswerLine, place: number): void {
  const { reading, target, words } = line;
  switch (reading.kind) {
    case 'courtesy':
      return;
    case 'unclear':
      draft.ask(words, reading.why);
      return;
    case 'help':
      draft.wantsHelp = true;
      return;
    case 'start':
      draft.mail = 'started';
      return;
    case 'add':
      planAddition(draft, words, reading, place);
      return;
    case 'yes':
    case 'no':
      planConfirmation(draft, line);
      return;
    case 'stop':
      if (target.kind !== 'none') break;
      draft.mail = 'stopped';
      return;
  }
  const person = findPerson(draft, target);
  if ('ask' in person) draft.ask(words, person.ask);
  else planForPerson(draft, line, place, person);
}

function planForPerson(draft: AnswerDraft, line: AnswerLine, place: number, person: PlanPerson): void {
  const { reading, words } = line;
  const { moment } = draft.input;
  const into = draft.person(person);
  switch (reading.kind) {
    case 'note':
      planNote(draft, into, reading.text.trim());
      return;
    case 'touch':
      planTouch(draft, into, reading, words);
      return;
    case 'attempt':
      planAttempt(into, reading.text.trim() || words.trim());
      return;
    case 'send':
    case 'letter':
      planSend(draft, line, person);
      return;
    case 'ask-newsletter':
      draft.asks.push({ contactId: person.contact.contactId, called: whatOneCalls(person.contact) });
      return;
    case 'card':
      draft.cards.push({ contactId: person.contact.contactId, called: whatOneCalls(person.contact) });
      return;
    case 'courtesy':
    case 'unclear':
    case 'help':
    case 'start':
    case 'add':
    case 'yes':
    case 'no':
      return; // They are about nobody.
    case 'arrived':
      if (giftsOnTheirWay(into.contact, moment.now.toPlainDate()).length > 0) break;
      planNote(draft, into, words.trim()); // It speaks of somebody, or of something else.
      return;
    case 'skip':
      if (bearsOnLetter(line, person, draft.input)) return;
  }
  planChange(draft, into, { ...line, reading }, place);
}

function planChange(
  draft: AnswerDraft,
  into: PersonDraft,
  { reading, words }: { readonly reading: ChangingReading; readonly words: string },
  place: number,
): void {
  const { owner, moment } = draft.input;
  const photo = draft.photos.get(place);
  const changed = changePersonBy(into.contact, reading, { owner, moment, place, words, photo });
  if ('ask' in changed) {
    draft.ask(words, changed.ask);
    return;
  }
  keepChange(draft, into, reading, changed);
  if (changed.askBack !== undefined) draft.ask(words, changed.askBack);
}

/** The change itself, and what it tells of: a gift, praise that is out. */
function keepChange(
  { input: { moment } }: AnswerDraft,
  into: PersonDraft,
  reading: AnswerReading,
  changed: Exclude<Changed, { ask: string }>,
): void {
  const before = into.contact;
  into.change(changed.contact, changed.said);
  if (reading.kind === 'gift-sent' && !changed.isAmended)
    into.note(reading.text, { how: 'gift', on: reading.on });
  if (reading.kind === 'shout-out-over' && reading.how === 'done') {
    for (const text of praisedBetween(before, changed.contact)) {
      into.note(text, { how: 'shout-out', on: moment.now.toPlainDate() });
    }
  }
}

/** What the praise was for that has just come out. */
const praisedBetween = (before: Contact, after: Contact): readonly string[] =>
  after.plans
    .filter(
      ({ planId, closed }) => closed && before.plans.some((plan) => plan.planId === planId && !plan.closed),
    )
    .map(({ text }) => text);

/** One person, or a question that settles it. */
function findPerson(draft: AnswerDraft, target: AnswerTarget): PlanPerson | { readonly ask: string } {
  const { people, namesFound } = draft.input;
  switch (target.kind) {
    case 'person':
      return people[target.index] ?? { ask: 'Whom it is about is not clear. Begin the line with a name.' };
    case 'none':
      return { ask: 'Whom it is about is not clear. Begin the line with a name.' };
    case 'ambiguous': {
      const candidates = target.candidates.flatMap((index) => people[index]?.contact ?? []);
      return { ask: askWhich(candidates, target.candidates) };
    }
    case 'unknown-name': {
      const found = namesFound.find(({ written }) => written === target.name)?.people ?? [];
      return { ask: found.length > 1 ? askWhich(found) : askWho(target.name) };
    }
  }
}

function askWhich(candidates: readonly Contact[], places: readonly number[] = []): string {
  if (candidates.length === 1)
    return `Do you mean ${candidates[0]?.name}? Begin the line with the name, and it is done.`;
  const numbered = candidates.map(({ name }, at) => {
    const number = places[at];
    return number === undefined ? name : `${name} (${number + 1})`;
  });
  const how = places.length > 0 ? 'a number or the whole name' : 'the whole name';
  return `Whom do you mean: ${listInProse(numbered)}? Begin the line with ${how}, one person a line.`;
}

const askWho = (name: string): string =>
  /^\d+$/.test(name)
    ? `There is nobody with the number ${name} in that mail. Begin the line with a name.`
    : `There is nobody called ${name} in your circle. Is the name spelt differently there? “add ${name}” takes them in.`;

function planAddition(
  draft: AnswerDraft,
  words: string,
  { name, address }: Extract<AnswerReading, { kind: 'add' }>,
  place: number,
): void {
  const { owner, moment, namesFound } = draft.input;
  const namesake = namesFound.find(({ written }) => written === name)?.people[0];
  if (namesake !== undefined && address === undefined) {
    const ask = `${namesake.name} is in your circle already. If this is somebody else, add a mail address to the line.`;
    draft.ask(words, ask);
    return;
  }
  const changes = address === undefined ? [] : [{ kind: 'address' as const, how: 'add' as const, address }];
  const contactId = deriveContactId('answer', moment.recordId, String(place));
  const described = describePerson({ owner, name, changes }, contactId, moment.now.toInstant());
  if (described.outcome === 'refused') {
    draft.ask(words, described.reason);
    return;
  }
  const { contact } = described;
  const said = address === undefined ? contact.name : `${contact.name} (${address})`;
  draft.additions.push({ contact, said });
}
