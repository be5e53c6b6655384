import { expect, test } from 'vitest';
import { sayCopiedMail } from '../../../../functions/inbound/domain/copy/say-copied-mail.ts';

const LONG = 'We were at the sea all week, and the dog swam every day that it did not rain.';

test.each([
  ['Re: Lunch', 'Friday it is!', 'Lunch\n\nFriday it is!'],
  ['AW: Re[2]: WG: Lunch', 'Ja.', 'Lunch\n\nJa.'],
  ['转发：午饭', '好', '午饭\n\n好'],
  ['The sea', LONG, LONG],
  ['Reading list', '', 'Reading list'],
  ['Fwd:', 'Hello.', 'Hello.'],
  ['', '', '(There are no words in it.)'],
])('of a mail called %j that says %j stands its words, and its subject where they are few', (...said) => {
  const [subject, words, shown] = said;
  expect(sayCopiedMail(subject, words)).toBe(shown);
});
