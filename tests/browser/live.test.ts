import type { Browser } from 'playwright-core';
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

test('an open page shows a new mail by itself, but never takes a half-written reply away', async () => {
  const [watching, writing] = [await browser.newPage(), await browser.newPage()];
  await watching.goto(system.origin);
  await writing.goto(system.origin);
  await writing.getByLabel('What you write').fill('Dear Ruth');

  await system.world.moveClockTo(system.world.now().add({ hours: 24 }));

  await watching.getByRole('heading', { level: 1, name: 'Margit Sørensen today' }).waitFor();
  expect(await writing.getByLabel('What you write').inputValue()).toBe('Dear Ruth');
});
