import fc from 'fast-check';
import { type ParsedMail, simpleParser } from 'mailparser';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../../../functions/delivery/compose-message.ts';
import { issueFiles } from '../../../../functions/newsletter/adapters/issue-files.ts';
import { addressIssue, type IssueReader } from '../../../../functions/newsletter/address-issue.ts';
import type { IssueLetter } from '../../../../functions/newsletter/domain/issue.ts';
import { readIssueFile } from '../../../../functions/newsletter/domain/issue-file.ts';
import { createIssueComposer } from '../../../../functions/newsletter/sending/issue-composer.ts';
import { writeIssue } from '../../../../functions/newsletter/write-issue.ts';
import { MONDAY_MORNING } from '../../../builders/clock.ts';
import { buildIssue, buildSubscriber, newsletterContext } from '../../../builders/newsletter.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { writeWithPraise } from '../../../builders/sample-issue.ts';

const signing = {
  keys: { current: { id: 'a', secret: Buffer.from('a secret for tests') } },
  now: Temporal.Instant.from(MONDAY_MORNING),
};
const letters = issueFiles.map((file) => writeIssue(newsletterContext, readIssueFile(file)));

const parse = (raw: Buffer) => simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });

const SES_OR_BODY = ['message-id', 'date', 'mime-version', 'content-type', 'content-transfer-encoding'];
const whatOneReads = ({ headerLines, text, html, from, to, replyTo, subject }: ParsedMail) => ({
  headers: headerLines
    .map(
      ({ key, line }) =>
        `${key}: ${line
          .slice(line.indexOf(':') + 1)
          .replace(/\s+/g, ' ')
          .trim()}`,
    )
    .filter(
      (line) => !SES_OR_BODY.some((key) => line.startsWith(`${key}:`)) && !/^(to|from|subject):/.test(line),
    )
    .toSorted(),
  ...{ text: text?.trim(), html: html || '', from: from?.value, replyTo: replyTo?.value, subject },
  to: [to].flat().flatMap((each) => each?.value ?? []),
});

const issueOf = (letter: IssueLetter) => buildIssue({ slug: 'first', letter });
const composerOf = (letter: IssueLetter) =>
  createIssueComposer(newsletterContext, issueOf(letter), buildOwner().ownerId, signing);
/** Written once, as for a list. */
const firstLetter = letters[0] ?? expect.fail('There is no issue');
const firstComposer = composerOf(firstLetter);

async function writeBothWays(changes: Partial<IssueReader>, letter = firstLetter, isContact = false) {
  const issue = issueOf(letter);
  const reader = buildSubscriber(changes);
  const composer = await (letter === firstLetter ? firstComposer : composerOf(letter));
  const input = { ...signing, isContact };
  const fast = composer.compose(reader, input);
  const slow = await composeMessage(addressIssue(newsletterContext, issue, reader, input));
  return {
    fast,
    fastRead: whatOneReads(await parse(Buffer.from(fast.raw))),
    slowRead: whatOneReads(await parse(slow)),
  };
}

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'Zoë',
    '王小明',
    '"Priya" <x@y.example>',
    'Priya\r\nBcc: all@x.example',
    '{{leaveUrl}}',
    'a=b',
    '.',
    'x'.repeat(900),
  ),
);

describe('an issue that is filled in', () => {
  it('reads as the one that nodemailer writes, whatever the name is', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        // Such a name nodemailer lets be read as what it is not.
        fc.pre(!name.includes('=?'));
        const firstName = name === '' ? undefined : name;
        const { fastRead, slowRead } = await writeBothWays({ firstName });
        expect(fastRead).toEqual(slowRead);
      }),
      { numRuns: 100 },
    );
  });

  it('a name that looks like an encoded word is read as it is', async () => {
    const { fastRead } = await writeBothWays({ firstName: '=?utf-8?q?x?=' });
    expect(fastRead.to).toEqual([{ name: '=?utf-8?q?x?=', address: 'priya@raman.example' }]);
  });

  it.each(letters)('reads as the one that nodemailer writes: $subject', async (letter) => {
    const { fastRead, slowRead } = await writeBothWays({}, letter);
    expect(fastRead).toEqual(slowRead);
  });

  it.each([
    { topics: undefined, isContact: true },
    { topics: ['garden'], isContact: false },
    { topics: ['books'], isContact: true },
    { topics: [], isContact: false },
  ])(
    'has the parts that are for its reader, and counted links of their own: %j',
    async ({ topics, isContact }) => {
      const letter = writeWithPraise();
      const { fastRead, slowRead } = await writeBothWays({ topics }, letter, isContact);
      expect(fastRead).toEqual(slowRead);
      expect(fastRead.text?.includes('FOR GARDENERS')).toBe(topics?.includes('garden') ?? true);
      expect(fastRead.text?.includes('we know each other')).toBe(isContact);
      expect(fastRead.html).not.toContain('{{');
    },
  );

  it('has no header of a reader’s making, lines that any server takes, and no bare line break', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const { fast, slowRead } = await writeBothWays({ firstName: `x${name}` });
        const text = Buffer.from(fast.raw).toString('latin1');
        expect(text).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
        expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
        const head = text.slice(0, text.indexOf('\r\n\r\n'));
        const fields = head.split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')));
        expect(new Set(fields).size).toBe(fields.length);
        expect(fields).not.toContain('Bcc');
        expect(slowRead.headers.length).toBe(fields.length - 6);
      }),
      { numRuns: 60 },
    );
  });
});
