import type { Phrase } from '../say-line.ts';

/** News and a command on one line; `send` among other words is asked back. */
export const SEVERAL_ON_A_LINE: readonly Phrase[] = [
  ['Met for coffee. Snooze 2w', 'meeting 2026-11-24 ⏎ snooze 2026-12-08'],
  ['met for coffee, snooze 2 weeks', 'meeting 2026-11-24 ⏎ snooze 2026-12-08'],
  ['Called her yesterday and snooze until March', 'call 2026-11-23 ⏎ snooze 2027-03-01'],
  ['called - snooze 1m', 'call 2026-11-24 ⏎ snooze 2026-12-24'],
  ['2: met for coffee, snooze 1w', '1: meeting 2026-11-24 ⏎ snooze 2026-12-01'],
  [
    'Met for lunch, promised her the deck by Friday',
    'meeting 2026-11-24 ⏎ promise 2026-11-27 | her the deck by Friday',
  ],
  [
    'called, remind me on Friday to send the deck. gift idea: a kite',
    'call 2026-11-24 ⏎ remind 2026-11-27 | send the deck. ⏎ gift-idea | a kite',
  ],
  ['Snooze 2w. She is moving.', 'snooze 2026-12-08 ⏎ note'],
  ['pause 3 months. New baby, Ida.', 'pause until:month:2,day:24,year:2027 ⏎ note'],
  ['done. every 6 weeks', 'other 2026-11-24 ⏎ cadence days:42'],
  ['she told me to take it slowly, snooze 2 weeks', 'note'],
  ['called. note: she prefers tea', 'call 2026-11-24 ⏎ note'],
  ['likes wine. Also loves opera', 'words field:interests,[wine] ⏎ words field:interests,[opera]'],
  ['every 6 weeks. That is enough.', 'cadence days:42 ⏎ note'],
  ['called her and promised to visit in spring', 'call 2026-11-24 ⏎ promise 2027-03-01 | to visit in spring'],
  ['done for now, snooze 3 months', 'other 2026-11-24 ⏎ snooze 2027-02-24'],
  ['send. snooze 2w', 'unclear'],
  ['done, send', 'unclear'],
  ['called her. Send it.', 'unclear'],
  ['send, but change the date to Tuesday', 'unclear'],
  ['Send. But shorter, please.', 'unclear'],
  ['Called, she will send it', 'call 2026-11-24'],
  ['She said to call and send', 'unclear'],
];
