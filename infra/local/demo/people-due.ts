import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { daysBefore } from './demo-moments.ts';
import { drawPerson } from './demo-person.ts';
import { kenji, ruth } from './people-of-the-inner-circle.ts';

/** A spouse's birthday near: the gift that people remember. */
const daniel = drawPerson(
  {
    contactId: 'danielokaforaaaa',
    name: 'Daniel Okafor',
    addresses: ['daniel@harbourcoffee.example'],
    company: 'Harbour Coffee',
    role: 'Founder',
    tier: 'close',
    occasions: [
      birthday({ month: 2, day: 11, year: 1983 }),
      { kind: 'anniversary', title: 'wedding', date: { month: 5, day: 21, year: 2011 } },
    ],
    lovedOnes: [
      {
        name: 'Amara',
        relation: 'wife',
        occasions: [birthday({ month: 8, day: 29 })],
        notes: ['grows dahlias on an allotment in Brockley'],
      },
      { name: 'Zuri', relation: 'daughter', notes: ['plays the cello, loudly'] },
    ],
    interests: ['espresso machines from the sixties', 'cricket'],
    notes: ['Your second client ever; still sends people your way.'],
    cadenceDays: 60,
  },
  [
    {
      kind: 'meeting',
      direction: 'between',
      occurredAt: daysBefore(121, '08:30'),
      text: 'Coffee before opening. The third shop opens in Margate in autumn.',
    },
    {
      kind: 'mail',
      direction: 'inbound',
      occurredAt: daysBefore(100, '07:12'),
      text: 'We are renovating the kitchen behind the Margate shop. Dust in every cup.',
    },
    {
      kind: 'call',
      direction: 'between',
      occurredAt: daysBefore(63, '16:00'),
      text: 'He asked for a second opinion on the Margate lease. Amara’s dahlias won a ribbon.',
    },
  ],
);

/** A fresh award: something to praise in public, soon. */
const priya = drawPerson(
  {
    contactId: 'priyaramanaaaaaa',
    name: 'Priya Raman',
    addresses: ['priya@ramanarchitects.example'],
    company: 'Raman Architects',
    role: 'Founding partner',
    lovedOnes: [
      {
        name: 'Sunita',
        relation: 'mother',
        notes: ['lives with the family since spring', 'Beats everybody at rummy'],
      },
    ],
    tier: 'close',
    interests: ['brick', 'long-distance trains'],
    food: ['vegetarian', 'strong tea'],
    plans: [
      {
        planId: 'priyaprizepriyaprizepriy',
        kind: 'shout-out',
        text: 'her library in Hull won the Northern Building Prize',
        addedAt: daysBefore(3, '12:05'),
      },
    ],
    cadenceDays: 45,
  },
  [
    {
      kind: 'mail',
      direction: 'outbound',
      occurredAt: daysBefore(88, '09:40'),
      text: 'Sent her the essay on reading rooms that we spoke about.',
    },
    {
      kind: 'mail',
      direction: 'inbound',
      occurredAt: daysBefore(70, '19:25'),
      text: 'Thank you for the essay. I am learning Italian, mostly for the trains.',
    },
    {
      kind: 'meeting',
      direction: 'between',
      occurredAt: daysBefore(45, '18:30'),
      text: 'Walked round the Hull drawings with her. She worries about the roof light.',
    },
  ],
);

/** Due on the first Monday, most overdue first. */
export const peopleDue = [ruth, daniel, kenji, priya];
