export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** Where on the page to look: the id of an element. */
  readonly place: 'mail' | 'reply' | 'people' | 'clock';
  readonly linkText: string;
  /** Written into the reply form, ready to send. */
  readonly prefill?: string;
}

export interface TourChapter {
  readonly title: string;
  readonly steps: readonly [TourStep, ...TourStep[]];
}

/** The walk through Kith, in order. A new capability adds a chapter. */
const tourChapters: readonly [TourChapter, ...TourChapter[]] = [
  {
    title: 'A nudge, and your answer',
    steps: [
      {
        title: 'Read the nudge',
        text: 'It is Monday, half past seven, and you are Nora. Kith has written who to reach out to today, and why now.',
        place: 'mail',
        linkText: 'Read the mail',
      },
      {
        title: 'Press reply',
        text: 'You saw Ruth. Write one line back, as you would to anybody. It is filled in for you: just send it.',
        place: 'reply',
        linkText: 'Go to the reply',
        prefill: 'Met Ruth for lunch. Her son Leo starts school on 3 September.',
      },
      {
        title: 'See it remembered',
        text: 'Your line is on Ruth’s timeline, and the day when she is due again has moved. There was nothing else to fill in.',
        place: 'people',
        linkText: 'See Ruth’s timeline',
      },
      {
        title: 'Let a day pass',
        text: 'Move the clock to tomorrow morning. The next mail names somebody else: nobody is nagged about twice.',
        place: 'clock',
        linkText: 'Go to the clock',
      },
    ],
  },
];

const steps = tourChapters.flatMap((chapter) => chapter.steps.map((step) => ({ chapter, step })));

export const TOUR_LENGTH = steps.length;

/** The step with this number (from 1), and the chapter it is in. */
export function findTourStep(number: number): { chapter: TourChapter; step: TourStep } | undefined {
  return steps[number - 1];
}
