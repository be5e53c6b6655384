import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameIssue } from '../../../../functions/newsletter/domain/name-issue.ts';
import { aboveQuotation } from '../../../../functions/newsletter/domain/own-text.ts';
import { readDraft } from '../../../../functions/newsletter/domain/read-draft.ts';
import { readWord } from '../../../../functions/newsletter/domain/read-word.ts';
import { deriveDeliveryId } from '../../../../functions/shared/ids.ts';

const read = (text: string, subject = 'Fwd: The second cup') =>
  readDraft(text, subject, { topics: [{ id: 'gifts', name: 'Gifts' }] });

describe('a draft', () => {
  it('needs no front matter: its subject is the mail’s, its preheader the first sentence', () => {
    expect(read('## A tip\n\nI *once* met [Ada](https://ada.example). She laughed.\n\nMore.')).toEqual({
      subject: 'The second cup',
      preheader: 'I once met Ada.',
      markdown: '## A tip\n\nI *once* met [Ada](https://ada.example). She laughed.\n\nMore.',
      linesAbove: 0,
    });
  });

  it.each([
    ['\n\nWords.', 2],
    ['subject: Mine\n\nWords.', 2],
    ['\r\n---\r\nsubject: Mine\r\n---\r\n\r\n\r\nWords.', 6],
    ['---\n\nsubject: Mine\n\npreheader: Why.\n\n---\n\nWords.', 8],
  ])('%j knows how many lines stand above its words', (text, linesAbove) => {
    expect(read(text)).toMatchObject({ markdown: 'Words.', linesAbove });
    expect(text.split('\n').indexOf('Words.')).toBe(linesAbove);
  });

  it('has what is escaped as it is in its preheader, but no field', () => {
    expect(read('It is 2 \\* 3 *times*.')).toMatchObject({ preheader: 'It is 2 * 3 times.' });
    expect(read('Write \\{\\{firstName\\}\\}.')).toMatchObject({ preheader: '' });
  });

  it('has a preheader that reads the same to everybody, or none', () => {
    expect(read('Hello {{firstName}}, how are you? I have news.\n\nMore.')).toMatchObject({
      preheader: 'I have news.',
    });
    expect(read('*Dear {{firstName}}*\n\nI have news, {{firstName}}! Do you?')).toMatchObject({
      preheader: 'Do you?',
    });
    expect(read('Good morning, {{firstName}}')).toMatchObject({ preheader: '' });
  });

  it.each([
    ['between two fences', '---\nsubject: Mine\npreheader: Why.\ntopic: gifts\n---\n\nWords.'],
    [
      'between the dashes that telephones make of them',
      '—\nSubject: Mine\nPreheader: Why.\nTopic: gifts\n—\nWords.',
    ],
    ['down to an empty line', 'subject: Mine\npreheader: Why.\ntopic: gifts\n\nWords.'],
    ['between longer dashes', '———\nsubject: Mine\npreheader: Why.\ntopic: gifts\n⸻\nWords.'],
    [
      'with an empty line between any two, as Outlook has it',
      '---\n\nsubject: Mine\n\npreheader: Why.\n\ntopic: gifts\n\n---\n\nWords.',
    ],
    ['so, without fences', 'subject: Mine\n\npreheader: Why.\n\ntopic: gifts\n\nWords.'],
    [
      'in the quotation marks of YAML, straight or curly',
      '---\nsubject: "Mine"\npreheader: ‘Why.’\ntopic: “gifts”\n---\nWords.',
    ],
  ])('says more of itself %s', (_, text) => {
    expect(read(text)).toMatchObject({
      subject: 'Mine',
      preheader: 'Why.',
      topic: 'gifts',
      markdown: 'Words.',
    });
  });

  it('keeps a rule and a colon of its own as they are', () => {
    expect(read('---\n\nNo front matter: a rule.')).toMatchObject({
      markdown: '---\n\nNo front matter: a rule.',
    });
    expect(read('Dear all: hello there.')).toMatchObject({ markdown: 'Dear all: hello there.' });
    expect(read('Note: not a key.\n\nWords.')).toMatchObject({ markdown: 'Note: not a key.\n\nWords.' });
  });

  it.each([
    ['of five megabytes', 'word '.repeat(1_000_000), 'too-long'],
    ['without a word', ' \n---\n', 'empty'],
    ['with a line that means nothing there', 'subject: Mine\nauthor: me\n\nWords.', 'bad-front-matter'],
    ['with such a line before all others', 'author: me\nsubject: Mine\n\nWords.', 'bad-front-matter'],
    [
      'with such a line first between fences',
      '---\nmood: glad\nsubject: Mine\n---\nWords.',
      'bad-front-matter',
    ],
    ['with an empty subject', 'subject:\n\nWords.', 'bad-front-matter'],
    ['for a topic that there is not', 'topic: cats\n\nWords.', 'unknown-topic'],
  ])('%s is refused, and the reason named', (_, text, problem) => {
    expect(read(text)).toMatchObject({ problem });
  });

  it('may quote somebody in its subject', () => {
    expect(read('subject: “Come in” and “Go on”\n\nWords.')).toMatchObject({
      subject: '“Come in” and “Go on”',
    });
  });

  it('in a language that no reader can choose is refused, since it would reach nobody', () => {
    const inGerman = (languages?: string[]) =>
      readDraft('language: deu\n\nWorte.', 'Mine', { ...(languages && { languages }) });
    expect(inGerman(['en', 'de'])).toEqual({
      ...{ problem: 'unknown-language', language: 'deu', languages: ['en', 'de'] },
    });
    expect(inGerman()).toMatchObject({ language: 'deu', markdown: 'Worte.' });
    expect(readDraft('language: German, of course\n\nWorte.', 'Mine', {})).toMatchObject({
      problem: 'unknown-language',
    });
  });

  it('without any subject is refused', () => {
    expect(read('Words.', ' Re: ')).toEqual({ problem: 'no-subject' });
  });

  it('is read or refused whatever it holds, in time that grows with its length', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '---',
        '—',
        '\n',
        'subject: ',
        'x: y',
        '[',
        '](',
        '*',
        '> ',
        ' ',
        'Word.',
        '\u0000',
        '{{',
      ),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(pieces, (parts) => 'problem' in read(parts.join('')) || 'markdown' in read(parts.join(''))),
    );
    const begin = performance.now();
    for (const piece of ['[', '![a](', '*', '_a', '> ', '- ', '`', 'a.', '\n\n']) {
      read(piece.repeat(79_000 / piece.length));
    }
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});

it.each(['[a](', '> ', '> - ', '1. ', '*a **b ', '[', '`a', '# a\n'])(
  'a draft made of %j alone is refused: what reads Markdown takes minutes for it, or breaks',
  (piece) => {
    expect(read(`Words.\n\n${piece.repeat(70_000 / piece.length)}`)).toEqual({ problem: 'tangled' });
  },
);

it('a list of fifty links, and quotations within quotations, are no tangle', () => {
  const links = '- [A title of some words](https://a.example/a-page?one=1&two=2)\n'.repeat(50);
  expect(read(`Words.\n\n${links}\n\n> > > - He said.`)).toMatchObject({ subject: 'The second cup' });
});

describe('what is not of the letter', () => {
  it('is a quoted proof below, while a quotation within stays', () => {
    const text =
      'subject: Mine\n\nHe said:\n\n> Come in.\n\nSo I did.\n\nOn Monday Kith wrote:\n> A proof\n> So I did.';
    expect(aboveQuotation(text, 'subject: Mine\n\nHe said:\n\nSo I did.')).toBe(
      'subject: Mine\n\nHe said:\n\n> Come in.\n\nSo I did.',
    );
    expect(aboveQuotation('Some words', 'Some other words …')).toBeUndefined();
  });
});

it('issues are named by their subject, each apart from every other', () => {
  const one = deriveDeliveryId('one');
  expect(nameIssue('Für Elise & the 2nd Cup!', one)).toBe(`fur-elise-the-2nd-cup-${one.slice(0, 5)}`);
  expect(nameIssue('Die Straße nach Łódź', one)).toBe(`die-strasse-nach-lodz-${one.slice(0, 5)}`);
  expect(nameIssue('A subject that is rather long, so that it had better end with a word', one)).toBe(
    `a-subject-that-is-rather-long-so-that-it-had-better-end-with-${one.slice(0, 5)}`,
  );
  expect(nameIssue('x'.repeat(99), one)).toBe(`${'x'.repeat(60)}-${one.slice(0, 5)}`);
  expect(nameIssue('茶', one)).toBe(one.slice(0, 5));
  fc.assert(fc.property(fc.string(), (subject) => /^[a-z0-9-]+$/.test(nameIssue(subject, one))));
});

describe('an answer to a proof', () => {
  it.each([
    ['approve', 'approve'],
    ['Approve.\n\nBest wishes,\nNora', 'approve'],
    ['“hold”', 'hold'],
    ['SKIP!', 'skip'],
    ['subject: Anew\n\nOther words.', 'changes'],
    ['---\nsubject: Anew\n---\nOther words.', 'changes'],
  ])('%j means %s', (words, meaning) => {
    expect(readWord(words, 'Nora Lindqvist')).toBe(meaning);
  });

  it.each([
    'approved',
    'Yes, approve',
    'approve it please',
    'do not approve',
    'approve\nbut fix the typo in the second line',
    'hold on, I like it: approve',
    'approve\nhold',
    '',
    'ok',
    'Dear all,\nthis is the letter.',
  ])('%j is no clear word', (words) => {
    expect(readWord(words, 'Nora Lindqvist')).toBe('unclear');
  });
});
