import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { writeAtom } from '../../functions/newsletter/archive/domain/write-atom.ts';
import { writeRss } from '../../functions/newsletter/archive/domain/write-rss.ts';
import { NOBODY, personalise } from '../../functions/newsletter/domain/personalise.ts';
import { writeIssue } from '../../functions/newsletter/write-issue.ts';
import { buildArchivedIssue } from '../builders/sample-archive-pages.tsx';
import { buildRichIssueFile, renderSampleIssue, richContext } from '../builders/sample-issue.ts';
import { openBrowser } from './open-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function withMail<T>(
  html: string,
  options: Parameters<Browser['newContext']>[0],
  look: (page: Awaited<ReturnType<BrowserContext['newPage']>>) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.route(/^https?:/, (route) => route.abort());
    await page.setContent(html);
    return await look(page);
  } finally {
    await context.close();
  }
}

/** What each text is written in, and what each field is. */
const COLOURS = `[
  ...[...document.querySelectorAll('.ink, .faint, .sage, .accent')].map((text) => getComputedStyle(text).color),
  ...[...document.querySelectorAll('.desk, .sheet, .note, .slip')].map((field) => getComputedStyle(field).backgroundColor),
]`;
const coloursSchema = z.array(z.string()).min(20);

describe('an issue as a browser shows it', () => {
  it.each([360, 600])('fits %i pixels, whatever stands in it', async (width) => {
    const file = buildRichIssueFile();
    const markdown = `${file.markdown}\n\n![A harbour](https://pictures.example/wide.png)\n\n${'word'.repeat(60)}\n\n~~~\n${'code that goes on '.repeat(20)}\n~~~\n\n| a | b |\n|-|-|\n| ${'long'.repeat(30)} | c |`;
    const { html } = personalise(writeIssue(richContext, { ...file, markdown }), NOBODY);
    const { overhang, picture } = await withMail(
      html,
      { viewport: { width, height: 800 } },
      async (page) => ({
        overhang: await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
        picture: await page.evaluate("document.querySelector('img').getBoundingClientRect().width"),
      }),
    );
    expect(overhang).toBe(0);
    expect(picture).toBeGreaterThan(200);
    expect(picture).toBeLessThan(width);
  });

  it('is dark in the dark, and has the same colours where Outlook marks what it darkens', async () => {
    const html = renderSampleIssue();
    const marked = html
      .replace('<body', '<body data-ogsc="" data-ogsb=""')
      .replace('<html', '<html data-ogsc="" data-ogsb=""');
    const colours = (mail: string, colorScheme: 'light' | 'dark') =>
      withMail(mail, { colorScheme }, async (page) => coloursSchema.parse(await page.evaluate(COLOURS)));
    const dark = await colours(html, 'dark');
    expect(dark).not.toEqual(await colours(html, 'light'));
    expect(await colours(marked, 'light')).toEqual(dark);
  });

  it('asks the network for nothing', async () => {
    const asked: string[] = [];
    await withMail('', {}, async (page) => {
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(renderSampleIssue());
    });
    expect(asked).toEqual([]);
  });
});

it('the feeds are well-formed, whatever a letter holds', async () => {
  const nasty = 'A ]]> & <b> "q" \u0000\u0008\u000b\ufffe \ud800 🌷 </title>';
  const issue = buildArchivedIssue({ subject: nasty, preheader: nasty, body: nasty, language: 'en"<' });
  const feed = {
    ...{ title: nasty, description: nasty, author: nasty, webOrigin: 'https://kith.example' },
    homeUrl: 'https://kith.example/newsletter/issues',
    feedUrl: 'https://kith.example/newsletter/feed.xml?a=1&b=2',
    nextUrl: 'https://kith.example/newsletter/feed.xml?after=1&b=2',
    issues: [issue],
  };
  const titles = await withMail('', {}, async (page) => {
    const read = (xml: string) =>
      page.evaluate(
        `(() => { const read = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
          return read.querySelector('parsererror')?.textContent ?? read.querySelector('entry > title, item > title').textContent; })()`,
      );
    return [await read(writeAtom(feed)), await read(writeRss(feed))];
  });
  expect(titles).toEqual(Array(2).fill('A ]]> & <b> "q"   🌷 </title>'));
});
