import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { issueFiles } from '../../../functions/newsletter/adapters/issue-files.ts';
import { addressIssue } from '../../../functions/newsletter/address-issue.ts';
import { type IssueFile, readIssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import { MAX_SUBJECT_CHARACTERS } from '../../../functions/newsletter/domain/letter-problems.ts';
import { createIssueComposer } from '../../../functions/newsletter/sending/issue-composer.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { findMessageFaults } from '../../builders/message-faults.ts';
import { buildIssue, buildSubscriber } from '../../builders/newsletter.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildRichIssueFile, richContext, writeWithPraise } from '../../builders/sample-issue.ts';

const keys = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const now = Temporal.Instant.from(MONDAY_MORNING);

async function post(file: IssueFile, firstName: string | undefined, context = richContext) {
  const issue = buildIssue({ slug: file.slug, letter: writeWithPraise(file, context) });
  const reader = buildSubscriber({ firstName });
  const input = { keys, now, isContact: true };
  const { compose } = await createIssueComposer(context, issue, buildOwner().ownerId, input);
  return { mail: addressIssue(context, issue, reader, input), raw: Buffer.from(compose(reader, input).raw) };
}

describe('an issue as raw bytes', () => {
  it.each([...issueFiles.map(readIssueFile), { ...buildRichIssueFile(), slug: 'with-everything' }])(
    '$slug is what RFC 5322, 2045, 2369, 2919 and 8058 ask for',
    async (file) => {
      expect(await findMessageFaults((await post(file, 'Priya')).raw)).toEqual([]);
    },
  );

  it.each([
    'Zoë Müller-Ångström',
    'Анастасия Александровна Преображенская-Воскресенская',
    '王小明',
    'Priya "P." Raman, Jr.',
    'Ada 🌷'.repeat(12),
    'a'.repeat(100),
    '=?UTF-8?Q?Priya?=',
  ])('stays so for a reader called %s', async (firstName) => {
    expect(await findMessageFaults((await post(buildRichIssueFile(), firstName)).raw)).toEqual([]);
  });

  it('stays so for whatever is written, and reads as it was written', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.constantFrom('.\n', '..', 'From here', '=20', '--', '\r\n.\r\n', 'ü'.repeat(300), 'a'.repeat(1200)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), words, async (parts, subject) => {
        const file = {
          slug: 'any',
          subject: subject.slice(0, MAX_SUBJECT_CHARACTERS),
          preheader: subject,
          markdown: parts.join('\n\n'),
        };
        const { mail, raw } = await post(file, 'Priya');
        expect(await findMessageFaults(raw)).toEqual([]);
        const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
        expect(parsed.html || '').toBe(asRead(mail.html));
        expect(parsed.text).toBe(asRead(mail.text));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    'Die offene Hand für Gärtner',
    'Nora’s “Open”, Hand',
    'Dr. "Open", Hand',
    'Open <hand> Letters',
    '<3 letters',
    '<a@b.example>',
    '🤲',
  ])('has the name of the newsletter, %s, and its id as it is, in its List-Id', async (name) => {
    const context = { ...richContext, newsletter: { ...richContext.newsletter, name } };
    const { raw } = await post(buildRichIssueFile(), 'Priya', context);
    expect(await findMessageFaults(raw)).toEqual([]);
    expect(raw.toString('latin1')).toContain('<newsletter.kith.example>');
  });
});

describe('the check of raw bytes', () => {
  const broken: ReadonlyArray<readonly [string, (raw: string) => string]> = [
    ['a bare line feed', (raw) => raw.replace('\r\n\r\n', '\r\n\r\nx\n')],
    ['a line of a thousand octets', (raw) => raw.replace('\r\n\r\n', `\r\n\r\n${'x'.repeat(1000)}\r\n`)],
    ['two subjects', (raw) => `Subject: x\r\n${raw}`],
    ['no date', (raw) => raw.replace(/^Date:.*\r\n/m, '')],
    ['a header that is not ASCII', (raw) => `X-Name: \xfc\r\n${raw}`],
    ['a list with two ids', (raw) => raw.replace(/^List-Id:[^<]*</im, 'List-Id: Open <hand> Letters <')],
    ['a list without an id', (raw) => raw.replace(/^List-Id:[^<]*</im, 'List-Id: <no domain ')],
    [
      'no page to leave by',
      (raw) => raw.replace(/^List-Unsubscribe:\s*<https:/im, 'List-Unsubscribe: <xhttps'),
    ],
    ['no one-click', (raw) => raw.replace('=One-Click', '=One')],
    ['no end of its parts', (raw) => raw.replace(/--\r\n$/, '\r\n')],
    ['another charset', (raw) => raw.replace('charset=utf-8', 'charset=latin1')],
    ['bytes that its encoding does not have', (raw) => raw.replace('Biscuit', 'Bisc\xfcit')],
  ];

  it.each(broken)('finds %s', async (_, spoil) => {
    const { raw } = await post(buildRichIssueFile(), 'Priya');
    const spoilt = Buffer.from(spoil(raw.toString('latin1')), 'latin1');
    expect(spoilt.equals(raw)).toBe(false);
    expect(await findMessageFaults(spoilt)).not.toEqual([]);
  });
});

/** Line ends are the mail's own. */
const asRead = (words: string) => words.replace(/\r\n?/g, '\n');
