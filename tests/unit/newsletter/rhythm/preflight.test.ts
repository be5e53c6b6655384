import { describe, expect, it } from 'vitest';
import { issueFiles } from '../../../../functions/newsletter/adapters/issue-files.ts';
import { addressIssue } from '../../../../functions/newsletter/address-issue.ts';
import { readIssueFile } from '../../../../functions/newsletter/domain/issue-file.ts';
import type { ReadersMail } from '../../../../functions/newsletter/domain/preflight/check-letter.ts';
import { addressesToCheck } from '../../../../functions/newsletter/domain/preflight/check-targets.ts';
import { findTargets } from '../../../../functions/newsletter/domain/preflight/find-targets.ts';
import { preflight } from '../../../../functions/newsletter/domain/preflight/preflight.ts';
import type { LinkOutcome } from '../../../../functions/newsletter/link-checker.ts';
import { leaveUrl } from '../../../../functions/newsletter/newsletter-links.ts';
import { writeIssue } from '../../../../functions/newsletter/write-issue.ts';
import { fixedClock } from '../../../builders/clock.ts';
import { buildSubscriber, newsletterContext } from '../../../builders/newsletter.ts';

const KEYS = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const reader = buildSubscriber();

interface Looked {
  readonly markdown: string;
  readonly linesAbove?: number;
  readonly subject?: string;
  readonly links?: Readonly<Record<string, LinkOutcome>>;
  readonly postalAddress?: string;
  readonly change?: (mail: ReadersMail) => ReadersMail;
}

/** The findings in a letter as it really is written to a reader. */
function look({
  markdown,
  linesAbove,
  subject = 'The second cup',
  links = {},
  postalAddress = newsletterContext.newsletter.postalAddress,
  change = (mail) => mail,
}: Looked) {
  const context = { ...newsletterContext, newsletter: { ...newsletterContext.newsletter, postalAddress } };
  const file = { slug: 'cup', subject, preheader: 'Why.', markdown, linesAbove };
  const letter = writeIssue(context, file);
  const mail = addressIssue(context, { slug: 'cup', letter }, reader, {
    keys: KEYS,
    now: fixedClock().now(),
  });
  return preflight({
    file,
    mail: change(mail),
    links: new Map(Object.entries(links)),
    leaveUrl: leaveUrl(newsletterContext.webOrigin, reader.subscriberId),
    postalAddress,
  });
}
const codes = (looked: Looked) =>
  look(looked).map(({ level, code, place }) => [level, code, place].filter(Boolean).join(' '));

describe('preflight', () => {
  it('finds nothing in a good letter', () => {
    const markdown =
      'A story of some words, dear {{firstName}}? No.\n\n## One tip\n\n[Read](https://a.example/x) and ![A cup](https://a.example/cup.png).';
    expect(codes({ markdown: markdown.replace(', dear {{firstName}}? No', '') })).toEqual([]);
  });

  it.each(issueFiles.map(readIssueFile))(
    'finds nothing in the letter $slug of the drawer',
    ({ markdown, subject }) => {
      expect(codes({ markdown, subject })).toEqual([]);
    },
  );

  it('finds nothing in a letter as one writes it to a friend', () => {
    const markdown = [
      'He was seen on the stairs, and in fact now and then in the shop; contact now comes easily to him.',
      'Nothing is guaranteed, and in the limited time we had I would order nothing. A guilt-free gift!',
      'Once in a lifetime you meet somebody who can double your joy. It was urgent, they said. Is 1 < 2? I <3 it.',
      '> “Free” is not a price, said Ruth – 100 % of the time.',
      '1. Ring [Ada](mailto:ada@reader.example), or see www.a.example, https://b.example/x_y_z and <https://c.example>.',
      '| When | What |\n|---|---|\n| Monday | `{ }` & more |',
      '![A cup, blue](https://a.example/cup.png "A cup")',
    ].join('\n\n');
    expect(codes({ markdown, subject: 'Re: IKEA & the second cup – why not?' })).toEqual([]);
  });

  it('counts words where no spaces stand between them', () => {
    expect(codes({ markdown: '昨日、友に会った。' })).toEqual([]);
  });

  it('finds a postal address however its spaces are', () => {
    const spaced = newsletterContext.newsletter.postalAddress.replaceAll(', ', ',  ');
    expect(codes({ markdown: 'Words enough here.', postalAddress: spaced })).toEqual([]);
  });

  it('stops a field that Kith does not know, and one where everybody gets the same line', () => {
    expect(codes({ markdown: 'Words enough here.\nDear {{ first nmae }}, hello.' })).toEqual([
      'must unknown-field line 2',
    ]);
    expect(codes({ markdown: 'Words enough here.', subject: 'For {{firstName}}' })).toEqual([
      'must field-in-subject in the subject',
    ]);
  });

  it('stops braces at the end of a heading that mean nothing', () => {
    expect(codes({ markdown: 'Words enough here.\n\n## A tip {tipp}\n\nMore.' })).toEqual([
      'must unknown-mark line 3',
    ]);
  });

  it('says what stands where a reader left no name', () => {
    expect(look({ markdown: 'Words enough here, {{firstName}}.' })).toMatchObject([
      {
        level: 'look',
        code: 'field-without-value',
        words: expect.stringContaining('“reader”'),
        place: 'line 1',
      },
    ]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<style>@import url(https://evil.example/a.css);</style>',
    '<link rel="stylesheet" href="https://evil.example/a.css">',
    '<iframe src="https://evil.example"></iframe>',
    '<img src="x" onerror="alert(1)">',
  ])('stops %s: readers would see the code', (html) => {
    expect(codes({ markdown: `Words enough here.\n\n${html}\n\nMore.` })).toContain('must raw-html line 3');
  });

  it('warns of harmless HTML, which readers would see as it stands', () => {
    expect(codes({ markdown: 'Words <b>enough</b> here.' })).toEqual([
      'look raw-html line 1',
      'look raw-html line 1',
    ]);
  });

  it('says where a link or a picture leads nowhere, and lets a server be that turns machines away', () => {
    const markdown =
      'Words enough here.\n[a](https://a.example) [b](https://b.example)\n[c](https://c.example) ![d](https://d.example/d.png) [e](http://10.0.0.1)';
    const links = {
      'https://a.example': 'broken',
      'https://b.example': 'refused',
      'https://c.example': 'unreachable',
      'https://d.example/d.png': 'broken',
      'http://10.0.0.1': 'private',
    } as const;
    expect(codes({ markdown, links })).toEqual([
      'look broken-link line 2',
      'look unreachable-link line 3',
      'look broken-link line 3',
      'look private-link line 3',
    ]);
  });

  it('warns of a picture without words, of one that does not come by https, and of a link that is none', () => {
    const markdown =
      'Words enough here.\n\n![](https://a.example/a.png)\n\n![A cup](http://a.example/b.png)\n\n[x](javascript:alert(1))';
    expect(codes({ markdown })).toEqual([
      'look missing-alt line 3',
      'look left-out-picture line 5',
      'look unsafe-link line 7',
    ]);
  });

  it('says what becomes of data within a letter, of a style, and of an address without its beginning', () => {
    const markdown =
      'Words enough here.\n\n![A dot](data:image/png;base64,AAAA)\n\n[x](data:text/html,hello) and [y](a.example/page)\n\n<p style="color:red">Red.</p>';
    expect(codes({ markdown })).toEqual([
      'look raw-html line 7',
      'look left-out-picture line 3',
      'look unsafe-link line 5',
      'look unsafe-link line 5',
    ]);
  });

  it('warns of a link and a picture that would tell who follows the one or sees the other, and asks for neither', () => {
    const markdown =
      'Words enough here.\n\n[x](https://a.example/{{firstName}})\n\n![A cup](https://a.example/{{firstName}}.png)';
    const found = codes({ markdown });
    expect(found).toContain('look unsafe-link line 3');
    expect(found).toContain('look left-out-picture line 5');
    expect(addressesToCheck(findTargets(markdown))).toEqual([]);
  });

  it('asks only pages whether they are there, each once, wherever they stand', () => {
    const markdown =
      '> - [a](https://a.example) and [again](https://a.example)\n\n| x |\n|---|\n| [b](http://b.example) |\n\n[m](mailto:a@b.example) ![p](https://p.example/p.png)';
    expect(addressesToCheck(findTargets(markdown))).toEqual([
      'https://a.example',
      'http://b.example',
      'https://p.example/p.png',
    ]);
  });

  it('weighs words as mail filters do', () => {
    expect(codes({ markdown: 'Words enough here.\nClick  here.', subject: 'ACT NOW!!!' })).toEqual([
      'look loud-subject in the subject',
      'look spammy-words in the subject',
      'look spammy-words line 2',
    ]);
    expect(codes({ markdown: 'Words enough here.', subject: 'x'.repeat(71) })).toEqual([
      'look long-subject in the subject',
    ]);
  });

  it('names the line of what was sent, its head included, where the words themselves stand', () => {
    const markdown =
      'My first nmae is in the border now.\n{{ nmae }}\nOrder\nnow: [a](https://a.example/long), [b](https://a.example).';
    const links = { 'https://a.example': 'broken' } as const;
    expect(codes({ markdown, linesAbove: 5, links })).toEqual([
      'must unknown-field line 7',
      'look spammy-words line 8',
      'look broken-link line 9',
    ]);
    const unlike = 'Words enough here.\n[a](https://a.example/long)\n[b](https://a.example)';
    expect(codes({ markdown: unlike, links })).toEqual(['look broken-link line 3']);
  });

  it('lets braces stand that are escaped, and says how', () => {
    expect(codes({ markdown: 'Write \\{\\{firstName\\}\\} there.' })).toEqual([]);
    expect(look({ markdown: 'Words enough, {{name}}.' })[0]?.words).toContain('\\{\\{name\\}\\}');
  });

  it('never lets an empty letter go', () => {
    expect(codes({ markdown: '...' })).toEqual(['must no-words']);
  });

  it.each([
    [
      'in the letter',
      (mail: ReadersMail) => ({ ...mail, html: mail.html.replace('/newsletter/leave/', '/x/') }),
    ],
    [
      'in the text part',
      (mail: ReadersMail) => ({ ...mail, text: mail.text.replace('/newsletter/leave/', '/x/') }),
    ],
    ['for the mail program', (mail: ReadersMail) => ({ ...mail, headers: {} })],
  ])('stops a letter whose way out is missing %s', (_, change) => {
    expect(codes({ markdown: 'Words enough here.', change })).toEqual(['must no-way-out']);
  });

  it('stops a letter without the postal address', () => {
    const change = (mail: ReadersMail) => ({ ...mail, text: mail.text.replace('Larkspur', '') });
    expect(codes({ markdown: 'Words enough here.', change })).toEqual(['must no-postal-address']);
  });

  it('warns before Gmail cuts the mail off', () => {
    const change = (mail: ReadersMail) => ({ ...mail, html: mail.html + ' '.repeat(100_000) });
    expect(codes({ markdown: 'Words enough here.', change })).toEqual(['look large']);
  });
});
