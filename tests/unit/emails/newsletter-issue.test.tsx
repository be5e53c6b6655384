import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import { expect, test } from 'vitest';
import { styleLetterBody } from '../../../emails/components/letter-body.tsx';
import { NewsletterIssue, newsletterIssueText } from '../../../emails/newsletter-issue.tsx';
import type { NewsletterIssueProps } from '../../../emails/newsletter-issue-props.ts';
import { renderMail } from '../../../emails/render-mail.ts';
import { readIssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import { renderMarkdown } from '../../../functions/newsletter/domain/render-markdown.ts';

const BODY =
  '<p>Imagine &lt;b&gt; an engineer.</p>\n<h4>One tip</h4>\n<p>Keep a <a href="https://a.example/">card</a>.</p>\n';
const ISSUES = join(import.meta.dirname, '../../../emails/issues');

const props: NewsletterIssueProps = {
  newsletterName: 'The Open Hand',
  subject: 'The name of the dog',
  preheader: 'Why small facts are worth keeping.',
  greeting: 'Dear Priya,',
  sections: [
    { kind: 'story', html: '<p>Imagine an engineer.</p>\n', text: 'Imagine an engineer.' },
    { kind: 'tip', title: 'One tip', html: '<p>Keep a card.</p>\n', text: 'Keep a card.' },
    {
      kind: 'other',
      title: 'For gardeners',
      html: '<p>Save a seed.</p>\n',
      text: 'Save a seed.',
      marks: ['<<', '>>'],
    },
    { kind: 'turn', title: 'Your turn', html: '<p>Whose card?</p>\n', text: 'Whose card?' },
  ],
  contactsLine: { words: 'Ring me.', marks: ['<<', '>>'] },
  writerName: 'Nora Lindqvist',
  viewUrl: 'https://kith.example/newsletter/issues/the-name-of-the-dog',
  leaveUrl: 'https://kith.example/newsletter/leave/abcdefghijklmnopqrstuvwx',
  preferencesUrl: 'https://kith.example/newsletter/preferences/abcdefghijklmnopqrstuvwx',
  postalAddress: 'The Open Hand, 12 Larkspur Row, London N1',
  whyLine: 'You get this because you asked for it on 24 August 2026.',
};

test('the text part is the whole letter, with the way out at its end', () => {
  expect(newsletterIssueText(props)).toMatchInlineSnapshot(`
    "THE OPEN HAND

    The name of the dog

    Dear Priya,

    Imagine an engineer.

    ONE TIP

    Keep a card.<<

    FOR GARDENERS

    Save a seed.>>

    YOUR TURN

    Whose card?

    An answer needs no form: press Reply, and it comes to Nora Lindqvist.<<

    Ring me.>>

    * * *

    You get this because you asked for it on 24 August 2026.

    The Open Hand, 12 Larkspur Row, London N1

    Read it in a browser:
    https://kith.example/newsletter/issues/the-name-of-the-dog

    Change what you get, and when:
    https://kith.example/newsletter/preferences/abcdefghijklmnopqrstuvwx

    Leave this newsletter:
    https://kith.example/newsletter/leave/abcdefghijklmnopqrstuvwx
    "
  `);
});

test('what is for some readers only is cut out of the text part without a gap', () => {
  const text = newsletterIssueText(props).replace(/<<[\s\S]*?>>/g, '');
  expect(text).not.toMatch(/gardeners|seed|Ring me|\n\n\n/);
});

test('the invitation to answer stands where the letter asks, and else at its end', () => {
  const html = renderMail(<NewsletterIssue {...props} />);
  expect(html.indexOf('press Reply')).toBeGreaterThan(html.indexOf('Whose card?'));
  const sections = props.sections.filter(({ kind }) => kind !== 'turn');
  expect(renderMail(<NewsletterIssue {...props} sections={sections} />)).toContain('press Reply');
  expect(newsletterIssueText({ ...props, sections })).toContain('press Reply');
});

test('a screen reader reads it in the language in which it is written', () => {
  expect(renderMail(<NewsletterIssue {...props} language="de" />)).toMatch(/<html[^>]* lang="de"/);
});

test('it carries what the law asks of bulk mail: who, where, why, and a way out', () => {
  const html = renderMail(<NewsletterIssue {...props} />);
  for (const part of [props.postalAddress, props.whyLine, `href="${props.leaveUrl}"`]) {
    expect(html).toContain(part);
  }
});

test('the preheader comes before everything that can be read, and is not shown', () => {
  const html = renderMail(<NewsletterIssue {...props} />);
  expect(html.indexOf(props.preheader)).toBeLessThan(html.indexOf(props.newsletterName));
  expect(html).toMatch(/<div style="display:none[^>]*>Why small facts/);
});

test('every element of the body carries its style, and text that looks like one stays text', () => {
  const styled = styleLetterBody(BODY);
  expect(styled).toContain(
    '<a class="accent" style="color:#A8472F;text-decoration:underline" href="https://a.example/">',
  );
  expect(styled.match(/<(?:p|h4|a) class="[a-z]+" style="[^"]+"/g)).toHaveLength(4);
  expect(styled).toContain('&lt;b&gt;');
});

test('whatever block Markdown makes has a look of its own in the mail', () => {
  const markdown =
    '### A\n\n#### B\n\n- c\n\n1. d\n\n> e\n\n---\n\n`f`\n\n```\ng\n```\n\n| h |\n|-|\n| i |\n\n![j](https://j.example/j.png)';
  const bare = styleLetterBody(renderMarkdown(markdown)).match(/<[a-z]\w*\b(?! class="[a-z ]+" style=")/g);
  expect([...new Set(bare)]).toEqual(['<thead', '<tr', '<tbody']);
});

test('an element that merely begins like another is left alone', () => {
  expect(styleLetterBody('<link><abbr>a</abbr><preface>')).toBe('<link><abbr>a</abbr><preface>');
});

test('styling only ever adds: without what it added, the body is what it was', () => {
  const piece = fc.constantFrom(
    '# ',
    '- ',
    '> ',
    '\n',
    '[a](https://a.example)',
    '!',
    '![a](https://a.example/a.png)',
    '&lt;p ',
    '***',
    'word ',
    '`<p>`',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const html = marked.parse(pieces.join(''), { async: false });
      const added = / class="(?:ink|sage|accent|line|picture|slip|ink line)" style="[^"]*"(?: width="\d+")?/g;
      expect(styleLetterBody(html).replace(added, '')).toBe(html);
    }),
    { numRuns: 300 },
  );
});

test.each(await readdir(ISSUES))(
  '%s is 350 to 500 words with a subject, a preheader and an invitation',
  async (fileName) => {
    const text = await readFile(join(ISSUES, fileName), 'utf8');
    const { subject, preheader, markdown } = readIssueFile({ fileName, text });
    expect([subject.length <= 60, preheader.length <= 110]).toEqual([true, true]);
    const words = markdown.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
    expect(words).toBeGreaterThanOrEqual(350);
    expect(words).toBeLessThanOrEqual(500);
    expect(markdown.slice(markdown.indexOf('## Your turn'))).toMatch(/\?\s[\s\S]*Answer this letter/);
  },
);

/** The words of a page with the language in which a screen reader speaks them. */
function spokenIn(html: string): ReadonlyMap<string, string> {
  const open: string[] = [];
  const spoken = new Map<string, string>();
  const parser = new Parser({
    onopentag: (_, { lang }) => void open.push(lang ?? open.at(-1) ?? 'of the letter'),
    ontext: (text) => void (text.trim() && spoken.set(text.trim(), open.at(-1) ?? 'of the letter')),
    onclosetag: () => void open.pop(),
  });
  parser.end(html.slice(html.indexOf('</head>')));
  return spoken;
}

test('in a letter of another language, what Kith writes around it is marked as English, and nothing else is', () => {
  const german = {
    ...props,
    language: 'de',
    privacyLine: 'Links are counted.',
    sections: [
      { kind: 'story' as const, html: '<p>Es war einmal.</p>', text: 'Es war einmal.' },
      { kind: 'praise' as const, title: 'Hats off', html: '<p>Ruth won.</p>', text: 'Ruth won.', lang: 'en' },
    ],
    contactsLine: { words: 'Ruf an.', marks: ['', ''] as const },
  };
  const spoken = [...spokenIn(renderMail(<NewsletterIssue {...german} />))];
  const own = spoken.filter(([, lang]) => lang !== 'en').map(([words]) => words);
  expect(own.filter((words) => /\p{L}/u.test(words))).toEqual([
    'Why small facts are worth keeping.',
    'The Open Hand ·',
    'The name of the dog',
    'Es war einmal.',
    'Ruf an.',
  ]);
  expect(spoken.filter(([, lang]) => lang === 'en').length).toBeGreaterThan(8);
  expect(new Set(renderMail(<NewsletterIssue {...props} />).match(/ lang="\w+"/g))).toEqual(
    new Set([' lang="en"']),
  );
});
