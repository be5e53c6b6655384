import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { parseMail } from '../../../functions/inbound/adapters/parse-mail.ts';
import type { MailReader } from '../../../functions/inbound/mail-reader.ts';
import { STAND_INS } from '../../../infra/bundle.ts';
import { buildRawMail } from '../../builders/raw-mail.ts';

const SOURCE = join(import.meta.dirname, '../../../functions/inbound/adapters/parse-mail.ts');
const moduleSchema = z.object({ parseMail: z.custom<MailReader>((value) => typeof value === 'function') });

let folder: string;
let bundled: MailReader;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-charsets-'));
  const outfile = join(folder, 'parse-mail.mjs');
  const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";
  await build({
    entryPoints: [SOURCE],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: banner },
    alias: STAND_INS,
  });
  bundled = moduleSchema.parse(await import(outfile)).parseMail;
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ['windows-1252', 'Y2Fm6SBmb3IgNYA='],
  ['iso-8859-1', 'Y2Fm6SBmb3IgNYA='],
  ['iso-8859-15', 'Y2Fm6SBmb3IgNaQ='],
  ['koi8-r', '8NLJ18XU'],
  ['ISO-2022-JP', 'GyRCJDMkcyRLJEEkTxsoQg=='],
  ['Shift_JIS', 'grGC8YLJgr+CzYFBkKKKRQ=='],
  ['EUC-JP', 'pLOk86TLpMGkz6GiwKSzpg=='],
  ['gb2312', 'xOO6w6OsysC95w=='],
  ['GB18030', 'xOO6wyCVMoI2IJQ5/DY='],
  ['big5', 'p0GmbqFBpUCsyQ=='],
  ['ks_c_5601-1987', 'vsiz58fPvLy/5A=='],
  ['utf-16', '//5oAOkAbABsAG8AIAA92ADe'],
  ['utf-7', 'K0FEdy1zY3JpcHQrQUQ0LQ=='],
  ['klingon', 'Y2Fmw6k='],
])('the bundle reads a mail in %s as mailparser does with its own tables', async (charset, body) => {
  const headers = [
    `Content-Type: text/plain; charset=${charset}`,
    'Content-Transfer-Encoding: base64',
    `X-Word: =?${charset}?B?${body}?=`,
  ];
  const raw = buildRawMail({ headers, body });
  expect(await bundled(raw)).toEqual(await parseMail(raw));
});
