import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { openDemo } from './open-demo.ts';

// On a phone, without JavaScript.
const PHONE = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };
/** A week passes by one press, which a busy machine takes its time for. */
const LONGEST_STEP_MS = 200_000;

let browser: Browser;
let system: Awaited<ReturnType<typeof openDemo>>;
let context: BrowserContext;
let page: Page;
let letter: FrameLocator;

beforeAll(async () => {
  system = await openDemo();
  browser = await openBrowser();
  context = await browser.newContext(PHONE);
  context.setDefaultTimeout(LONGEST_STEP_MS);
  page = await context.newPage();
  letter = page.frameLocator('iframe.letter');
});

afterAll(async () => {
  await browser?.close();
  await system?.[Symbol.asyncDispose]();
});

test('the tour leads from the first nudge to a check-in answered and a newsletter read, answered and left', async () => {
  await answerTheNudge();
  await approveTheCheckIn();
  await readTheNewsletter();
});

async function answerTheNudge(): Promise<void> {
  await page.goto(system.origin);
  await page.getByRole('link', { name: 'Take the tour' }).click();

  await expectStep('Read the nudge');
  await letter.getByText('47 days since you last spoke; you aim for 30.').waitFor();
  await letter.getByRole('link', { name: 'Write back about Ruth' }).click();

  await expectStep('Press reply');
  expect(await page.getByLabel('What you write').inputValue()).toContain('Leo starts school on 3 September.');
  await page.getByRole('button', { name: 'Send the reply' }).click();

  await expectStep('See it remembered');
  await newestOf('Ruth Adeyemi')
    .getByText('Met Ruth for lunch. Her son Leo starts school on 3 September.')
    .waitFor();
  await page.getByText('Due on 21 September 2026; you aim for every 30 days.').first().waitFor();
  await page.getByRole('link', { name: 'Next', exact: true }).click();

  await expectStep('Let a day pass');
  await page.getByRole('button', { name: 'To tomorrow morning' }).click();
  await page.getByRole('heading', { level: 1, name: 'Margit Sørensen today' }).waitFor();
}

async function approveTheCheckIn(): Promise<void> {
  await expectStep('Read the draft');
  await letter.getByText('You wrote in July').waitFor();
  await letter.getByRole('link', { name: 'Send it to Margit' }).click();

  await expectStep('Reply “send”');
  expect(await page.getByLabel('What you write').inputValue()).toBe('send');
  await page.getByRole('button', { name: 'Send the reply' }).click();

  await expectStep('Open Margit’s mail');
  await letter.getByText('You wrote in July').waitFor();
  await page
    .getByText(/Nora Lindqvist <hello\+margit-[a-z2-7]{8}@in\.kith\.example> to margit@sorensen\.example/)
    .waitFor();
  await page.getByRole('link', { name: 'Next', exact: true }).click();

  await expectStep('Answer as Margit');
  await page.getByRole('heading', { level: 2, name: 'Reply as Margit Sørensen' }).waitFor();
  await page.getByRole('button', { name: 'Send the reply' }).click();

  await expectStep('See it passed on');
  await page.getByRole('heading', { level: 1, name: 'Margit Sørensen wrote back' }).waitFor();
  await letter.getByText('the keeper has fallen in love').waitFor();
  await newestOf('Margit Sørensen').getByText('the keeper has fallen in love').waitFor();
  await page
    .getByText(/Due on \d+ \w+ 2026/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Next', exact: true }).click();
}

async function readTheNewsletter(): Promise<void> {
  await expectStep('Sign up as a reader');
  await inNewTab(page.getByRole('link', { name: 'Open the form' }), async (form) => {
    await form.getByLabel('Your mail address').fill('sofia@almeida.example');
    await form.getByLabel('Your first name').fill('Sofia');
    await form.getByRole('button', { name: 'Send it to me' }).click();
    // So fast is no person, who is asked to press once more.
    const again = form.getByRole('heading', { name: 'One more press' });
    const received = form.getByRole('heading', { name: 'Look into your mailbox' });
    await again.or(received).waitFor();
    while (await again.isVisible()) {
      await form.getByRole('button', { name: 'Send it to me' }).click();
      await again.or(received).waitFor();
    }
    await received.waitFor();
  });
  await mailHasArrived();
  await page.getByRole('link', { name: 'Next', exact: true }).click();

  await expectStep('Press the button in the mail');
  await inNewTab(letter.getByRole('link', { name: 'Yes, send it to me' }), async (confirmation) => {
    await confirmation.getByRole('button', { name: 'Yes, send it to me' }).click();
    await confirmation.getByRole('heading', { name: 'You are on the list' }).waitFor();
  });
  await page.getByRole('link', { name: 'Next', exact: true }).click();

  await expectStep('Let the hour come');
  expect(await page.getByLabel('Move to').inputValue()).toBe('2026-09-01T09:00');
  await page.getByRole('button', { name: 'Move the clock' }).click();

  await expectStep('Read the issue');
  await page.getByRole('heading', { level: 1, name: 'The name of the dog' }).waitFor();
  await letter.getByText('Dear Sofia,').waitFor();
  await page.getByRole('link', { name: 'Next', exact: true }).click();

  await expectStep('Answer it');
  await page.getByRole('button', { name: 'Send the reply' }).click();

  await expectStep('See it land with a person');
  await newestOf('Sofia Almeida').getByText('I know the dog of every printer').waitFor();
  await page.getByRole('link', { name: 'Next', exact: true }).click();

  await expectStep('Leave by the link');
  await inNewTab(letter.getByRole('link', { name: 'Leave this newsletter' }), async (leaving) => {
    await leaving.getByRole('button', { name: 'Yes, leave' }).click();
    await leaving.getByRole('heading', { name: 'You have left' }).waitFor();
  });
  await page.getByRole('link', { name: 'End the tour' }).click();
  await page.getByRole('link', { name: 'Take the tour' }).waitFor();
}

async function expectStep(title: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
  await page.waitForLoadState('load'); // The heading may stand there before its styles do.
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}

const newestOf = (name: string) =>
  page
    .getByRole('list', { name: `Timeline of ${name}` })
    .getByRole('listitem')
    .first();

/** The mailbox shows by itself what came meanwhile; a press while it does so would be lost. */
async function mailHasArrived(): Promise<void> {
  await system.world.whenIdle();
  await page.reload();
}

/** What a link opens beside the mailbox; the tab is closed at the end. */
async function inNewTab(
  link: { click(): Promise<void> },
  visit: (tab: Page) => Promise<void>,
): Promise<void> {
  const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await visit(tab);
  await tab.close();
}
