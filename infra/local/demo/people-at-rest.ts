import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { daysAfter, daysBefore } from './demo-moments.ts';
import { drawPerson } from './demo-person.ts';

/** An old dog. Due on Tuesday, so that moving the clock on by a day brings a letter; Kith drafts the answer to hers. */
const margit = drawPerson(
  {
    contactId: 'margitsorensenaa',
    name: 'Margit Sørensen',
    addresses: ['margit@sorensen.example'],
    company: 'Nordhavn Press',
    role: 'Publisher',
    lovedOnes: [
      {
        name: 'Bosse',
        relation: 'dog',
        petKind: 'elkhound',
        occasions: [birthday({ month: 5, day: 1, year: 2012 })],
        notes: ['is fourteen, deaf and very polite', 'Cannot do the stairs any more'],
      },
    ],
    interests: ['translated fiction', 'rye bread'],
    postalAddresses: [
      {
        label: 'home',
        lines: ['Merikatu 14'],
        postalCode: '00140',
        locality: 'Helsinki',
        country: 'Finland',
      },
    ],
    timeZone: 'Europe/Helsinki', // at work when Nora reads her brief, so that a letter goes out at once
    notes: ['She answers letters sooner than mail.'],
    cadenceDays: 45,
    checkIns: { way: 'approve' },
  },
  [
    {
      kind: 'mail',
      direction: 'inbound',
      occurredAt: daysBefore(51, '07:55'),
      text: 'I have begun to read the lighthouse letters, all forty of them. Bosse has moved his bed to the ground floor; he did not ask.',
    },
    {
      kind: 'mail',
      direction: 'outbound',
      occurredAt: daysBefore(44, '19:10'),
      text: 'Sent her a picture of the old dogs of Greenwich Park.',
    },
  ],
);

/** A broken phone before a flight. */
const tomasz = drawPerson(
  {
    contactId: 'tomaszwolskiaaaa',
    name: 'Tomasz Wolski',
    addresses: ['tomasz@wolski.example'],
    company: 'Wolski Film',
    role: 'Documentary maker',
    lovedOnes: [{ name: 'Ola', relation: 'sister', notes: ['produces all his films'] }],
    interests: ['maps', 'analogue cameras'],
    notes: ['His phone broke the night before his flight to Tbilisi; paper maps it is.'],
    cadenceDays: 60,
  },
  [
    {
      kind: 'meeting',
      direction: 'between',
      occurredAt: daysBefore(37, '20:00'),
      text: 'The first cut of the river film, in his kitchen, with soup.',
    },
    {
      kind: 'mail',
      direction: 'inbound',
      occurredAt: daysBefore(2, '22:47'),
      text: 'My phone died tonight and I fly to Tbilisi at seven. If you need me, write here, I shall find a café.',
    },
  ],
);

/** A bereavement, which means silence. */
const helen = drawPerson(
  {
    contactId: 'helenmarshaaaaaa',
    name: 'Helen Marsh',
    addresses: ['helen@marsh.example'],
    company: 'Marsh & Daughters',
    role: 'Bookbinder',
    lovedOnes: [{ name: 'Judith', relation: 'sister', notes: [] }],
    interests: ['marbled paper', 'choral music'],
    notes: ['Her father Edwin died in June. He founded the bindery.'],
    cadenceDays: 30,
    pause: {
      until: daysAfter(39, '00:00'),
      reason: 'Her father died in June. Leave her in peace until October.',
    },
  },
  [
    {
      kind: 'meeting',
      direction: 'between',
      occurredAt: daysBefore(96, '11:30'),
      text: 'Chose the cloth for the portfolio boxes. Edwin made the tea.',
    },
    {
      kind: 'mail',
      direction: 'outbound',
      occurredAt: daysBefore(70, '09:00'),
      text: 'Wrote to her by hand after the funeral. No answer needed.',
    },
  ],
);

/** A good friend who is up to date: nothing is due, so nothing is said. */
const ines = drawPerson(
  {
    contactId: 'inesduarteaaaaaa',
    name: 'Inês Duarte',
    addresses: ['ines@duarte.example'],
    company: 'Duarte & Silva',
    role: 'Translator',
    occasions: [birthday({ month: 12, day: 5, year: 1986 })],
    lovedOnes: [{ name: 'Joana', relation: 'partner', notes: ['teaches physics'] }],
    interests: ['tiles', 'sea swimming', 'crosswords'],
    tier: 'inner',
    food: ['everything but coriander'],
    notes: ['Moved to Porto in spring; the flat has no kitchen yet.'],
    cadenceDays: 14,
  },
  [
    {
      kind: 'gift',
      direction: 'outbound',
      occurredAt: daysBefore(40, '10:00'),
      text: 'A camping stove for the flat without a kitchen.',
    },
    {
      kind: 'call',
      direction: 'between',
      occurredAt: daysBefore(4, '19:00'),
      text: 'An hour on the phone. The stove has a name now.',
    },
  ],
);

/** She asked for the newsletter, and may sign up. No cadence: never a nudge. */
const sofia = drawPerson(
  {
    contactId: 'sofiaalmeidaaaaa',
    name: 'Sofia Almeida',
    addresses: ['sofia@almeida.example'],
    company: 'Almeida Studio',
    role: 'Illustrator',
    interests: ['linocut'],
    met: { how: 'after your talk', where: 'Bristol' },
    notes: ['Came up to you after the talk in Bristol.'],
  },
  [
    {
      kind: 'mail',
      direction: 'inbound',
      occurredAt: daysBefore(31, '08:20'),
      text: 'Your line about saying no to logos is pinned over my desk. Is there a letter that I could get?',
    },
  ],
);

/** Not due on the first Monday, each for a reason of their own. */
export const peopleAtRest = [margit, tomasz, helen, ines, sofia];
