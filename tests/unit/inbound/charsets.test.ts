import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import encodingJapanese from '../../../functions/inbound/adapters/charsets/encoding-japanese.ts';
import iconv from '../../../functions/inbound/adapters/charsets/iconv-lite.ts';
import { parseMail } from '../../../functions/inbound/adapters/parse-mail.ts';
import { buildRawMail } from '../../builders/raw-mail.ts';

const SINGLE_BYTE = [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((page) => `windows-125${page}`),
  ...[2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map((part) => `ISO-8859-${part}`),
  'KOI8-R',
];
/** The same text in each charset, base64. */
const SAMPLES = [
  ['GBK', '你好，世界', 'xOO6w6OsysC95w=='],
  ['gb18030', '你好 𠀀 😀', 'xOO6wyCVMoI2IJQ5/DY='],
  ['Big5', '你好，世界', 'p0GmbqFBpUCsyQ=='],
  ['EUC-KR', '안녕하세요', 'vsiz58fPvLy/5A=='],
  ['CP949', '안녕하세요', 'vsiz58fPvLy/5A=='],
  ['Shift_JIS', 'こんにちは、世界', 'grGC8YLJgr+CzYFBkKKKRQ=='],
  ['EUC-JP', 'こんにちは、世界', 'pLOk86TLpMGkz6GiwKSzpg=='],
  ['UTF-16LE', 'héllo 😀', 'aADpAGwAbABvACAAPdgA3g=='],
  ['UTF-16BE', 'héllo 😀', 'AGgA6QBsAGwAbwAg2D3eAA=='],
  ['UTF-16', 'héllo 😀', '//5oAOkAbABsAG8AIAA92ADe'],
] as const;

/** What mailparser makes of the upper half of a charset; here, outside the bundle, it uses the real iconv-lite. */
async function readWithMailparser(bytes: Buffer, charset: string): Promise<string> {
  const headers = [`Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: base64'];
  return (await parseMail(buildRawMail({ headers, body: bytes.toString('base64') }))).text;
}

describe('the stand-in for iconv-lite', () => {
  it.each(SINGLE_BYTE)('reads every character of %s as iconv-lite does', async (charset) => {
    const bytes = Buffer.from(Array.from({ length: 128 }, (_, byte) => 128 + byte));
    const expected = [...(await readWithMailparser(bytes, charset))];
    expect(expected).toHaveLength(128);
    const actual = [...iconv.decode(bytes, charset)];
    // Bytes without a character are U+FFFD there, and a control character here.
    const differing = actual.filter(
      (character, at) => character !== expected[at] && expected[at] !== '\uFFFD',
    );
    expect(differing).toEqual([]);
  });

  it.each(SAMPLES)('reads %s, however it is cut into chunks', (charset, text, base64) => {
    const bytes = Buffer.from(base64, 'base64');
    expect(iconv.encodingExists(charset)).toBe(true);
    expect(iconv.decode(bytes, charset)).toBe(text);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: bytes.length }), (at) => {
        const decoder = iconv.getDecoder(charset);
        const read = decoder.write(bytes.subarray(0, at)) + decoder.write(bytes.subarray(at)) + decoder.end();
        expect(read).toBe(text);
      }),
    );
  });

  it('reads big-endian UTF-16 by its mark', () => {
    const bytes = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('héllo', 'utf16le').swap16()]);
    expect(iconv.decode(bytes, 'UTF-16')).toBe('héllo');
  });

  it('has one codec for what libmime refuses and what nobody knows, so that it is read as UTF-8', () => {
    for (const name of ['utf7', 'utf7imap', 'base64', 'hex', 'UTF-7', 'utf-32', 'cp437', 'klingon']) {
      expect(iconv.getCodec(name)).toBe(iconv.getCodec('hex'));
      expect(iconv.encodingExists(name)).toBe(false);
    }
    expect(iconv.getCodec('gbk')).not.toBe(iconv.getCodec('hex'));
    expect(iconv.getCodec('utf-16')).not.toBe(iconv.getCodec('utf-16le'));
  });
});

it('the stand-in for encoding-japanese reads ISO-2022-JP and EUC-JP', () => {
  const jis = Buffer.from('\u001B$B$3$s$K$A$O\u001B(B', 'latin1');
  expect(encodingJapanese.convert(jis, { from: 'ISO-2022-JP' })).toBe('こんにちは');
  const euc = Buffer.from('wKSzpg==', 'base64');
  expect(encodingJapanese.convert(euc, { from: 'EUCJP' })).toBe('世界');
});
