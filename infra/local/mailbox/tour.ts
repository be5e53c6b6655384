import { type MailboxAddress, mailboxLink } from './mailbox-address.ts';
import type { WeeklyMoment } from './read-clock-move.ts';
import { tourChapters } from './tour-chapters.ts';

export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** Where on the page to look: the id of an element, or a page of its own. */
  readonly place: 'mail' | 'reply' | 'people' | 'clock' | 'page';
  readonly linkText: string;
  /** Whose newest mail is open; absent: the one that was. */
  readonly mailTo?: string;
  /** Written into the reply form, ready to send; once sent, the step is done. */
  readonly prefill?: string;
  /** Where the clock should move; once it has, the step is done. A weekday is 1 (Monday) to 7, the hour the owner's. */
  readonly move?: 'morning' | WeeklyMoment;
  /** Opens in a tab of its own. */
  readonly page?: string;
}

export interface TourChapter {
  readonly title: string;
  readonly steps: readonly [TourStep, ...TourStep[]];
}

export interface FoundStep {
  readonly step: TourStep;
  readonly chapter: TourChapter;
  /** From 1. */
  readonly chapterNumber: number;
  /** In its chapter, from 1. */
  readonly stepNumber: number;
}

const steps: readonly FoundStep[] = tourChapters.flatMap((chapter, chapterIndex) =>
  chapter.steps.map((step, index) => ({
    step,
    chapter,
    chapterNumber: chapterIndex + 1,
    stepNumber: index + 1,
  })),
);

export const TOUR_LENGTH = steps.length;
export const CHAPTER_COUNT = tourChapters.length;

/** The step with this number (from 1), and where it stands. */
export function findTourStep(number: number | undefined): FoundStep | undefined {
  return number === undefined ? undefined : steps[number - 1];
}

/** To a step, with the mail open that it speaks of. */
export function linkToStep(number: number, address: Partial<MailboxAddress>): string {
  const mailTo = findTourStep(number)?.step.mailTo;
  const { said } = address;
  return mailboxLink(
    mailTo === undefined ? { ...address, tour: number } : { to: mailTo, tour: number, said },
  );
}

/** Where a press on “write back” in a mail leads: the next step that is about writing, if the chapter has one. */
export function findReplyStep(number: number | undefined): number | undefined {
  const chapter = findTourStep(number)?.chapter;
  if (number === undefined || chapter === undefined) return undefined;
  const next = steps.findIndex(
    ({ step, chapter: other }, index) =>
      index >= number - 1 && other === chapter && step.prefill !== undefined,
  );
  return next === -1 ? number : next + 1;
}
