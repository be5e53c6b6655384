import { buildContact } from '../builders/contact.ts';
import { buildInteraction } from '../builders/interaction.ts';
import { contactIdOf } from '../builders/person.ts';
import type { Random } from '../fuzz/seeded-random.ts';

const NAMES = [
  ...[
    'Ruth Adler',
    'Daniel Okafor',
    'Prof. Helga Brandt',
    'Mr Whitfield',
    'Zoë Martínez',
    'Li Wei',
    'Kofi Mensah',
  ],
  ...[
    'Aoife Byrne',
    'Dr. Amit Shah',
    'Margit Sørensen',
    'Tomasz Wolski',
    'Priya Raman',
    'J. R. Hartley',
    'Ines Prado',
  ],
  ...['Sam', 'Kenji Watanabe', 'Olga Petrova', 'Ben Silver', 'Fatima Haddad', 'Nils Berg'],
];
const INTERESTS = [
  'rowing',
  'letterpress printing',
  'night trains',
  'sourdough',
  'brick',
  'jazz',
  'old maps',
  'bees',
];

/** What people write to one another, and some of it had better be left alone. */
const TOLD = [
  ...[
    'We are moving to Lisbon in October.',
    'We are off to Norway in May.',
    'I am learning Greek, very slowly.',
  ],
  ...[
    'My daughter starts school in September.',
    'I am writing a novel about a lighthouse.',
    'I won the chess prize again!',
  ],
  ...[
    'We launched the new website on Monday.',
    'I passed my piano exam.',
    'I recommended you to our head of events.',
  ],
  ...[
    'We have put you in touch with the printers.',
    'I love our allotment garden these days.',
    'Thank you for dinner.',
  ],
  ...[
    'I am training for the Berlin half-marathon.',
    'We are thinking of taking up sailing.',
    'Work is work, as ever.',
  ],
  ...['I am leaving Peter and moving out.', 'My mother died in March.', 'The chemo is going well, they say.'],
  ...[
    'We are renovating the kitchen, heaven help us.',
    'I have begun to read the lighthouse letters.',
    'See you soon!',
  ],
  ...[
    'Can you send me the deck?',
    'Look at https://example.com/trip for our trip to Rome.',
    'I lost my job on Friday.',
  ],
  ...[
    'The bees have survived the winter.',
    'No rowing for weeks, too much wind.',
    'The sourdough is alive again.',
  ],
  ...[
    'I spent all weekend on old maps.',
    'Night trains are back in fashion, you will be glad to hear.',
    'Jazz, always jazz.',
  ],
];

const MONTHS = ['2025-10', '2026-01', '2026-03', '2026-05', '2026-06', '2026-07', '2026-08'];

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random(choices.length)];
  if (choice === undefined) throw new Error('There is nothing to pick from.');
  return choice;
}

/** A contact with a timeline, drawn by chance: what they told, whether there was a meeting, how close they are. */
export function drawCorrespondent(random: Random) {
  const name = pick(random, NAMES);
  const month = pick(random, MONTHS);
  const letters = Array.from({ length: 1 + random(3) }, (_, at) =>
    buildInteraction({
      ...{ kind: 'reply', direction: 'inbound', source: { by: 'contact-reply' } },
      interactionId: `letter-${at}`,
      occurredAt: `${month}-${String(20 - at).padStart(2, '0')}T12:00:00.000Z`,
      text: `Dear Nora, thank you for your letter. ${pick(random, TOLD)} Yours`,
    }),
  );
  const meeting = buildInteraction({
    ...{
      kind: pick(random, ['call', 'meeting'] as const),
      occurredAt: '2026-02-11T12:00:00.000Z',
      text: 'PRIVATE',
    },
  });
  const contact = buildContact({
    contactId: contactIdOf(name),
    name,
    interests: [pick(random, INTERESTS), pick(random, INTERESTS)],
    ...(random(3) > 0 && { tier: pick(random, ['inner', 'close', 'wide'] as const) }),
    occasions: random(8) === 0 ? [{ kind: 'birthday', date: { month: 8, day: 26 } }] : [],
    lastTouchAt: `${month}-20T12:00:00.000Z`,
  });
  return { contact, interactions: random(2) === 0 ? letters : [...letters, meeting] };
}
