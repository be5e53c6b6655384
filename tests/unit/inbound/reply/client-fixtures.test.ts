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

const DEVICE_LINES = readFileSync(new URL('../device-lines.txt', FOLDER), 'utf8').trim().split('\n');

describe('the line that a telephone or a program adds is cut', () => {
  it.each(DEVICE_LINES)('%s', (line) => {
    expect(extractReply(`Met her.\n\n${line}\n`)).toBe('Met her.');
    expect(extractReply(`Met her.\n${line}\n\n> Ruth`)).toBe('Met her.');
  });
});

const ATTRIBUTIONS = readFileSync(new URL('../attributions.txt', FOLDER), 'utf8').trimEnd().split('\n%%\n');

describe('what a program writes above the quotation is cut with it', () => {
  it.each(ATTRIBUTIONS)('%s', (attribution) => {
    const quotations = ['\n> How is Ruth?', '\n\n> How is Ruth?\n>\n> And Leo?'];
    // Where the lines of the header are marked, those of the message are, too.
    if (!/^>(?!>)/m.test(attribution)) quotations.push('\n\nHow is Ruth?\nAnd Leo?');
    for (const quotation of quotations) {
      expect(extractReply(`Met her.\n\n${attribution}${quotation}\n`), quotation).toBe('Met her.');
    }
  });
});

const CLOSINGS = readFileSync(new URL('../closings.txt', FOLDER), 'utf8').trimEnd().split('\n%%\n');

describe('signatures, footers of lists and paragraphs of lawyers are cut', () => {
  it.each(CLOSINGS)('%s', (closing) => {
    expect(extractReply(`Met her.\n\n${closing}\n`)).toBe('Met her.');
    expect(extractReply(`Met her.\n\n${closing}\n\n> Ruth`)).toBe('Met her.');
  });
});

const KEPT = readFileSync(new URL('../kept.txt', FOLDER), 'utf8').trimEnd().split('\n%%\n');

describe('what people write stays whole, however much it looks like what programs write', () => {
  it.each(KEPT)('%s', (words) => {
    const kept = words.replace(/\n{2,}/g, '\n\n');
    expect(extractReply(words)).toBe(kept);
    expect(extractReply(`${words}\n> Kith wrote:\n>> Ruth?`)).toBe(kept);
    expect(extractReply(`Hello.\n\n${words}\n\n> Ruth?`)).toBe(`Hello.\n\n${kept}`);
    expect(extractReply(`${words}\n\nOn 24 Aug 2026, at 07:30, Kith <k@k.example> wrote:\n\n> Ruth?`)).toBe(
      kept,
    );
  });
});
