import { simpleParser } from 'mailparser';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../../functions/delivery/compose-message.ts';
import { issueFiles } from '../../../functions/newsletter/adapters/issue-files.ts';
import { addressIssue } from '../../../functions/newsletter/address-issue.ts';
import { readIssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import type { Subscriber } from '../../../functions/newsletter/domain/subscriber.ts';
import { writeIssue } from '../../../functions/newsletter/write-issue.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildIssue, buildSubscriber, newsletterContext } from '../../builders/newsletter.ts';

const files = issueFiles.map(readIssueFile);
const keys = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const now = Temporal.Instant.from(MONDAY_MORNING);
const LEAVE_PAGE = 'https://kith.example/newsletter/leave/priyapriyapriyapriyapriy';

async function post(subscriber: Partial<Subscriber> = {}, file = files[0]) {
  if (file === undefined) throw new Error('There is no issue');
  const issue = buildIssue({ slug: file.slug, letter: writeIssue(newsletterContext, file) });
  const mail = addressIssue(newsletterContext, issue, buildSubscriber(subscriber), { keys, now });
  const raw = await composeMessage(mail);
  const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  const header = (name: string) =>
    parsed.headerLines
      .filter(({ key }) => key === name.toLowerCase())
      .map(({ line }) => line.replace(/^[^:]+:\s*/, '').replace(/\r?\n\s+/g, ' '));
  return { raw, parsed, header };
}

describe('an issue as it goes over the wire', () => {
  it('says whose list it is, where it stands and how to leave it, by page, by mail and by one click', async () => {
    const { header } = await post();
    expect(header('List-Id')).toEqual(['The Open Hand <newsletter.kith.example>']);
    expect(header('List-Unsubscribe')).toEqual([
      `<${LEAVE_PAGE}>, <mailto:leave+priyapriyapriyapriyapriy@in.kith.example>`,
    ]);
    expect(header('List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(header('List-Archive')).toEqual(['<https://kith.example/newsletter/issues>']);
    expect(header('Archived-At')).toEqual(['<https://kith.example/newsletter/issues/the-name-of-the-dog>']);
    expect(header('Precedence')).toEqual(['bulk']);
    expect(header('Auto-Submitted')).toEqual(['auto-generated']);
  });

  it('comes from its own address, and answers go to an address of this message', async () => {
    const { parsed } = await post();
    expect(parsed.from?.text).toBe('"Nora Lindqvist" <newsletter@kith.example>');
    expect(parsed.replyTo?.text).toMatch(/^r\+[a-z2-7]{57}@in\.kith\.example$/);
  });

  it('has the same words in HTML and text: greeting, body, postal address, way out', async () => {
    const { parsed } = await post();
    for (const part of [parsed.html || '', parsed.text ?? '']) {
      expect(part).toContain('Dear Priya,');
      expect(part).toContain('Biscuit');
      expect(part.replaceAll('\n', ' ')).toContain('14 Larkspur Yard');
      expect(part).toContain(LEAVE_PAGE);
      expect(part).not.toContain('{{');
    }
    expect(parsed.text).not.toMatch(/<\/?[a-z]/);
  });

  it('greets a reader who left no name', async () => {
    expect((await post({ firstName: undefined })).parsed.text).toContain('Dear reader,');
  });

  it.each([
    '<script>alert(1)</script>',
    'Priya\r\nBcc: everybody@x.example',
    '{{leaveUrl}}',
    '"Priya" <x@y.example>',
  ])('treats the name %j as a name', async (firstName) => {
    const { raw, parsed, header } = await post({ firstName });
    expect(header('Bcc')).toEqual([]);
    expect(header('To')).toHaveLength(1);
    expect(raw.toString('latin1')).not.toMatch(/^Bcc:/im);
    expect(parsed.html).not.toContain('<script');
    expect(parsed.text?.match(/newsletter\/leave\//g)).toHaveLength(1);
  });

  it.each(files)('$slug weighs at most 100 KB, so that no mail program clips it', async (file) => {
    expect((await post({}, file)).raw.length).toBeLessThanOrEqual(100 * 1024);
  });

  it('has text lines of at most 76 columns, but for the link', async () => {
    const lines = (await post()).parsed.text?.split('\n') ?? [];
    expect(lines.filter((line) => line.length > 76 && !line.startsWith('https://'))).toEqual([]);
  });
});
