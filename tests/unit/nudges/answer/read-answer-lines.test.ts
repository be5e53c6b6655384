import { describe, expect, it } from 'vitest';
import { readAnswerLines } from '../../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { ABOUT_FOUR, ABOUT_RUTH, sayLine } from './say-line.ts';

const say = (text: string, context = ABOUT_RUTH) => readAnswerLines(text, context).map(sayLine);

describe('paragraphs', () => {
  it('one that goes on is one note; an empty line or a command ends it', () => {
    const [first, second, third, ...others] = readAnswerLines(
      'She is well.\nThe flat is sold\nand she moves in March.\n\nTom sends his love.\nsnooze 2w',
      ABOUT_RUTH,
    );
    expect(first).toMatchObject({
      words: 'She is well.\nThe flat is sold\nand she moves in March.',
      reading: { kind: 'note', text: 'She is well.\nThe flat is sold\nand she moves in March.' },
    });
    expect(second?.reading).toMatchObject({ kind: 'note', text: 'Tom sends his love.' });
    expect(third?.reading.kind).toBe('snooze');
    expect(others).toEqual([]);
  });

  it('the end of a long line that a mail program broke is no command', () => {
    const wrapped =
      'She told me all about the house in the hills and how, in the end, they\nmet for coffee with the seller, who was not pleased at all, and then they\nstop there every summer.';
    expect(say(wrapped)).toEqual(['note']);
  });

  it('a broken line of a touch belongs to it', () => {
    const [touch, ...others] = readAnswerLines(
      'Met for lunch at the little place by the river, and we talked about the\nplans for the spring.',
      ABOUT_RUTH,
    );
    expect(others).toEqual([]);
    expect(touch?.reading).toMatchObject({
      kind: 'touch',
      text: 'Met for lunch at the little place by the river, and we talked about the plans for the spring.',
    });
  });

  it('a snooze below a long line is a command all the same', () => {
    expect(
      say('She told me all about the house in the hills and the long road to it\nsnooze 2 weeks'),
    ).toEqual(['note', 'snooze 2026-12-08']);
  });
});

describe('whom a line is about', () => {
  it('a line below one about somebody is about them, until an empty line', () => {
    expect(say('2: met for coffee\nShe is moving.\n\nsnooze 1w', ABOUT_FOUR)).toEqual([
      '2: meeting 2026-11-24',
      '2~: note',
      '1 or 2?: snooze 2026-12-01',
    ]);
  });

  it('the mail answered at somebody’s own address is about them', () => {
    expect(say('done', { ...ABOUT_FOUR, addressedIndex: 1 })).toEqual(['2~: other 2026-11-24']);
  });

  it('two people of one nickname are asked about', () => {
    const people = [
      { name: 'Samuel Oak', nickname: 'Sam', lovedOnes: [], hasDraft: false },
      { name: 'Sam Hart', lovedOnes: [], hasDraft: false },
    ];
    expect(say('Sam: done', { ...ABOUT_FOUR, people })).toEqual(['1 or 2?: other 2026-11-24']);
    expect(say('Sam Hart: done', { ...ABOUT_FOUR, people })).toEqual(['2: other 2026-11-24']);
  });

  it('accents need not be typed', () => {
    const people = [{ name: 'Zoë Müller', lovedOnes: [], hasDraft: false }, ...ABOUT_FOUR.people];
    expect(say('Zoe: done', { ...ABOUT_FOUR, people })).toEqual(['1: other 2026-11-24']);
  });
});

describe('send', () => {
  const twoLetters = {
    ...ABOUT_FOUR,
    people: ABOUT_FOUR.people.map((person) => ({ ...person, hasDraft: true })),
  };

  it('is asked back when several letters wait and the mail was not addressed to one', () => {
    expect(say('send', twoLetters)).toEqual(['1 or 2 or 3 or 4?: send']);
    expect(say('send', { ...twoLetters, addressedIndex: 1 })).toEqual(['2~: send']);
    expect(say('2: send', twoLetters)).toEqual(['2: send']);
  });

  it('is asked back below a line about somebody else', () => {
    expect(say('2: snooze 1w\nsend', ABOUT_FOUR)).toEqual(['2: snooze 2026-12-01', '1?: send']);
  });

  it('tells what else was said that may be meant for the letter', () => {
    const [send] = readAnswerLines('send\nHi Ruth,\n\nmet Tom yesterday. Call me!\nTess', ABOUT_RUTH);
    expect(send?.reading).toEqual({ kind: 'send', besides: 'Hi Ruth,\n\nmet Tom yesterday. Call me!\nTess' });
    const [, below] = readAnswerLines('Change the second line first.\nsend', ABOUT_RUTH);
    expect(below?.reading).toEqual({ kind: 'send', besides: 'Change the second line first.' });
  });

  it('sends no letter that goes on with lines about others', () => {
    expect(say('send\nHi Ruth,\nhow are you?\n2: snooze 1w', ABOUT_FOUR)).toEqual(['unclear']);
  });

  it('is never read from a quoted mail', () => {
    expect(say('> send\n> stop\n| send')).toEqual(['note']);
  });
});

it('after 200 commands the rest is kept as a note that says so', () => {
  const lines = readAnswerLines(`${'snooze 1w\n'.repeat(200)}\nsnooze 2w\nsend\n2: done`, ABOUT_FOUR);
  expect(lines).toHaveLength(202);
  expect(lines.slice(200).map(sayLine)).toEqual(['note beyond the limit', '2: note beyond the limit']);
  expect(lines[200]?.words).toBe('snooze 2w\nsend');
});

it('beyond a thousand lines the rest is one note that says so; every letter is told of it', () => {
  const lines = readAnswerLines(
    `2: send\n${'snooze 1w\n'.repeat(100)}${'Well.\n'.repeat(899)}\nskip\n\nstop`,
    {
      ...ABOUT_FOUR,
      people: ABOUT_FOUR.people.map((person) => ({ ...person, hasDraft: true })),
    },
  );
  expect(lines.at(-1)).toMatchObject({
    words: 'skip\n\nstop',
    reading: { kind: 'note', text: 'skip\n\nstop', beyondLimit: true },
  });
  expect(lines[0]?.reading).toMatchObject({ kind: 'send', besides: expect.stringMatching(/skip\n\nstop$/) });
});

it('a letter below "send" is judged to its end, however long it is', () => {
  const letter = `Hi Ruth,\n${'It was a long summer here.\n'.repeat(3000)}Tess`;
  const [send, ...others] = readAnswerLines(`send\n${letter}`, ABOUT_RUTH);
  expect(others).toEqual([]);
  expect(send?.reading).toEqual({ kind: 'send', besides: letter });
});

it('of a megabyte no more than a thousand lines are read, and no word is lost', { timeout: 60_000 }, () => {
  const repeated = [
    'She told me that her son Leo starts school and we meet on Tuesday\n',
    'remind me to call on the second of the last of next\n\n',
    'send\n\n',
    'Cameron: ',
    '- ',
    'met    ',
    'her son Leo ',
    '请',
  ];
  for (const part of repeated) {
    const text = part.repeat(1_000_000 / part.length);
    const lines = readAnswerLines(text, ABOUT_FOUR);
    expect(lines.length).toBeLessThanOrEqual(1001);
    const bare = (words: string) => words.replace(/\s+/g, '');
    expect(bare(lines.map(({ words }) => words).join('')) === bare(text)).toBe(true);
  }
});

describe('gifts', () => {
  const ofMia = { ...ABOUT_RUTH, people: ABOUT_RUTH.people.map((each) => ({ ...each, lovedOnes: ['Mia'] })) };
  const readings = (text: string) => readAnswerLines(text, ofMia).map(({ reading }) => reading);

  it('for a loved one who is named first are kept as for them', () => {
    expect(readings('Mia: gift idea: a globe')).toEqual([{ kind: 'gift-idea', text: 'a globe for Mia' }]);
    expect(readings('Mia: gift sent: boots for Mia, $80')).toMatchObject([
      { kind: 'gift-sent', text: 'boots for Mia, $80', amount: { currency: 'USD', value: 80 } },
    ]);
  });

  it('have the link that is pasted on a line below them, with or without an empty line', () => {
    for (const gap of ['\n', '\n\n'])
      expect(readings(`Mia: gift idea: a globe${gap}https://maps.example/globe`)).toEqual([
        { kind: 'gift-idea', text: 'a globe for Mia https://maps.example/globe' },
      ]);
    expect(readings('She rests.\n\nhttps://maps.example/globe')).toHaveLength(2);
  });

  it('what a loved one needs is kept with whose it is', () => {
    expect(readings('Mia: need: a bicycle by Friday')).toMatchObject([
      { kind: 'need', text: 'Mia: a bicycle by Friday' },
    ]);
  });
});
