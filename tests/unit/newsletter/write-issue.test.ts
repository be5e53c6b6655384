import { describe, expect, it } from 'vitest';
import { issueFiles } from '../../../functions/newsletter/adapters/issue-files.ts';
import { isClipped } from '../../../functions/newsletter/domain/clipping.ts';
import { readIssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import { personalise } from '../../../functions/newsletter/domain/personalise.ts';
import { BadIssueFileError } from '../../../functions/newsletter/errors.ts';
import { writeIssue } from '../../../functions/newsletter/write-issue.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { richContext, sampleReader, writeWithPraise } from '../../builders/sample-issue.ts';

const GMAIL_CLIPS_AT = 102_400;
const PARAGRAPH = `${'Some words that go on and on, as words do. '.repeat(10)}\n\n`;
const file = (markdown: string) => ({ slug: 'a-letter', subject: 'A letter', preheader: 'Words.', markdown });
const octets = (html: string) => Buffer.byteLength(html);

describe('a letter', () => {
  it.each(issueFiles.map(readIssueFile))('$slug stays below what mail programs cut off', (issue) => {
    const { html } = personalise(writeIssue(newsletterContext, issue), sampleReader);
    expect(octets(html)).toBeLessThan(GMAIL_CLIPS_AT);
  });

  it('of ten thousand words stays below it, too, whatever its reader is called', () => {
    const letter = writeIssue(newsletterContext, file(PARAGRAPH.repeat(110)));
    expect(PARAGRAPH.repeat(110).split(' ').length).toBeGreaterThan(10_000);
    const { html } = personalise(letter, { ...sampleReader, greeting: `Dear ${'<'.repeat(60)},` });
    expect(octets(html)).toBeLessThan(GMAIL_CLIPS_AT);
  });

  it.each([
    ['one paragraph', 'word '.repeat(22_000)],
    ['a list', '- a\n'.repeat(2_000)],
  ])('that would be cut off, as %s, is refused in words that say so', (_, markdown) => {
    const write = () => writeIssue(newsletterContext, file(markdown));
    expect(write).toThrow(BadIssueFileError);
    expect(write).toThrow(/"a-letter" weighs \d+ KB as a mail; mail programs cut off what is over 100/);
  });

  it('counts as cut off before it is, since a reader’s own words come on top', () => {
    expect(isClipped('a'.repeat(GMAIL_CLIPS_AT - 1_100))).toBe(false);
    expect(isClipped('a'.repeat(GMAIL_CLIPS_AT - 1_000))).toBe(true);
  });

  it('with a section for a topic that there is not is refused in words that name those there are', () => {
    const markdown = 'Story.\n\n## Seeds {topic: gardn}\n\nWords.';
    expect(() => writeIssue(richContext, file(markdown))).toThrow(
      'The letter "a-letter" has a section for the topic "gardn", which the newsletter does not have. It has: garden, books',
    );
  });
});

it.each([
  'Write \\{\\{contacts\\}\\} there.\n\nThe end.',
  'Write \\{\\{firstName\\}\\} there.\n\nThe end.',
  'Write &#123;&#123;contacts}} there.\n\nThe end.',
  '*{*{contacts}}\n\nThe end.',
  '## \\{\\{topic:garden\\}\\}\n\nThe end.',
  '## *{*{contacts}}\n\nThe end.',
  '### \\{\\{contacts\\}\\}\n\nThe end.',
])('braces that only look like a field are words to everybody: %j', (markdown) => {
  const { html, text } = writeIssue(newsletterContext, file(markdown));
  for (const part of [html, text]) {
    expect(part).toContain('The end.');
    expect(part).not.toMatch(/\{\{(?:contacts|topic|firstName)/);
  }
});

it('a heading keeps its field in the text part, where it is in capitals', () => {
  const { text } = writeIssue(newsletterContext, file('Story.\n\n## Straße, {{firstName}}\n\nWords.'));
  expect(text).toContain('STRASSE, {{firstName}}');
});

it('why a letter comes is said so that it is true of everybody, also of those who came with a list', () => {
  const { text } = writeIssue(newsletterContext, file('Story.'));
  expect(text.replace(/\s+/g, ' ')).toContain(
    'because you asked for it. If a friend would like it, too, this is the place: https://kith.example/newsletter',
  );
  expect(text).not.toMatch(/confirmed/);
});

describe('the page of a letter', () => {
  it('holds what is for everybody: nothing of a topic, of contacts, of others’ praise or of any reader', () => {
    const { body } = writeWithPraise();
    expect(body).toContain('<section class="tip">\n<h2>One tip</h2>');
    expect(body).toContain('Biscuit');
    expect(body).not.toMatch(/\{\{|garden|Ruth|Thursday evening|ring me|\/links\//);
  });

  it('names nobody where the letter names its reader', () => {
    expect(writeIssue(newsletterContext, file('You, {{firstName}}.')).body).toContain('You, reader.');
  });
});

describe('the links of a letter', () => {
  const twoLinks = file(
    '[One](https://one.example/?a=1&b=2), [two](http://two.example/), [one](https://one.example/?a=1&b=2), [me](mailto:nora@x.example)',
  );

  it('are what they are unless the owner had them counted', () => {
    const letter = writeIssue(newsletterContext, twoLinks);
    expect(letter.html).toContain('href="https://one.example/?a=1&amp;b=2"');
    expect(letter.links).toBeUndefined();
    expect(letter.html).not.toMatch(/counted/);
  });

  it('that are counted lead over the letter’s own list, and the mail says so', () => {
    const letter = writeIssue(richContext, twoLinks);
    expect(letter.links).toEqual(['https://one.example/?a=1&b=2', 'http://two.example/']);
    const { html, text } = personalise(letter, { ...sampleReader, clickToken: 'TOKEN' });
    const places = [
      ...html.matchAll(/href="https:\/\/kith\.example\/newsletter\/issues\/a-letter\/links\/(\d)\/TOKEN"/g),
    ];
    expect(places.map(([, place]) => place)).toEqual(['0', '1', '0']);
    expect(html).toContain('href="mailto:nora@x.example"');
    expect(html).toContain('Links in this letter are counted');
    expect(text).toContain('(https://one.example/?a=1&b=2)');
    expect(text).not.toContain('/links/');
  });
});
