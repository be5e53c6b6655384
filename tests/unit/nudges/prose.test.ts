import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalise, excerpt, listInProse, sentence } from '../../../functions/nudges/domain/prose.ts';

describe('prose', () => {
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
