import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../../circle/domain/contact.ts';
import type { Interaction } from '../../../../circle/domain/interaction.ts';
import type { Owner } from '../../../../circle/domain/owner.ts';
import type { DraftId } from '../../../../shared/ids.ts';
import type { AnswerLine } from '../answer-line.ts';
import type { AnswerRecord } from '../record/answer-record.ts';
import type { PlanMoment } from './plan-moment.ts';

/** Somebody whom a line can be about. */
export interface PlanPerson {
  readonly contact: Contact;
  /** The letter that waits for the owner's word. */
  readonly draftId?: DraftId | undefined;
  /** The letter that they said yes to before. */
  readonly approvedDraftId?: DraftId | undefined;
}

/** A name that somebody of the circle has whom the mail is not about. */
export interface NameFound {
  readonly written: string;
  /** Nobody, or several: for the owner to settle. */
  readonly people: readonly Contact[];
}

/** A picture that came with a mail. */
export interface Picture {
  /** Its place among all attachments of the mail, from 0. */
  readonly part: number;
  readonly filename?: string | undefined;
  readonly contentType: string;
  readonly sizeBytes: number;
}

/** All that it takes to say what an answer does. */
export interface PlanInput {
  readonly owner: Owner;
  readonly moment: PlanMoment;
  /** When the mail that is answered went out, where it was a brief. */
  readonly briefAt?: Temporal.Instant | undefined;
  readonly words: string;
  readonly lines: readonly AnswerLine[];
  /** Those of the mail, by their places, and then those found by name; undefined where somebody is gone. */
  readonly people: readonly (PlanPerson | undefined)[];
  readonly addressedIndex: number;
  readonly namesFound: readonly NameFound[];
  /** What the mail that is answered proposed, where it was a receipt. */
  readonly proposed: AnswerRecord['proposals'];
  /** Whether words, as a whole mail, decide about a letter to this contact. */
  readonly isDecision: (contact: Contact, words: string) => boolean;
  readonly attachments: Interaction['attachments'];
  /** The pictures among them, by their place in the mail. */
  readonly pictures: readonly Picture[];
}
