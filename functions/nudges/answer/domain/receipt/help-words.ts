import type { ReceiptProps } from '../../../../../emails/receipt-props.ts';

/** What can be written to Kith; what is none of this is a note, so nobody has to learn it. */
export const HELP: ReceiptProps['help'] = [
  {
    label: 'What happened',
    examples: [
      'met for coffee yesterday',
      'called, or Ruth texted',
      'no answer: it does not count as being in touch',
      'done',
      'anything else: it becomes a note',
    ],
  },
  {
    label: 'When to hear again',
    examples: ['snooze 2 weeks', 'pause 3 months', 'every 6 weeks', 'tier inner'],
  },
  {
    label: 'What to remember',
    examples: ['birthday 4 May', 'daughter Mia, born 12 March 2018', 'likes wine, cycling'],
  },
  {
    label: 'What to do',
    examples: [
      'promised the deck by Friday',
      'remind 12 May: call the printer',
      'ask how the surgery went on Friday',
      'need: a dentist in Leeds',
      'gift idea: a book on maps',
      'gift ordered: garden boots https://shop.example/boots',
      'gift sent: flowers $80 (attach a photo of it, if you like); arrived',
      'shout-out: her talk in Oslo; shared it',
      'ask Ruth about the newsletter: whether your praise may stand there',
    ],
  },
  {
    label: 'Letters, people, and Kith itself',
    examples: [
      'send: the letter goes out as it is; with your own words below it, those go instead',
      'Dear Ruth, … : your own letter is shown as it would go out, and waits for your send',
      'skip: the letter is put away; later Friday: it comes back that day',
      'letters mine, approve, auto or off: how letters to this person go out',
      'add Nick Borelli nick@borelli.example',
      'card: a link to pass on, where a person fills in their own days, address and tastes',
      'stop: no more letters to this person; stop all: no more mail from Kith',
      '2: called, or Cameron: called, where a mail is about several people',
    ],
  },
];
