import { expect, it } from 'vitest';
import { issueFiles } from '../../../functions/newsletter/adapters/issue-files.ts';
import { readIssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import { readSections } from '../../../functions/newsletter/domain/letter-sections.ts';
import { withShoutOuts } from '../../../functions/newsletter/domain/shout-outs.ts';

const kindsOf = (markdown: string) =>
  readSections(markdown).map(({ kind, title }) => (title ? `${kind}: ${title}` : kind));

it.each([
  ['## One tip', 'tip: One tip'],
  ['## The tip', 'tip: The tip'],
  ['## The gift of the week', 'gift: The gift of the week'],
  ['## Hats off', 'praise: Hats off'],
  ['## Shout-outs', 'praise: Shout-outs'],
  ['## Your turn', 'turn: Your turn'],
  ['# Your turn', 'turn: Your turn'],
  ['## Tipping the scales', 'other: Tipping the scales'],
  ['## Ein Tipp {tip}', 'tip: Ein Tipp'],
  ['## Und Sie? {your-turn}', 'turn: Und Sie?'],
  ['## Glückwunsch {hats-off, topic: garden}', 'praise: Glückwunsch'],
  ['## A *soft* `{word}`', 'other: A soft'],
])('%s begins a section', (heading, section) => {
  expect(kindsOf(`Story.\n\n${heading}\n\nWords.`)).toEqual(['story', section]);
});

it('a heading within code, and one below it, begins none', () => {
  expect(kindsOf('Story.\n\n```\n## One tip\n```\n\n### Below\n\nWords.')).toEqual(['story']);
});

it('a link may have its address in another section', () => {
  const [story] = readSections('See [here].\n\n## Your turn\n\nWhat?\n\n[here]: https://x.example/');
  expect(story?.html).toContain('href="https://x.example/"');
});

it('a section can be for those who chose a topic', () => {
  expect(readSections('## Seeds {topic: kitchen-garden}\n\nSave one.')).toMatchObject([
    { kind: 'other', title: 'Seeds', topic: 'kitchen-garden' },
  ]);
});

it.each(issueFiles.map(readIssueFile))('$slug has a story, a tip, a gift and a question', ({ markdown }) => {
  expect(readSections(markdown).map(({ kind }) => kind)).toEqual(['story', 'tip', 'gift', 'turn']);
});

it('praise stands before the question, or where the writer praises', () => {
  const praise = [{ planId: 'plan', text: 'Ruth <won> {{leaveUrl}}.', link: 'https://x.example/?a&b' }];
  const [, hatsOff, turn] = withShoutOuts(readSections('Story.\n\n## Your turn\n\nWhat?'), praise);
  expect([hatsOff?.title, turn?.kind]).toEqual(['Hats off', 'turn']);
  expect(hatsOff?.html).toContain(
    '<p>Ruth &lt;won&gt; { {leaveUrl}}. <a href="https://x.example/?a&amp;b">Read about it</a></p>\n',
  );
  const [, own, more] = withShoutOuts(readSections('Story.\n\n## Hats off\n\nTo all.'), praise);
  expect(own?.html).toMatch(/To all[\s\S]*Ruth/);
  expect(more).toBeUndefined();
});

it('praise leads only to a page', () => {
  const [section] = withShoutOuts([], [{ planId: 'plan', text: 'Ruth won.', link: 'javascript:alert(1)' }]);
  expect(section?.html).not.toContain('<a');
});
