/** What cannot be kept, and why. */
export const REFUSED_PHRASES: readonly (readonly [phrase: string, line: string])[] = [
  ['name=', 'The name is empty.'],
  ['name=🙂', '"🙂" has no letter to call anyone by.'],
  [
    'email -nobody@adler.example',
    '"nobody@adler.example" is not there to take away: there is ruth@adler.example.',
  ],
  ['email=ruth', '"ruth" is not a mail address.'],
  ['email=a@b.example\r\nBcc: c@d.example', '"a@b.example Bcc: c@d.example" is not a mail address.'],
  ['phone=-020 7946 1111', '"020 7946 1111" is not there to take away: there is home: 020 7946 0000.'],
  ['phone=call me', '"call me" is not a phone number; write it like +44 20 7946 0000.'],
  ['address=-office', '"office" is not there to take away: there is home: 12 Mill Lane, Bath.'],
  ['address=', 'The address is empty; write it like home: 12 Mill Lane, Bath BA1 1AA.'],
  ['zone=Mars/Base', '"Mars/Base" is not a time zone; write it like Europe/London.'],
  [
    'language=Klingon Klang',
    '"Klingon Klang" is not a language that Kith knows; write its code, like de or pt-BR.',
  ],
  [
    'profile=javascript:alert(1)',
    '"alert(1)" is not the address of a page; write it like https://www.linkedin.com/in/ruth.',
  ],
  [
    'profile=not a page',
    '"not a page" is not the address of a page; write it like https://www.linkedin.com/in/ruth.',
  ],
  ['tags=-nobody', '"nobody" is not there to take away: there is press; mentor.'],
  ['tags=', 'Say what: tags and some words; a minus before them takes them away.'],
  [
    'letters=by pigeon',
    'There are no letters "by pigeon": mine, approve, auto, on or off; and warm, brief or formal for their tone.',
  ],
  ['tier=best', 'There is no tier "best": inner, close, wide or none.'],
  ['every=blue moon', '"blue moon" is no time between two contacts; write it like 30, 6 weeks or monthly.'],
  ['every=0', '"0" is no time between two contacts; write it like 30, 6 weeks or monthly.'],
  ['at-most=10', 'The longest silence, 10 days, is shorter than the aim of 30.'],
  [
    'birthday=29 Feb 1981',
    '"29 Feb 1981" is not a clear day for the birthday; write it like 4 May 1980, 4 May or 1980-05-04.',
  ],
  [
    'birthday=30 Feb',
    '"30 Feb" is not a clear day for the birthday; write it like 4 May 1980, 4 May or 1980-05-04.',
  ],
  [
    'birthday=31 April 1990',
    '"31 April 1990" is not a clear day for the birthday; write it like 4 May 1980, 4 May or 1980-05-04.',
  ],
  ['birthday=4/5/1980', '"4/5/1980" can be 4 May 1980 or 5 April 1980; write the month as a word.'],
  ['birthday=4 May 2031', 'The birthday lies in the future: 2031-05-04.'],
  ['birthday=4 May, 5 days before', 'Kith can tell you 0, 1, 3, 7, 14 or 30 days before, not 5.'],
  [
    'birthday=tomorrow',
    '"tomorrow" is not a clear day for the birthday; write it like 4 May 1980, 4 May or 1980-05-04.',
  ],
  ['anniversary=', '"anniversary" is not there to take away: there is birthday; first day of the practice.'],
  ['occasion=gallery night, 1 October, once', 'What happens once needs its year, like 3 June 2027.'],
  ['occasion=3 June', 'Say what 3 June is: first day of the practice, 3 June 2019.'],
  [
    'occasion=gallery night',
    '"gallery night" is not a clear day for the occasion; write it like 4 May 1980, 4 May or 1980-05-04.',
  ],
  [
    'occasion=-gallery night',
    '"gallery night" is not there to take away: there is birthday; first day of the practice.',
  ],
  ['likes=-wine', '"wine" is not there to take away: there is tea; Maps.'],
  ['likes=', 'Say what: likes and some words; a minus before them takes them away.'],
  ['allergies=-nuts', '"nuts" is not there to take away: there is nothing yet.'],
  ['notes=', 'Say what: note and some words; a minus before them takes them away.'],
  [
    'pause until 20 August 2026',
    'A pause until 20 August is over already; write a day to come, like until 1 October, or a span, like 3 months.',
  ],
  ['pause until Sunday', 'Say until when: until 1 October 2026, or for 6 weeks; "Sunday" is neither.'],
  [
    'pause until 2060-01-01',
    'A pause lasts 10 years at most; to hear no more of somebody, say do not contact.',
  ],
  ['pause', 'Say until when: until 1 October 2026, or for 6 weeks.'],
  ['in-memory=died 3 March 2027', 'The death lies in the future: 2027-03-03.'],
  [
    'in-memory=died in peace',
    '"in peace" is not a clear day for the death; write it like 4 May 1980, 4 May or 1980-05-04.',
  ],
  [
    'loved one Leo, born 31 June',
    '"31 June" is not a clear day for the birthday; write it like 4 May 1980, 4 May or 1980-05-04.',
  ],
  ['loved one -Mia', '"Mia" is not there to take away: there is son Leo; husband Femi; dog Rufus.'],
  [
    'loved one Mia, likes horses',
    'Kith knows no Mia with Ruth Adler. Say what they are to each other: daughter Mia, or dog Mia.',
  ],
  [
    'loved one wife Ruth Adler',
    'Ruth Adler cannot be their own wife. Somebody of the same name needs a word to tell them apart: Ruth Adler junior.',
  ],
  ['loved one', 'The name is empty.'],
  ['loved one 🙂', '"🙂" has no letter to call anyone by.'],
  ['loved one -Leo, hidden', 'To take Leo away, say the name alone; to hide: Leo, hidden.'],
];
