import { describe, expect, it } from 'vitest';
import { issueFiles } from '../../../functions/newsletter/adapters/issue-files.ts';
import { checkIssueChoices, readIssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import { BadIssueFileError } from '../../../functions/newsletter/errors.ts';

const TEXT = '---\nsubject: The dog: a name\npreheader: "Why" it matters\n---\n\nWords.\n';
const fileName = '01-the-dog.md';

describe('the file of an issue', () => {
  it('has a subject, a preheader and Markdown; its slug is its name without the number', () => {
    expect(readIssueFile({ fileName, text: TEXT })).toEqual({
      slug: 'the-dog',
      subject: 'The dog: a name',
      preheader: '"Why" it matters',
      markdown: '\nWords.\n',
      linesAbove: 4,
    });
  });

  it('may have empty lines around its subject and preheader, as some formatters put them', () => {
    const airy = TEXT.replace('---\nsubject', '---\n\nsubject');
    expect(readIssueFile({ fileName, text: airy })).toEqual({
      ...readIssueFile({ fileName, text: TEXT }),
      linesAbove: 5,
    });
  });

  it('may have the line ends of Windows', () => {
    expect(readIssueFile({ fileName, text: TEXT.replaceAll('\n', '\r\n') }).subject).toBe('The dog: a name');
  });

  it.each([
    ['no front matter', fileName, 'Words.'],
    ['front matter that does not end', fileName, '---\nsubject: A\npreheader: B\n'],
    ['no words', fileName, '---\nsubject: A\npreheader: B\n---\n \n'],
    ['no preheader', fileName, '---\nsubject: A\n---\nWords.'],
    ['an empty subject', fileName, '---\nsubject:\npreheader: B\n---\nWords.'],
    ['a key that Kith does not know', fileName, '---\nsubject: A\npreheader: B\nsubtitle: C\n---\nWords.'],
    ['a line that is no pair', fileName, '---\nsubject: A\npreheader: B\nhello\n---\nWords.'],
    ['a name without a number', 'the-dog.md', TEXT],
    ['a name that cannot be a slug', '01-The Dog.md', TEXT],
    ['a field that stands for nothing', fileName, `${TEXT}Hello {{fistName}}.`],
    ['a field in its subject', fileName, TEXT.replace('The dog', '{{firstName}}')],
    ['a subject that no header holds', fileName, TEXT.replace('The dog', 'dog'.repeat(60))],
    ['a field of ours', fileName, `${TEXT}{{/contacts}}`],
    ['braces at a heading that mean nothing', fileName, `${TEXT}\n## Seeds {topics: garden}\n\nWords.`],
  ])('with %s is refused in a line that names it', (_, name, text) => {
    const read = () => readIssueFile({ fileName: name, text });
    expect(read).toThrow(BadIssueFileError);
    expect(read).toThrow(name);
  });

  it('may name its reader, and have a line for those whom the owner knows', () => {
    const text = TEXT.replace(
      '---\n\n',
      'contacts: Ring me, {{firstName}}.\n---\n\nYou, {{ firstName }}, know. ',
    );
    expect(readIssueFile({ fileName, text }).contacts).toBe('Ring me, {{firstName}}.');
  });

  it('says of a field that stands for nothing which one there is', () => {
    expect(() => readIssueFile({ fileName, text: `${TEXT}{{name}}` })).toThrow(
      '01-the-dog.md: {{name}} stands for nothing; the one field that there is is {{firstName}}',
    );
  });
});

describe('the topic and the language of an issue', () => {
  const check = (lines: string) =>
    checkIssueChoices(readIssueFile({ fileName, text: TEXT.replace('---\n\n', `${lines}\n---\n\n`) }), {
      topics: [{ id: 'gifts' }, { id: 'praise' }],
      languages: ['en'],
    });

  it('are those that readers can choose, or none', () => {
    for (const lines of ['', 'topic: praise', 'language: en']) expect(() => check(lines)).not.toThrow();
    expect(() => check('topic: gift')).toThrow(
      'the-dog.md: topic "gift" is not among the topics in cdk.json (gifts, praise)',
    );
    expect(() => check('language: de')).toThrow(BadIssueFileError);
    expect(() => check('---\n\nStory.\n\n## Seeds {topic: seed}\n\nWords.\n\n')).toThrow(
      'topic "seed" is not among the topics',
    );
  });
});

describe('the issues of this repository', () => {
  it('are all readable, in the order of their numbers, no slug twice', () => {
    const slugs = issueFiles.map(readIssueFile).map(({ slug }) => slug);
    expect(slugs.length).toBeGreaterThanOrEqual(2);
    expect(new Set(slugs).size).toBe(slugs.length);
    const numbers = issueFiles.map(({ fileName: name }) => Number.parseInt(name, 10));
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  });
});
