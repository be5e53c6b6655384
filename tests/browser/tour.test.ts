import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { openDemo } from './open-demo.ts';

let browser: Browser;
let system: Awaited<ReturnType<typeof openDemo>>;

beforeAll(async () => {
  system = await openDemo();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await system?.[Symbol.asyncDispose]();
});

test('the tour leads from the nudge to the reply, the timeline and the next morning, without JavaScript, on a phone', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(system.origin);
  await page.getByRole('link', { name: 'Take the tour' }).click();

  await expectStep(page, 'Read the nudge');
  const letter = page.frameLocator('iframe.letter');
  await letter.getByText('47 days since you last spoke; you aim for 30.').waitFor();
  await letter.getByRole('link', { name: 'Write back about Ruth' }).click();

  await expectStep(page, 'Press reply');
  expect(await page.getByLabel('What you write').inputValue()).toContain('Leo starts school on 3 September.');
  await page.getByRole('button', { name: 'Send the reply' }).click();

  await expectStep(page, 'See it remembered');
  const newest = page.getByRole('list', { name: 'Timeline of Ruth Adeyemi' }).getByRole('listitem').first();
  await newest.getByText('Met Ruth for lunch. Her son Leo starts school on 3 September.').waitFor();
  await page.getByText('Due on 23 September 2026; you aim for every 30 days.').first().waitFor();
  await page.getByRole('link', { name: 'Next' }).click();

  await expectStep(page, 'Let a day pass');
  await page.getByRole('button', { name: 'To tomorrow morning' }).click();
  await page.getByRole('heading', { level: 1, name: 'Margit Sørensen today' }).waitFor();
  await page.getByRole('link', { name: 'End the tour' }).click();
  await page.getByRole('link', { name: 'Take the tour' }).waitFor();
  await context.close();
});

async function expectStep(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
}
