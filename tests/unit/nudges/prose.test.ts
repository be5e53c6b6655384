import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  capitalise,
  dateLine,
  excerpt,
  listInProse,
  sayDate,
  sayWhen,
  sentence,
} from '../../../functions/nudges/domain/prose.ts';

const today = Temporal.PlainDate.from('2026-08-24');
const day = (text: string) => Temporal.PlainDate.from(text);

describe('prose', () => {
  it('writes the day as a letter does', () => {
    expect(dateLine(today)).toBe('Monday, 24 August');
  });

  it.each([
    ['2026-08-24', 'today'],
    ['2026-08-25', 'tomorrow'],
    ['2026-08-27', 'on Thursday'],
    ['2026-08-30', 'on Sunday'],
    ['2026-08-31', 'on 31 August'],
    ['2027-01-02', 'on 2 January 2027'],
    ['2026-08-23', 'on 23 August'],
  ])('says %s as "%s"', (date, words) => {
    expect(sayWhen(day(date), today)).toBe(words);
  });

  it('names the year only where it is another one', () => {
    expect(sayDate(day('2026-07-08'), today)).toBe('8 July');
    expect(sayDate(day('2025-07-08'), today)).toBe('8 July 2025');
  });

  it.each([
    ['short', 'short'],
    ['two\r\n lines', 'two lines'],
    ['a long sentence, that goes on', 'a long sentence …'],
    ['x'.repeat(30), `${'x'.repeat(20)} …`],
  ])('shortens %j to %j', (text, short) => {
    expect(excerpt(text, 20)).toBe(short);
  });

  it('never breaks a character in two, nor a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const short = excerpt(text, 10);
        expect(short.isWellFormed()).toBe(true);
        expect(short).not.toMatch(/[\r\n]/);
        expect([...short].length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it.each([
    ['likes tea', 'likes tea.'],
    ['Likes tea. ', 'Likes tea.'],
    ['tea (green)', 'tea (green).'],
    ['tea?', 'tea?'],
    ['“tea”', '“tea”'],
  ])('ends %j as %j', (text, ended) => {
    expect(sentence(text)).toBe(ended);
  });

  it('lists and capitalises', () => {
    expect(listInProse([])).toBe('');
    expect(listInProse(['tea'])).toBe('tea');
    expect(listInProse(['tea', 'jazz'])).toBe('tea and jazz');
    expect(listInProse(['tea', 'rowing', 'jazz'])).toBe('tea, rowing and jazz');
    expect(capitalise('élan')).toBe('Élan');
    expect(capitalise('')).toBe('');
  });
});
