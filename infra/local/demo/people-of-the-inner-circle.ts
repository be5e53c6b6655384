import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { daysBefore } from './demo-moments.ts';
import { drawPerson } from './demo-person.ts';

/** The mentor who is overdue, and the lead of the first brief; her son is about to start school. */
export const ruth = drawPerson(
  {
    contactId: 'ruthadeyemiaaaaa',
    name: 'Ruth Adeyemi',
    addresses: ['ruth@adeyemi.example'],
    company: 'Fjordlight',
    role: 'Design director',
    phones: [{ label: 'mobile', number: '+44 7700 900142' }],
    tier: 'inner',
    occasions: [birthday({ month: 11, day: 3 })],
    matters: ['that young designers are paid properly'],
    met: { how: 'her evening class in letterpress', where: 'Camberwell', through: 'your first flatmate' },
    lovedOnes: [
      {
        name: 'Leo',
        relation: 'son',
        occasions: [birthday({ month: 6, day: 19, year: 2022 })],
        notes: ['starts school in September', 'Will only wear yellow wellingtons'],
      },
      { name: 'Femi', relation: 'husband', notes: ['restores wooden boats on the Medway'] },
    ],
    interests: ['open-water swimming', 'letterpress printing', 'Moroccan food'],
    notes: [
      'Your first mentor: she taught you to price by the day.',
      'Thinking of leaving Fjordlight to teach.',
    ],
    cadenceDays: 30,
  },
  [
    {
      kind: 'call',
      direction: 'between',
      occurredAt: daysBefore(134, '17:30'),
      text: 'Rang her about the day rate for the museum job. “Say it, then say nothing.”',
    },
    {
      kind: 'gift',
      direction: 'outbound',
      occurredAt: daysBefore(92, '10:00'),
      text: 'Sent a tin of old wooden type, a capital R and an A, from the market in Deptford.',
    },
    {
      kind: 'mail',
      direction: 'inbound',
      occurredAt: daysBefore(90, '21:14'),
      text: 'The type is on the kitchen shelf. Leo has claimed the A. “It is a house.”',
    },
    {
      kind: 'mail',
      direction: 'inbound',
      occurredAt: daysBefore(60, '20:41'),
      text: 'I am working on a talk about letterpress for the autumn. Wish me luck with the slides.',
    },
    {
      kind: 'meeting',
      direction: 'between',
      occurredAt: daysBefore(47, '13:00'),
      text: 'Lunch at Moro. She is thinking of leaving Fjordlight to teach.',
    },
  ],
);

/** A mail without an answer. Nobody is chased for one. */
export const kenji = drawPerson(
  {
    contactId: 'kenjiwatanabeaaa',
    name: 'Kenji Watanabe',
    addresses: ['kenji@watanabe.example', 'k.watanabe@northlight.example'],
    company: 'Northlight',
    role: 'Head of research',
    lovedOnes: [{ name: 'Hana', relation: 'partner', notes: ['throws bowls in a shed in Leyton'] }],
    tier: 'inner',
    interests: ['night trains', 'field recordings'],
    allergies: ['shellfish'],
    notes: ['You shared a desk at the Design Council.'],
    cadenceDays: 21,
  },
  [
    {
      kind: 'call',
      direction: 'between',
      occurredAt: daysBefore(58, '11:00'),
      text: 'He is tired: the Northlight study runs until the end of August.',
    },
    {
      kind: 'mail',
      direction: 'inbound',
      occurredAt: daysBefore(41, '22:05'),
      text: 'We are off to Kyoto in October, by train as far as the rails go.',
    },
    {
      kind: 'mail',
      direction: 'outbound',
      occurredAt: daysBefore(22, '15:20'),
      text: 'Asked whether he and Hana would like to come for supper when the study is done.',
    },
  ],
);
