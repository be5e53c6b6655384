import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchNames } from '../../../../functions/nudges/inner-circle/domain/match-names.ts';
import { readNames } from '../../../../functions/nudges/inner-circle/domain/read-names.ts';
import { buildPerson } from '../../../builders/person.ts';

const read = (words: string) => readNames(words, 'Nora Lindqvist').names;

describe('the names in an answer', () => {
  test.each([
    ['a line each', 'Ruth Adler\nDaniel Osei\n', ['Ruth Adler', 'Daniel Osei']],
    ['several on a line', 'Ruth, Daniel; Mei and Kenji & Ana', ['Ruth', 'Daniel', 'Mei', 'Kenji', 'Ana']],
    ['bullets and numbers', '1. Ruth\n2) Daniel\n- Mei\n• Kenji', ['Ruth', 'Daniel', 'Mei', 'Kenji']],
    ['as an address book sorts them', 'Adler, Ruth\nOsei, Daniel K.', ['Adler, Ruth', 'Osei, Daniel K']],
    ['an address', 'ruth@adler.example', ['ruth@adler.example']],
    ['courtesies around them', 'Hi Kith!\n\nHere they are:\nRuth\n\nThanks,\nNora', ['Ruth']],
    ['a courtesy on one line', 'Ruth\nThanks, Nora', ['Ruth']],
    ['each once', 'Ruth\nRuth', ['Ruth']],
    ['other scripts', '王小明\nЖанна Ильина', ['王小明', 'Жанна Ильина']],
    ['a name like a word', 'Andy Love\nBest Okafor', ['Andy Love', 'Best Okafor']],
    ['a name with a joining word inside', 'Anand Band\nJosé y Ana', ['Anand Band', 'José', 'Ana']],
    ['nothing', '\n \n…', []],
  ])('are read: %s', (_, words, names) => {
    expect(read(words)).toEqual(names);
  });

  test('may be that of a namesake of the owner, but for the last line, which signs', () => {
    expect(read('Nora\nRuth\n\nNora')).toEqual(['Nora', 'Ruth']);
  });

  test('leave out what reads as a sentence, and say so', () => {
    const answer = 'Ruth\nI would have to think about all of the others first';
    expect(readNames(answer, 'Nora Lindqvist')).toEqual({
      names: ['Ruth'],
      remarks: ['I would have to think about all of the others first'],
      tooMany: [],
      saysNobody: false,
    });
  });

  test('may be none', () => {
    expect(readNames('Nobody.', 'Nora Lindqvist')).toEqual({
      names: [],
      remarks: [],
      tooMany: [],
      saysNobody: true,
    });
  });

  test('are at most 150, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (words) => {
        expect(read(words).length).toBeLessThanOrEqual(150);
      }),
    );
    expect(read(Array.from({ length: 500 }, (_, index) => `Name ${index}`).join('\n'))).toHaveLength(150);
  });
});

async function* circle() {
  yield buildPerson('Ruth Adler', { addresses: ['ruth@adler.example'], company: 'Fjordlight' });
  yield buildPerson('Ruth Okafor');
  yield buildPerson('Robert Lund', { nickname: 'Bob' });
  yield buildPerson('René Fournier');
  yield buildPerson('Tom Berg', { hidden: { since: '2026-01-01T00:00:00.000Z' } });
  yield buildPerson('Ada Berg', { inMemory: { since: '2026-01-01T00:00:00.000Z' } });
  yield buildPerson('Bob');
}

describe('whom a written name means', () => {
  test.each([
    ['Ruth Adler', ['Ruth Adler']],
    ['adler, ruth', ['Ruth Adler']],
    ['RUTH@adler.example', ['Ruth Adler']],
    ['Ruth', ['Ruth Adler', 'Ruth Okafor']],
    ['Okafor', ['Ruth Okafor']],
    ['rene', ['René Fournier']],
    ['Bob', ['Bob']],
    ['Lund', ['Robert Lund']],
    ['Tom Berg', []],
    ['Ada', ['Ada Berg']],
    ['Someone Else', []],
  ])('%s: %j', async (written, names) => {
    const [match] = await matchNames([written], circle());
    expect(match?.people.map(({ name }) => name)).toEqual(names);
  });

  test('two first names with a comma are two people, where nobody has both', async () => {
    const matches = await matchNames(['René, Bob'], circle());
    expect(matches.map(({ people }) => people.map(({ name }) => name))).toEqual([['René Fournier'], ['Bob']]);
  });
});
