import { mkdir } from 'node:fs/promises';
import { openBrowser } from './open-browser.ts';
import { openDemo } from './open-demo.ts';

// The pictures in README.md, taken of the real thing: `node --import tsx tests/browser/take-pictures.ts`.
await using system = await openDemo();
const browser = await openBrowser();
try {
  await mkdir('docs', { recursive: true });
  const context = await browser.newContext({ deviceScaleFactor: 1.5, colorScheme: 'light' });
  const page = await context.newPage();

  await page.setViewportSize({ width: 720, height: 900 });
  const [mail] = await system.world.listMail();
  await page.goto(`${system.origin}/_local/letter/${mail?.id}`);
  await page.screenshot({ path: 'docs/nudge.png' });

  await page.setViewportSize({ width: 1360, height: 960 });
  await page.goto(`${system.origin}/?tour=1`);
  await page.screenshot({ path: 'docs/mailbox.png' });
} finally {
  await browser.close();
}
