import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { type Engine, startDynalite } from '../engines/engine.ts';
import { type Hands, keyboardOn, mouseOn } from './hands.ts';
import { htmlAnswer, type NewsletterSite, openNewsletterSite } from './newsletter-site.ts';
import { openBrowser } from './open-browser.ts';
import { servePages } from './serve-pages.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
/** A mail has no landmarks: it is shown inside a mail program's own. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SOFIA = 'sofia@almeida.example';
const NEW = 'sofia@lisboa.example';
const TUESDAY = '2026-08-25T08:00:00.000Z';

let browser: Browser;
let engine: Engine;
beforeAll(async () => {
  [browser, engine] = await Promise.all([openBrowser(), startDynalite()]);
});
afterAll(async () => {
  await browser?.close();
  await engine?.close();
});

/** A reader before the newsletter's pages, on a small screen. */
interface Walk {
  readonly site: NewsletterSite;
  readonly page: Page;
  readonly hands: Hands;
  /** Waits for the page or mail with this heading, and looks at it. */
  arrive(heading: string): Promise<void>;
  openMail(heading: string, path?: '/mail' | '/issue'): Promise<void>;
}

async function setOut(
  site: NewsletterSite,
  options: BrowserContextOptions,
  handsOn: (page: Page) => Hands,
): Promise<Walk> {
  const context = await browser.newContext({ ...PHONE, locale: 'de-CH', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const arrive = async (heading: string) => {
    // A mail asks by the same heading as the page that it leads to.
    await page.getByRole('main').getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
    await expectReadable(page, [...WCAG, 'best-practice']);
  };
  const openMail: Walk['openMail'] = async (heading, path = '/mail') => {
    await page.goto(site.origin + path);
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
    await expectReadable(page, WCAG);
  };
  return { site, page, hands: handsOn(page), arrive, openMail };
}

/** Axe needs scripts; the pages are the same without. */
async function expectReadable(page: Page, rules: readonly string[]): Promise<void> {
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  if (!(await page.evaluate<boolean>('matchMedia("(scripting: enabled)").matches'))) return;
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] });
  const result = await page.evaluate(`axe.run(document, ${options})`);
  const { violations } = z.object({ violations: z.array(z.object({ id: z.string() })) }).parse(result);
  expect(violations).toEqual([]);
}

async function signUp({ site, page, hands, arrive, openMail }: Walk, address: string): Promise<void> {
  await arrive('The Open Hand');
  await hands.fill('Your mail address', address);
  await hands.fill('Your first name', 'Sofia');
  await hands.toggle('Gifts worth copying');
  site.pass({ seconds: 2 });
  await hands.press('Send it to me');
  await arrive('Look into your mailbox');
  await openMail('Do you want The Open Hand?');
  await hands.follow('Yes, send it to me');
  await arrive('Do you want The Open Hand?');
  expect(await site.find(address)).toMatchObject({ status: 'pending' });
  await hands.press('Yes, send it to me');
  await arrive('You are on the list');
  expect(await site.find(address)).toMatchObject({
    status: 'confirmed',
    topics: ['gifts'],
    language: 'de-CH',
  });
  expect(page.url()).toContain('/newsletter/confirm/');
}

/** From an issue to the page of one's own, by a fresh mail. */
async function openOwnPage({ hands, page, arrive, openMail }: Walk, issueLink: string): Promise<void> {
  await page.goto(issueLink);
  await arrive('Change what you get');
  await hands.press('Send me the link');
  await arrive('Look into your mailbox');
  await openMail('Your page at The Open Hand');
  await hands.follow('Open my page');
  await arrive('Your page');
}

async function receiveIssue({ site, page, hands, openMail, arrive }: Walk): Promise<string> {
  await site.world.tick();
  site.world.clock.setTo(TUESDAY);
  await site.world.tick();
  await openMail('Issue first', '/issue');
  await hands.follow('Change what you get, and when');
  await arrive('Change what you get');
  return page.url();
}

async function changeWishes({ site, hands, page, arrive }: Walk): Promise<void> {
  await hands.fill('How should it greet you?', 'Sofia Maria');
  await hands.toggle('Gifts worth copying');
  await hands.toggle('Praise that lands');
  await hands.choose('Your language', 'English');
  await hands.fillDay('Take a rest until', '2026-09-07');
  await hands.press('Keep this');
  await page.getByRole('status').waitFor();
  await arrive('Your page');
  expect(await site.find(SOFIA)).toMatchObject({
    firstName: expect.stringContaining('Sofia Maria'),
    topics: ['praise'],
    language: 'en',
    pausedUntil: '2026-09-07',
  });
}

async function moveToNewAddress({ site, hands, page, arrive, openMail }: Walk): Promise<void> {
  await hands.fill('Where should it come from now on?', NEW);
  await hands.press('Ask there');
  await page.getByText('A mail is on its way to the new address').waitFor();
  await arrive('Your page');
  await openMail('Should The Open Hand come here?');
  await hands.follow('Yes, this is my new address');
  await arrive('Should The Open Hand come here?');
  expect(await site.find(SOFIA)).toMatchObject({ status: 'confirmed' });
  await hands.press('Yes, this is my new address');
  await arrive('It comes here now');
  expect(await site.find(NEW)).toMatchObject({ status: 'confirmed', topics: ['praise'] });
}

async function leaveWithAReason({ site, hands, arrive }: Walk): Promise<void> {
  await hands.unfold('Say why, if you like');
  await hands.fill('What would have made you stay?', 'Shorter letters.');
  await hands.press('Leave The Open Hand');
  await arrive('You have left');
  expect(await site.find(NEW)).toMatchObject({ status: 'left', leaveReason: 'Shorter letters.' });
}

test.each([
  ['with a mouse and scripts', {}, mouseOn],
  ['without JavaScript, in the dark', { javaScriptEnabled: false, colorScheme: 'dark' }, mouseOn],
  ['with the keyboard alone, without JavaScript', { javaScriptEnabled: false }, keyboardOn],
] as const)(
  'a reader signs up, chooses, moves, leaves and comes back on a small screen %s',
  async (_, options, handsOn) => {
    await using site = await openNewsletterSite(engine);
    const walk = await setOut(site, options, handsOn);
    await walk.page.goto(`${site.origin}/newsletter`);
    await signUp(walk, SOFIA);
    const issueLink = await receiveIssue(walk);
    await openOwnPage(walk, issueLink);
    await changeWishes(walk);
    await moveToNewAddress(walk);
    await openOwnPage(walk, issueLink);
    await leaveWithAReason(walk);
    await walk.hands.follow('Ask for it again here');
    await signUp(walk, NEW);
    await walk.page.context().close();
  },
);

test('the snippet, as it is shown, leads from another site to one more press on our page', async () => {
  await using site = await openNewsletterSite(engine);
  const { page, hands, arrive } = await setOut(site, { javaScriptEnabled: false }, mouseOn);
  await page.goto(`${site.origin}/newsletter/snippet`);
  await arrive('The form for your own site');
  const snippet = (await page.locator('code').innerText()).replace('https://kith.example', site.origin);
  await using other = await servePages(async () => htmlAnswer(`<!DOCTYPE html>${snippet}`));
  await page.goto(other.origin);
  await hands.fill('Your mail address', SOFIA);
  await hands.toggle('Praise that lands');
  await hands.press('Send it to me');
  await arrive('One more press');
  expect(await site.find(SOFIA)).toBeUndefined();
  site.pass({ seconds: 2 });
  await hands.press('Send it to me');
  await arrive('Look into your mailbox');
  expect(await site.find(SOFIA)).toMatchObject({
    topics: ['praise'],
    consent: { form: 'snippet-3', site: other.origin },
  });
  await page.context().close();
});

test('the form in the docs, as it stands there, signs somebody up from a named site, and asks for one more press when it came too fast', async () => {
  const docs = await readFile('docs/newsletter-sign-up.md', 'utf8');
  const form = /```html\n(.*?)```/s.exec(docs)?.[1] ?? expect.fail('no form');
  let origin = '';
  await using other = await servePages(async () =>
    htmlAnswer(`<!DOCTYPE html>${form.replace('https://kith.example', origin)}`),
  );
  await using site = await openNewsletterSite(engine, [other.origin]);
  origin = site.origin;
  const { page, hands } = await setOut(site, {}, mouseOn);
  await page.goto(other.origin);
  await page.getByText('Send me The Open Hand by mail, once a week.').waitFor();
  await hands.fill('Your mail address', SOFIA);
  await hands.fill('Your first name', 'Sofia');
  await hands.press('Send it to me');
  await page.getByText('Please press once more.').waitFor();
  site.pass({ seconds: 2 });
  await hands.press('Send it to me');
  await page.getByText('We have sent you a mail with a button.').waitFor();
  expect(await site.find(SOFIA)).toMatchObject({
    firstName: 'Sofia',
    language: 'de-CH',
    consent: { form: 'api-2', site: other.origin },
  });
  await page.context().close();
});
