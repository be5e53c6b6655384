import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPraise, type ShoutOut } from '../../../../functions/newsletter/domain/shout-outs.ts';
import { writeIssue } from '../../../../functions/newsletter/write-issue.ts';
import { newsletterContext } from '../../../builders/newsletter.ts';

const PRAISE: readonly ShoutOut[] = ['a', 'b', 'c'].map((letter) => ({
  planId: letter.repeat(24),
  text: `${letter.toUpperCase()} won the prize, after years of work that nobody but the neighbours and the cat saw.`,
  link: `https://news.example/${letter}`,
}));

const LETTERS = {
  'a section of its own': 'Story.\n\n## One tip\n\nKeep a card.\n\n## Your turn\n\nWhat?',
  'the writer’s own section':
    'Story.\n\n## Hats off\n\nTo all who\n\n- dug\n- sowed\n\n## Your turn\n\nWhat?',
  'the end of the letter': 'Story.\n\n    code\n\n\n    more',
};

const write = (markdown: string, praise: readonly ShoutOut[]) =>
  writeIssue(newsletterContext, { slug: 'a', subject: 'A', preheader: 'B', markdown }, praise);

describe.each(Object.entries(LETTERS))('praise in %s that somebody takes back', (_, markdown) => {
  it('leaves the very letter that is written without it', () => {
    fc.assert(
      fc.property(fc.subarray([...PRAISE]), (agreed) => {
        const kept = printPraise(write(markdown, PRAISE), agreed);
        expect(kept).toEqual(printPraise(write(markdown, agreed)));
        expect(kept.html + kept.text).not.toContain('{{praise');
      }),
    );
    expect(printPraise(write(markdown, PRAISE), [])).toEqual(write(markdown, []));
  });
});

it('praise whose words are other ones than those that were agreed to is left out', () => {
  const [first] = PRAISE;
  const other = PRAISE.map((praise) => (praise === first ? { ...praise, text: 'Other words.' } : praise));
  const { text } = printPraise(write('Story.', PRAISE), other);
  expect(text).not.toMatch(/A won|Other words/);
  expect(text).toContain('B won');
});
