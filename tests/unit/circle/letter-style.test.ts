import { expect, it } from 'vitest';
import { readLetterStyle } from '../../../functions/circle/domain/letter-style.ts';

const parties = { ownerName: 'Nora Lindqvist', contactNames: ['Ruth', 'Ruth Adler'] };

it.each([
  ['Dear Ruth,\n\nSee you on Friday.\n\nAll the best,\nNora', { greeting: 'Dear', signOff: 'All the best' }],
  ['Plans for autumn\n\nhey Ruth!\nShall we?\nx', { greeting: 'hey' }],
  ['Hi Ruth Adler -\n\nYes.\n\nWarmly\nNora Lindqvist', { greeting: 'Hi', signOff: 'Warmly' }],
  ['Yes, gladly.\n\nNora', {}],
  ['Hi all,\n\nYes.\n\nCheers,\nNora', { signOff: 'Cheers' }],
  ['Dear Tom,\n\nAbout Ruth: yes.', {}],
  ['Hi Ruth, I wanted to say that you were right.\n\nThe boss said:\nNora', {}],
  ['', {}],
])('a mail of the owner’s own shows how they greet and close: %j', (text, style) => {
  expect(readLetterStyle(text, parties)).toEqual(style);
});
