import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import { newsletterRoutes } from '../../functions/web/newsletter-routes.tsx';
import { buildHttpEvent, buildLambdaContext } from '../builders/http-event.ts';
import { createInMemorySignUp } from '../builders/in-memory-sign-up.ts';
import { newsletterContext } from '../builders/newsletter.ts';
import { openBrowser } from './open-browser.ts';
import { servePages } from './serve-pages.ts';

const SOFIA = emailAddressSchema.parse('sofia@almeida.example');
const TOPICS = [{ id: 'gifts', name: 'Gifts worth copying' }];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** The newsletter's pages, a reader's page on a small screen without script, and a clock that stands still. */
async function openSite() {
  const signUp = createInMemorySignUp();
  const context = { ...newsletterContext, newsletter: { ...newsletterContext.newsletter, topics: TOPICS } };
  const router = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
    httpRouterHandler({ routes: [...newsletterRoutes({ ports: signUp.ports, context })] }),
  );
  const server = await servePages(async (request) => {
    const { pathname } = new URL(request.url);
    const event = {
      ...buildHttpEvent(request.method, pathname),
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    };
    const { statusCode = 500, headers, body } = await router(event, buildLambdaContext());
    return new Response(body ?? null, { status: statusCode, headers: textHeaders(headers) });
  });
  const browsing = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'de-CH',
  });
  const page = await browsing.newPage();
  return {
    ...{ signUp, server, page },
    pass: (seconds: number) => signUp.clock.setTo(signUp.clock.now().add({ seconds }).toString()),
    find: () => signUp.subscribers.get(SOFIA),
    [Symbol.asyncDispose]: async () => {
      await browsing.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const textHeaders = (headers: Readonly<Record<string, unknown>> = {}) =>
  Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);

/** Axe needs a script; the page under test has none. */
async function expectAccessible(page: Page): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true });
  const copy = await context.newPage();
  await copy.setContent(await page.content());
  await copy.evaluate(axe.source);
  const result = await copy.evaluate(`axe.run(document, { resultTypes: ['violations'] })`);
  const { violations } = z.object({ violations: z.array(z.object({ id: z.string() })) }).parse(result);
  expect(violations).toEqual([]);
  expect(await copy.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await context.close();
}

test('a reader signs up and confirms with the keyboard alone, without script, on a small screen', async () => {
  await using site = await openSite();
  const { page, server, signUp } = site;
  await page.goto(`${server.origin}/newsletter`);
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.type(SOFIA);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Sofia');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  site.pass(2);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
  await expectAccessible(page);
  expect(site.find()).toMatchObject({ status: 'pending', topics: ['gifts'], language: 'de-CH' });

  const link = /\/newsletter\/confirm\/[a-z2-7]+/.exec(signUp.transport.accepted[0]?.text ?? '')?.[0];
  await page.goto(server.origin + link);
  await expectAccessible(page);
  expect(site.find()?.status).toBe('pending');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'You are on the list' }).waitFor();
  await expectAccessible(page);
  expect(site.find()?.status).toBe('confirmed');
});

test('the snippet, as it is shown, leads from another site to one more press on our page', async () => {
  await using site = await openSite();
  const { page, server } = site;
  await page.goto(`${server.origin}/newsletter/snippet`);
  await expectAccessible(page);
  const snippet = (await page.locator('code').innerText()).replace(
    newsletterContext.webOrigin,
    server.origin,
  );
  await using other = await servePages(
    async () => new Response(`<!DOCTYPE html>${snippet}`, { headers: { 'content-type': 'text/html' } }),
  );
  await page.goto(other.origin);
  await page.getByLabel('Your mail address').fill(SOFIA);
  await page.getByRole('button', { name: 'Send it to me' }).click();
  await page.getByRole('heading', { name: 'One more press' }).waitFor();
  await expectAccessible(page);
  expect(site.find()).toBeUndefined();
  site.pass(2);
  await page.getByRole('button', { name: 'Send it to me' }).click();
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
  expect(site.find()?.consent).toMatchObject({ form: 'snippet-2', site: other.origin });
});
