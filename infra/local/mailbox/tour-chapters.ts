import type { TourChapter } from './tour.ts';

const NORA = 'nora@lindqvist.example';
const MARGIT = 'margit@sorensen.example';
const SOFIA = 'sofia@almeida.example';

/** The walk through Kith, in order, told to somebody who plays everybody in it. A new capability adds a chapter. */
export const tourChapters: readonly [TourChapter, ...TourChapter[]] = [
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
        move: 'morning',
      },
    ],
  },
  {
    title: 'A check-in, in your name',
    steps: [
      {
        title: 'Read the draft',
        text: 'It is Margit’s turn, and this time a letter to her is ready, made of nothing but what she told you. It goes nowhere before you say so.',
        place: 'mail',
        linkText: 'Read the draft',
        mailTo: NORA,
      },
      {
        title: 'Reply “send”',
        text: 'One word sends it as it is. Below it you could write words of your own, and those would go instead.',
        place: 'reply',
        linkText: 'Go to the reply',
        mailTo: NORA,
        prefill: 'send',
      },
      {
        title: 'Open Margit’s mail',
        text: 'Now you are Margit. The letter is from Nora, to you alone, and looks as if she had typed it.',
        place: 'mail',
        linkText: 'Read it as Margit',
        mailTo: MARGIT,
      },
      {
        title: 'Answer as Margit',
        text: 'She answers as one answers a friend. She does not know of Kith, and need not.',
        place: 'reply',
        linkText: 'Go to the reply',
        mailTo: MARGIT,
        prefill:
          'Dear Nora,\n\nThirty-one letters in, and the keeper has fallen in love. Bosse snores at the good parts. Come for rye bread in October?\n\nMargit',
      },
      {
        title: 'See it passed on',
        text: 'You are Nora again. Margit’s words have come to you at once, they are on her timeline, and the day when she is due has moved.',
        place: 'people',
        linkText: 'See Margit’s timeline',
        mailTo: NORA,
      },
    ],
  },
  {
    title: 'A newsletter, and an answer to it',
    steps: [
      {
        title: 'Sign up as a reader',
        text: `Sofia wants Nora’s weekly letter. The form opens in a tab of its own: sign up there as ${SOFIA}, and come back.`,
        place: 'page',
        linkText: 'Open the form',
        page: '/newsletter',
      },
      {
        title: 'Press the button in the mail',
        text: 'You are Sofia. Nobody can put you on a list but you: press the button in the mail, and the one on the page that opens.',
        place: 'mail',
        linkText: 'Read the mail',
        mailTo: SOFIA,
      },
      {
        title: 'Let the hour come',
        text: 'The letter goes out on Tuesdays at nine, and the day before, Nora is shown which. A week from now is filled in: move the clock.',
        place: 'clock',
        linkText: 'Go to the clock',
        mailTo: SOFIA,
        move: { weekday: 2, hour: 9, daysAhead: 1 },
      },
      {
        title: 'Read the issue',
        text: 'It came to Sofia by name, once, with the way out at its end.',
        place: 'mail',
        linkText: 'Read the issue',
        mailTo: SOFIA,
      },
      {
        title: 'Answer it',
        text: 'It asks a question, and Sofia answers. Anybody can answer a letter.',
        place: 'reply',
        linkText: 'Go to the reply',
        mailTo: SOFIA,
        prefill:
          'I know the dog of every printer I work with, and the children of none. I shall start with Marta’s.',
      },
      {
        title: 'See it land with a person',
        text: 'You are Nora once more. A reader is a person: her answer has come to you, and it is on Sofia’s timeline.',
        place: 'people',
        linkText: 'See Sofia’s timeline',
        mailTo: NORA,
      },
      {
        title: 'Leave by the link',
        text: 'At the end of Sofia’s issue is the way out. One press on the page behind it, and no more letters come; nobody asks why.',
        place: 'mail',
        linkText: 'Go to the issue',
        mailTo: SOFIA,
      },
    ],
  },
];
