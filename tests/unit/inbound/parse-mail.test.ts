import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../functions/inbound/adapters/parse-mail.ts';
import { MailUnreadableError } from '../../../functions/inbound/mail-reader.ts';
import { buildRawMail } from '../../builders/raw-mail.ts';

const multipart = (type: string, ...parts: readonly string[]) => ({
  headers: [`Content-Type: multipart/${type}; boundary=b`],
  body: `${parts.map((part) => `--b\r\n${part}`).join('\r\n')}\r\n--b--`,
});
const PLAIN = 'Content-Type: text/plain; charset=utf-8\r\n\r\nSaw her.';
const HTML = 'Content-Type: text/html\r\n\r\n<p>Saw <b>her</b>.</p><blockquote>Ruth</blockquote>';

describe('the sender of a mail', () => {
  it('is the address in From, whatever the display name pretends', async () => {
    const { from } = await parseMail(buildRawMail({ from: '"nora@lindqvist.example" <Eve@Evil.example>' }));
    expect(from).toEqual(['eve@evil.example']);
  });

  it.each([
    ['a second From header', 'eve@evil.example\r\nFrom: nora@lindqvist.example'],
    ['a malformed address beside a good one', 'nora@lindqvist.example, nora@@, x'],
    ['no address at all', 'Nora'],
  ])('is nobody with %s', async (_, from) => {
    expect((await parseMail(buildRawMail({ from }))).from).toEqual([]);
  });

  it.each([
    ['several addresses', 'nora@lindqvist.example, eve@evil.example'],
    ['a group', 'us: nora@lindqvist.example;'],
    ['a second pair of angle brackets', '<nora@lindqvist.example> <eve@evil.example>'],
    ['words after the address', 'nora@lindqvist.example eve@evil.example'],
    ['a comment inside the address', 'nora@lindqvist.example (c) @evil.example'],
    ['an angle bracket that stays open', 'eve@evil.example <nora@lindqvist.example'],
    ['words after the angle bracket', 'eve@evil.example <nora@lindqvist.example> more'],
    ['an encoded word in the address', '=?utf-8?q?nora?=@lindqvist.example'],
    ['a line break that is none', 'nora@lindqvist.example\r eve@evil.example'],
  ])('is nobody with %s', async (_, from) => {
    expect((await parseMail(buildRawMail({ from }))).from).toEqual([]);
  });

  it('is found in a folded header with letters of any kind', async () => {
    const from = 'Åsa\r\n =?utf-8?q?Lindqvist?=\r\n\t<Nora@Lindqvist.example>';
    expect((await parseMail(buildRawMail({ from }))).from).toEqual(['nora@lindqvist.example']);
  });
});

describe('the headers of a mail', () => {
  it('are unfolded and lower-case, and the first of a name counts', async () => {
    const headers = ['Auto-Submitted: Auto-Replied;\r\n\tx=Y', 'Auto-Submitted: no'];
    const mail = await parseMail(buildRawMail({ headers }));
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied; x=y');
  });

  it('give the names in From and the subject as they are meant, in lower case', async () => {
    const from = '=?utf-8?B?TWFpbCBEZWxpdmVyeSBTdWJzeXN0ZW0=?= <x@mx.example>';
    const { headers } = await parseMail(buildRawMail({ from, subject: '=?utf-8?Q?Caf=C3=89?=' }));
    expect(headers.get('from')).toBe('mail delivery subsystem <x@mx.example>');
    expect(headers.get('subject')).toBe('café');
  });

  it('name every domain that signed, and an empty one for a signature without', async () => {
    const headers = [
      'DKIM-Signature: v=1; a=rsa-sha256; d=Lindqvist.example; s=1;\r\n\tbh=d=x; b=d=',
      'DKIM-Signature: v=1; s=d=x',
      'DKIM-Signature: v=1;d = evil.example',
    ];
    const { dkimDomains } = await parseMail(buildRawMail({ headers }));
    expect(dkimDomains).toEqual(['lindqvist.example', '', 'evil.example']);
  });
});

describe('the words of a mail', () => {
  const read = async (mail: Parameters<typeof buildRawMail>[0]) =>
    (await parseMail(buildRawMail(mail))).text.trim();

  it('are its plain text, also beside HTML and attachments', async () => {
    const attachment = 'Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nsecret';
    expect(await read({})).toBe('Met Ruth for lunch.');
    expect(await read(multipart('alternative', PLAIN, HTML))).toBe('Saw her.');
    expect(await read(multipart('mixed', PLAIN, attachment))).toBe('Saw her.');
  });

  it('are what the HTML says when there is no plain text, with quotations marked', async () => {
    expect(await read(multipart('mixed', HTML))).toBe('Saw her.\n\n> Ruth');
    const blank = 'Content-Type: text/plain\r\n\r\n \r\n';
    expect(await read(multipart('alternative', blank, HTML))).toBe('Saw her.\n\n> Ruth');
  });

  it('never hold links, pictures, scripts or styles of the HTML', async () => {
    const body = '<style>p{}</style><script>x()</script><a href="http://x.example">here</a><img src=y alt=z>';
    expect(await read({ headers: ['Content-Type: text/html'], body })).toBe('here');
  });

  it('are decoded from their charset', async () => {
    const headers = [
      'Content-Type: text/plain; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
    ];
    expect(await read({ headers, body: 'caf=E9 for 5=80' })).toBe('café for 5€');
  });

  it('are joined again where format=flowed broke them', async () => {
    const headers = ['Content-Type: text/plain; charset=utf-8; format=flowed'];
    expect(await read({ headers, body: 'Saw \r\nher.' })).toBe('Saw her.');
  });

  it('are plain text where the type is no type at all', async () => {
    expect(await read({ headers: ['Content-Type: text'], body: 'Saw her.' })).toBe('Saw her.');
  });

  it('are read from a mail whose end is missing', async () => {
    const { headers, body } = multipart('mixed', PLAIN, 'Content-Type: image/png\r\n\r\nAAAA');
    const whole = buildRawMail({ headers, body });
    expect((await parseMail(whole.subarray(0, whole.length - 10))).text.trim()).toBe('Saw her.');
  });
});

describe('bytes that are no mail', () => {
  it('are read as something, or refused as unreadable', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const outcome = await parseMail(bytes).catch((error: unknown) => error);
        expect(outcome instanceof MailUnreadableError || !(outcome instanceof Error)).toBe(true);
      }),
    );
  });

  it('are refused when their header is made to fill the memory', async () => {
    await expect(parseMail(Buffer.from(`X: ${'x'.repeat(3_000_000)}`))).rejects.toThrow(MailUnreadableError);
  });
});
