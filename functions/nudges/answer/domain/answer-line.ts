import type { Temporal } from 'temporal-polyfill';
import type { Amount } from '../../../circle/domain/amount.ts';
import type { PersonChange } from '../../../circle/domain/changes/person-change.ts';
import type { LeapDayRule } from '../../../circle/domain/partial-date.ts';
import type { EmailAddress } from '../../../shared/email-address.ts';

/** Somebody whom the mail that is answered tells about. */
export interface AnswerPerson {
  readonly name: string;
  readonly nickname?: string | undefined;
  /** Their names: `Mia: likes horses` is told about Mia's mother. */
  readonly lovedOnes: readonly string[];
  /** Who is at their side now. */
  readonly partner?: { readonly name: string; readonly relation: string } | undefined;
  /** A letter to them waits for the owner's yes. */
  readonly hasDraft: boolean;
  /** The letter to them of that mail has it already: `skip` may yet hold it back. */
  readonly hasApprovedDraft?: boolean;
}

/** What an answer is read against. */
export interface AnswerContext {
  /** In the owner's zone. */
  readonly now: Temporal.ZonedDateTime;
  readonly leapDayRule?: LeapDayRule | undefined;
  /** In the order of the mail: the first one is number 1. */
  readonly people: readonly AnswerPerson[];
  /** Whose reply address the answer came to. */
  readonly addressedIndex: number;
  /** What the rest of the circle is called; they can be named, though the mail is not about them. */
  readonly otherNames?: readonly string[] | undefined;
  /** Whose name below a closing is a signature. */
  readonly ownerName?: string | undefined;
}

/**
 * Whom a line is about. person: `explicit` when the line, or the heading it stands under, says so by number or name.
 * ambiguous: the name or the word fits several of the mail, to be asked back. unknown-name: nobody of the mail is called so.
 * none: about nobody of the mail (`help`, `add …`, `stop all`).
 */
export type AnswerTarget =
  | { readonly kind: 'person'; readonly index: number; readonly explicit: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly number[] }
  | { readonly kind: 'unknown-name'; readonly name: string }
  | { readonly kind: 'none' };

/** A fact met in prose; kept only on the owner's word. `say` is the line that would tell it: `birthday 4 May`. */
export interface Proposal {
  readonly change: PersonChange;
  readonly say: string;
}

/** Something to ask them once it has come about; planned only on the owner's word. */
export interface FollowUp {
  /** `ask how the surgery went` */
  readonly text: string;
  readonly on: Temporal.PlainDate;
}

export type TouchHow = 'call' | 'meeting' | 'message' | 'other';

export type AnswerReading =
  | {
      /** They were in touch. */
      readonly kind: 'touch';
      readonly how: TouchHow;
      readonly on: Temporal.PlainDate;
      readonly text: string;
      readonly proposals: readonly Proposal[];
      readonly followUps?: readonly FollowUp[];
      /** They wrote or called: `Ruth texted`, `heard from her`. */
      readonly isTheirs?: true;
      /** `done`, `did it yesterday`: its words say no more than that. */
      readonly isMark?: true;
    }
  /** The owner tried, and nobody was reached: no touch. */
  | {
      readonly kind: 'attempt';
      readonly text: string;
      readonly proposals: readonly Proposal[];
      readonly followUps?: readonly FollowUp[];
    }
  /** The first day on which they may come up again. */
  | { readonly kind: 'snooze'; readonly until: Temporal.PlainDate; readonly because?: string }
  | { readonly kind: 'change'; readonly change: PersonChange }
  | { readonly kind: 'gift-idea'; readonly text: string }
  | {
      readonly kind: 'gift-under-way';
      readonly stage: 'chosen' | 'ordered';
      readonly text: string;
      readonly amount?: Amount;
    }
  /** A gift that was sent is there. */
  | { readonly kind: 'arrived'; readonly text: string }
  | {
      readonly kind: 'gift-sent';
      readonly text: string;
      readonly amount?: Amount;
      readonly on: Temporal.PlainDate;
    }
  | { readonly kind: 'need' | 'promise'; readonly text: string; readonly by?: Temporal.PlainDate }
  | { readonly kind: 'remind'; readonly on: Temporal.PlainDate; readonly text: string }
  | { readonly kind: 'shout-out'; readonly text: string }
  /** The praise that was meant came out, or will not. */
  | { readonly kind: 'shout-out-over'; readonly how: 'done' | 'dropped' }
  /** What is no command. `beyondLimit`: more commands, lines or words than are read stood before it, so it was not read as one. */
  | {
      readonly kind: 'note';
      readonly text: string;
      readonly proposals: readonly Proposal[];
      readonly followUps?: readonly FollowUp[];
      readonly beyondLimit?: true;
    }
  /**
   * The letter that waits may go out. `besides` is what else the answer says of them and is no command: perhaps the owner's own
   * letter, perhaps a wish for a change. Where it is there, nothing may go out before it was judged as well. isTakenBack: the
   * answer seems to take it back somewhere, so that nothing goes out.
   */
  | { readonly kind: 'send'; readonly besides?: string; readonly isTakenBack?: true }
  /** The owner's own letter to them, without a word that it may go out. */
  | { readonly kind: 'letter'; readonly text: string }
  /** start: Kith's mail comes again, after a `stop all`. */
  | { readonly kind: 'start' | 'help' }
  | { readonly kind: 'skip' | 'stop' }
  | { readonly kind: 'add'; readonly name: string; readonly address?: EmailAddress }
  /** Says no to what Kith proposed or asked; where nothing was, the owner is told. */
  | { readonly kind: 'no' }
  /** `only`: just those of what was proposed, by their numbers. */
  | { readonly kind: 'yes'; readonly only?: readonly number[] }
  /** A link to pass on, where they fill in their own card. */
  | { readonly kind: 'card' }
  /** They are to be asked whether their praise may stand in the newsletter. */
  | { readonly kind: 'ask-newsletter' }
  /** `Thanks, Ann`: nothing to keep. */
  | { readonly kind: 'courtesy' }
  /** One kind line, ready to show: what was not understood, and what to write instead. */
  | { readonly kind: 'unclear'; readonly why: string };

export interface AnswerLine {
  /** As they were written; those of all lines are the whole answer. */
  readonly words: string;
  readonly target: AnswerTarget;
  readonly reading: AnswerReading;
}
