import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import serverlessChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { writePictureFonts } from './picture-fonts.ts';

/** The package's own list is for a Lambda: one process, which ends with its first page, and no web security. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

/** A headless Chromium from its npm package, with the same fonts everywhere. */
export async function openBrowser(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-browser-'));
  await writePictureFonts(folder);
  const fontConfiguration = join(folder, 'fonts.conf');
  await writeFile(fontConfiguration, describeFonts([folder, join(tmpdir(), 'fonts'), '/usr/share/fonts']));
  const browser = await chromium.launch({
    args: ARGUMENTS,
    executablePath: await serverlessChromium.executablePath(),
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration },
  });
  browser.on('disconnected', () => void rm(folder, { recursive: true, force: true }));
  return browser;
}

function describeFonts([cache, ...others]: readonly [string, ...string[]]): string {
  const folders = [cache, ...others].map((folder) => `<dir>${folder}</dir>`).join('');
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${cache}</cachedir></fontconfig>`;
}
