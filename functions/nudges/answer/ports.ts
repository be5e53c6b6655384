import type { CardLinks } from '../../circle/card-links.ts';
import type { ContactStore } from '../../circle/contact-store.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import type { MailStop } from '../../circle/mail-stop.ts';
import type { OwnerStore } from '../../circle/owner-store.ts';
import type { Timeline } from '../../circle/timeline.ts';
import type { TellOwnerPorts } from '../../notices/tell-owner.ts';
import type { DraftId } from '../../shared/ids.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { TokenKeyStore } from '../../shared/token-keys.ts';
import type { AnswerRecords } from './answer-records.ts';
import type { LetterResult, LetterStep } from './domain/record/answer-record.ts';

/** What an owner wrote about a letter that waits, or waited, for their word. */
interface LetterAnswer {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly draftId: DraftId;
  readonly words: string;
  /** SES's id of their mail. */
  readonly messageId: string;
  /** Their mail let another letter out before this one. */
  readonly isFurther?: boolean;
}

export type LetterOutcome = Pick<LetterResult, 'became' | 'situation' | 'headline' | 'paragraphs' | 'letter'>;

/** Who sends letters knows what lets one go out; nothing but its own reading of the words does. */
export interface LetterDecisions {
  /** waits: for the owner's word. approved: it goes out, or is out. over: nothing more becomes of it. */
  findStanding(letter: Pick<LetterAnswer, 'contact' | 'draftId'>): Promise<'waits' | 'approved' | 'over'>;
  /** Whether these words, as a whole mail, decide about a letter. */
  isDecision(letter: Pick<LetterAnswer, 'owner' | 'contact' | 'words'>): boolean;
  /** Repeating it with the same mail changes nothing and has the same outcome. */
  follow(letter: LetterAnswer, step: Pick<LetterStep, 'how' | 'until'>): Promise<LetterOutcome>;
  /** Tells the owner by a mail of its own, once for each mail that is answered. */
  tell(letter: LetterAnswer, situation: string): Promise<void>;
}

/** Who writes to contacts about their praise. */
interface ConsentAsker {
  /** Why nothing went out, ready to read; undefined where it did. Repeating it for the same answer asks once. */
  ask(question: {
    readonly owner: Owner;
    readonly contact: Contact;
    readonly askedBy: string;
    readonly at: IsoInstant;
  }): Promise<string | undefined>;
}

/** What it takes to carry out an owner's answer. */
export interface FollowAnswerPorts extends TellOwnerPorts {
  readonly records: AnswerRecords;
  readonly owners: Pick<OwnerStore, 'changeOwner' | 'listOwners' | 'findOwner' | 'moveBriefDue'>;
  readonly contacts: ContactStore;
  readonly timeline: Timeline;
  readonly cards: Pick<CardLinks, 'open'>;
  readonly suppressions: MailStop;
  readonly letters: LetterDecisions;
  readonly consents: ConsentAsker;
  readonly tokenKeys: TokenKeyStore;
  readonly inboundDomain: string;
  /** Base URL of Kith's pages, without a trailing slash. */
  readonly webOrigin: string;
}
