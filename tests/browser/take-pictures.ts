import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { renderSampleIssue } from '../builders/sample-issue.ts';
import { openBrowser } from './open-browser.ts';
import { openDemo } from './open-demo.ts';

const MORNING_AFTER = { hours: 24 };

// The pictures in README.md and docs/, taken of the real thing: `npm run pictures`.
await using system = await openDemo();
const browser = await openBrowser();
try {
  await mkdir('docs', { recursive: true });
  const context = await browser.newContext({ deviceScaleFactor: 1.5, colorScheme: 'light' });
  const page = await context.newPage();
  await takeNewestMail(page, 'docs/nudge.png', 900);

  await page.setViewportSize({ width: 720, height: 1360 });
  await page.setContent(renderSampleIssue());
  await page.screenshot({ path: 'docs/issue.png' });

  await page.setViewportSize({ width: 1360, height: 960 });
  await page.goto(`${system.origin}/?tour=1`);
  await page.screenshot({ path: 'docs/mailbox.png' });

  await system.world.moveClockTo(system.world.now().add(MORNING_AFTER));
  await takeNewestMail(page, 'docs/check-in.png', 616);
} finally {
  await browser.close();
}

async function takeNewestMail(page: Page, path: string, height: number): Promise<void> {
  const mails = await system.world.listMail();
  await page.setViewportSize({ width: 720, height });
  await page.goto(`${system.origin}/_local/letter/${mails.at(-1)?.id}`);
  await page.screenshot({ path });
}
