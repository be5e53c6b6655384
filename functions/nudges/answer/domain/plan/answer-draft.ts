import type { GiftPhoto } from '../../../../circle/domain/gift.ts';
import type { ContactId } from '../../../../shared/ids.ts';
import type {
  Addition,
  AnswerRecord,
  CardStep,
  LetterStep,
  PersonStep,
  Question,
  RecordedProposal,
} from '../record/answer-record.ts';
import { photosOfGifts } from './gift-photos.ts';
import { PersonDraft } from './person-draft.ts';
import type { PlanInput, PlanPerson } from './plan-input.ts';

/** What an answer does, while its lines are gone through. */
export class AnswerDraft {
  readonly additions: Addition[] = [];
  readonly letters: LetterStep[] = [];
  readonly questions: Question[] = [];
  readonly proposals: RecordedProposal[] = [];
  readonly cards: CardStep[] = [];
  readonly asks: CardStep[] = [];
  mail: AnswerRecord['mail'];
  wantsHelp = false;
  readonly input: PlanInput;
  /** By the place of the line that tells of the gift. */
  readonly photos: ReadonlyMap<number, GiftPhoto>;
  private readonly people = new Map<ContactId, PersonDraft>();

  constructor(input: PlanInput) {
    this.input = input;
    this.photos = photosOfGifts(input);
  }

  person({ contact }: PlanPerson): PersonDraft {
    const known = this.people.get(contact.contactId);
    if (known !== undefined) return known;
    const draft = new PersonDraft(contact);
    this.people.set(contact.contactId, draft);
    return draft;
  }

  /** Whom the mail was written to, where words go that are about nobody in particular. */
  addressed(): PersonDraft | undefined {
    const { people, addressedIndex } = this.input;
    const person = people[addressedIndex];
    return person && this.person(person);
  }

  /** What was not carried out is asked about, and its words are kept. */
  ask(words: string, ask: string, keepsWords = true): void {
    this.questions.push({ words, ask });
    if (keepsWords && words.trim() !== '') this.addressed()?.remark(words.trim());
  }

  /** The files of the mail go with its first entry; where there is none, with its words. */
  finishPeople(attachments: PlanInput['attachments']): PersonStep[] {
    const { moment, words } = this.input;
    const finish = () => [...this.people.values()].map((person) => person.finish(moment));
    if (attachments === undefined) return finish().filter(isSomething);
    if (finish().every(({ entries }) => entries.length === 0)) this.addressed()?.remark(words);
    let isGiven = false;
    return finish()
      .map((step) => {
        const [first, ...others] = step.entries;
        if (first === undefined || isGiven) return step;
        isGiven = true;
        return { ...step, entries: [{ ...first, attachments }, ...others] };
      })
      .filter(isSomething);
  }
}

const isSomething = ({ said, entries, edits, addressEdits }: PersonStep): boolean =>
  [said, entries, edits, addressEdits].some((list) => list.length > 0);
