import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../../functions/inbound/adapters/parse-mail.ts';
import { MailUnreadableError } from '../../../../functions/inbound/mail-reader.ts';
import { readFixture } from './read-fixture.ts';

const parse = async (name: string) => parseMail(await readFixture(name));
const textOf = async (name: string) => (await parse(name)).text.trim();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the words of a message', () => {
  it.each([
    ['mime-nested-alternative', 'We met at the café.\n\n> A walk on Sunday?'],
    ['mime-html-and-footer', 'Sunday suits me.\n\nSent through the village list.'],
    ['mime-lost-boundary', 'Sunday suits me.\nSunday suits me.'],
    ['mime-no-boundary-at-all', 'Sunday suits me.'],
    ['mime-lying-utf8', 'We met at the café for 5 €.'],
    ['mime-lying-latin1', 'We met at the café for 5 €.'],
    ['mime-unclosed', 'Sunday suits me.'],
    ['mime-zip-bomb', 'See the photos.'],
    ['forward-attached', 'Von Ruth.'],
    ['complaint-hotmail', ''],
  ])('are its own, however it is put together: %s', async (name, words) => {
    expect(await textOf(name)).toBe(words);
  });

  it('keep their HTML only when there is no plain text', async () => {
    expect((await parse('bulk-newsletter')).html).toContain('<h1>Bulbs</h1>');
    expect((await parse('mime-nested-alternative')).html).toBeUndefined();
    expect((await parse('mime-html-and-footer')).html).toBeUndefined();
  });
});

describe('the subject of a message', () => {
  it('is decoded, a letter cut in two and raw bytes too', async () => {
    expect((await parse('mime-nested-alternative')).headers.get('subject')).toBe('café');
    expect((await parse('mime-lying-utf8')).headers.get('subject')).toBe('café');
  });
});

describe('the attachments of a message', () => {
  it('are listed by name, type, size and sum, and none is kept or opened', async () => {
    const { attachments, reports } = await parse('mime-nested-alternative');
    expect(attachments).toEqual([
      {
        contentType: 'image/png',
        filename: 'logo.png',
        sizeBytes: 8,
        checksum: sha256(Buffer.from('iVBORw0KGgo=', 'base64')),
      },
      {
        contentType: 'application/pdf',
        filename: 'Menü.pdf',
        sizeBytes: 9,
        checksum: sha256(Buffer.from('%PDF-1.7\n')),
      },
    ]);
    expect(reports).toEqual([]);
    const [archive] = (await parse('mime-zip-bomb')).attachments;
    expect(archive).toMatchObject({ contentType: 'application/zip', sizeBytes: 40 });
  });

  it('are the same when the message comes in pieces of any size', async () => {
    const raw = await readFixture('mime-nested-alternative');
    async function* pieces(size: number) {
      for (let start = 0; start < raw.length; start += size) yield raw.subarray(start, start + size);
    }
    const whole = await parseMail(raw);
    for (const size of [1, 2, 7, 64]) expect(await parseMail(pieces(size))).toEqual(whole);
  });
});

describe('a message made to exhaust its reader', () => {
  it('is read up to the part that is one too many', async () => {
    const part = '--m\r\nContent-Type: text/plain\r\n\r\nhello\r\n';
    const raw = Buffer.from(
      `From: a@x.example\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n${part.repeat(5000)}--m--`,
    );
    const { text } = await parseMail(raw);
    expect(text.split('\n').length).toBeLessThan(600);
    expect(text.startsWith('hello\n')).toBe(true);
  });

  it('is read where its parts nest without end', async () => {
    const open = (depth: number) =>
      `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`;
    const nested = Array.from({ length: 5000 }, (_, depth) => open(depth)).join('');
    const { text } = await parseMail(Buffer.from(`From: a@x.example\r\n${nested}\r\nhello`));
    expect(text.length).toBeLessThan(10_000);
  });

  it('keeps only the beginning of a text without end', async () => {
    const { text } = await parseMail(Buffer.from(`From: a@x.example\r\n\r\n${'word '.repeat(1_000_000)}`));
    expect(text.length).toBe(1024 * 1024);
  });

  it('is not cut within a letter', async () => {
    const { text } = await parseMail(Buffer.from(`From: a@x.example\r\n\r\na${'é'.repeat(1_000_000)}`));
    expect(text).not.toContain('\ufffd');
    expect(text.startsWith('aééé')).toBe(true);
  });

  it('is refused by name when its header has no end', async () => {
    const raw = Buffer.from('X-Long: yes\r\n'.repeat(200_000));
    await expect(parseMail(raw)).rejects.toThrow(MailUnreadableError);
  });
});

describe('a message that does not come whole', () => {
  it('is not taken for a whole one: the error of its stream passes, and it can be read again', async () => {
    async function* broken() {
      yield Buffer.from('From: a@x.example\r\n\r\nThe beginning');
      throw new Error('connection lost');
    }
    await expect(parseMail(broken())).rejects.toThrow('connection lost');
  });
});
