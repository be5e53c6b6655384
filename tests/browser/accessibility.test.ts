import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { mailboxPages } from '../../infra/local/mailbox/mailbox-pages.tsx';
import { createDemoWorld, DEMO_MAIL_ID } from '../builders/demo-world.tsx';
import { renderSampleMails } from '../builders/sample-mails.tsx';
import { renderSamplePages } from '../builders/sample-pages.tsx';
import { renderSampleProofs } from '../builders/sample-proofs.ts';
import { openBrowser } from './open-browser.ts';
import { servePages } from './serve-pages.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PAGE_RULES = [...WCAG, 'best-practice'];
const PAGES = [
  '/',
  '/?tour=2&said=moved',
  '/?tour=12',
  '/?view=headers',
  '/?view=raw',
  '/_local/people',
  '/_local/people/ruthadeyemiaaaaa',
  '/_local/people/nobody',
];
const MAILS = new Map([...renderSampleMails(), ...renderSampleProofs()]);
const PUBLIC_PAGES = renderSamplePages();
const samplesUnder = (folder: string, samples: ReadonlyMap<string, string>, rules: readonly string[]) =>
  [...samples.keys()].map((name) => ({ path: `/${folder}/${name}`, rules }));
const VIEWS = [
  ...PAGES.map((path) => ({ path, rules: PAGE_RULES })),
  ...samplesUnder('pages', PUBLIC_PAGES, PAGE_RULES),
  // A mail has no landmarks: it is shown inside a mail program's own.
  { path: `/_local/letter/${DEMO_MAIL_ID}`, rules: WCAG },
  ...samplesUnder('mails', MAILS, WCAG),
];
/** All that darkness changes is colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

let browser: Browser;
let page: Page;
let site: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  const mailbox = mailboxPages(await createDemoWorld());
  site = await servePages(async (request) => findSample(request) ?? (await mailbox(request)));
  browser = await openBrowser();
  page = await (await browser.newContext({ bypassCSP: true })).newPage();
});

afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

test.each(VIEWS)('$path never scrolls sideways and passes axe, light and dark', async ({ path, rules }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(site.origin + path);
  expect(await measureOverhang()).toBe(0);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await measureOverhang()).toBe(0);
  await page.evaluate(axe.source);
  expect(await findViolations(rules)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findViolations(COLOUR_RULES)).toEqual([]);
});

/** Of what passes, axe would describe every element: most of its time, and nobody reads it. */
async function findViolations(rules: readonly string[]): Promise<readonly string[]> {
  const options = JSON.stringify({ runOnly: rules, iframes: false, resultTypes: ['violations'] });
  return readViolations(await page.evaluate(`axe.run(document, ${options})`));
}

function findSample({ url }: Request): Response | undefined {
  const [, folder, name = ''] = new URL(url).pathname.split('/');
  const html = folder === 'mails' ? MAILS.get(name) : PUBLIC_PAGES.get(folder === 'pages' ? name : '');
  if (html === undefined) return undefined;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Pixels by which the page is wider than its window. */
async function measureOverhang(): Promise<number> {
  return await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

const resultSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** One line for each, so that a failure says what and where. */
function readViolations(result: unknown): readonly string[] {
  return resultSchema
    .parse(result)
    .violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
