import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { htmlToPlainText } from '../../../../functions/inbound/adapters/html-to-plain-text.ts';
import { extractReply } from '../../../../functions/inbound/domain/reply/extract-reply.ts';

/** One answer, typed into each of today's mail programs: `gmail-web.html`, `gmail-web.txt` … */
const FOLDER = new URL('../../../fixtures/mail/replies/', import.meta.url);
const WORDS = 'Met her for lunch.\n\nLeo starts school in September.';

const readReply = (file: string): string => {
  const body = readFileSync(new URL(file, FOLDER), 'utf8');
  return extractReply(file.endsWith('.html') ? htmlToPlainText(body) : body);
};

describe('the new words of an answer are the same, whatever program it comes from', () => {
  it.each(readdirSync(FOLDER))('%s', (file) => {
    expect(readReply(file)).toBe(WORDS);
  });

  it('and with the line ends of RFC 5322', () => {
    for (const file of readdirSync(FOLDER)) {
      const body = readFileSync(new URL(file, FOLDER), 'utf8').replaceAll('\n', '\r\n');
      expect(extractReply(file.endsWith('.html') ? htmlToPlainText(body) : body), file).toBe(WORDS);
    }
  });

  it('and stay as they are when they are read again', () => {
    for (const file of readdirSync(FOLDER)) expect(extractReply(readReply(file)), file).toBe(WORDS);
  });
});
