import { Parser } from 'htmlparser2';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { noteOpened } from '../../../functions/newsletter/archive/adapters/dynamodb-issue-archive.ts';
import { type Issue, NO_TOTALS } from '../../../functions/newsletter/domain/issue.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildIssue } from '../../builders/newsletter.ts';
import { writeWithPraise } from '../../builders/sample-issue.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

let engine: Engine;
let world: NewsletterWorld;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
});

const RICH = writeWithPraise();
const open = (slug: string, day: string, changes: Partial<Issue> = {}) =>
  world.ports.issues.open(
    buildIssue({
      slug,
      openedAt: isoInstantSchema.parse(`2026-${day}T08:00:00.000Z`),
      letter: { ...RICH, subject: `Letter <${slug}>`, preheader: `About ${slug} & more` },
      status: 'sent',
      dueAt: undefined,
      ...changes,
    }),
  );
const get = async (path: string, query?: Record<string, string>, headers?: Record<string, string>) =>
  world.request('GET', path, { ...(query && { query }), ...(headers && { headers }) });

describe('the archive', () => {
  it('says what will stand there while nothing does', async () => {
    const { statusCode, body } = await get('/newsletter/issues');
    expect(statusCode).toBe(200);
    expect(body).toContain('No letter has gone out yet.');
    expect(body).toContain('href="/newsletter"');
  });

  it('lists what went out, or is on its way, newest first, and leads to each', async () => {
    await open('first', '08-25');
    await open('third', '09-08', { status: 'sending' });
    await open('second', '09-01');
    const { body = '' } = await get('/newsletter/issues');
    expect([...body.matchAll(/href="\/newsletter\/issues\/(\w+)"/g)].map(([, slug]) => slug)).toEqual([
      'third',
      'second',
      'first',
    ]);
    expect(body).toContain('8 September 2026');
    expect(body).toContain('Letter &lt;third&gt;');
    expect(body).not.toContain('No letter has gone out');
    expect((await get('/newsletter/issues/second')).body).toContain('Biscuit');
  });

  it('says of a letter to whoever shares it what it is called, and where it stands', async () => {
    await open('first', '08-25');
    const { body = '' } = await get('/newsletter/issues/first', { from: 'a-friend' });
    const url = 'https://kith.example/newsletter/issues/first';
    expect(body).toContain(`<link rel="canonical" href="${url}"/>`);
    expect(body).toContain(`<meta property="og:url" content="${url}"/>`);
    expect(body).toContain('<meta property="og:title" content="Letter &lt;first&gt;"/>');
    expect(body).toContain('<meta property="og:description" content="About first &amp; more"/>');
    expect(body).toContain('<meta property="article:published_time" content="2026-08-25T08:00:00.000Z"/>');
  });

  it('has the letters of years in pages', async () => {
    for (let number = 10; number < 55; number += 1) {
      const { month, day } = Temporal.PlainDate.from('2026-01-01').add({ days: number });
      const twoDigits = (part: number) => part.toString().padStart(2, '0');
      await open(`letter-${number}`, `${twoDigits(month)}-${twoDigits(day)}`);
    }
    const seen: string[] = [];
    let query: Record<string, string> | undefined;
    for (let page = 0; page < 3; page += 1) {
      const { body = '' } = await get('/newsletter/issues', query);
      seen.push(
        ...[...body.matchAll(/href="\/newsletter\/issues\/(letter-\d+)"/g)].map(([, slug]) => slug ?? ''),
      );
      const older = /issues\?after=([^"]+)"/.exec(body)?.[1];
      query = older === undefined ? undefined : { after: decodeURIComponent(older) };
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `letter-${54 - index}`));
    expect(query).toBeUndefined();
  });

  it('has a page for an address at which nothing stands, or nothing that went out', async () => {
    await open('called-off', '08-25', { status: 'cancelled' });
    for (const slug of ['never', 'called-off', 'x'.repeat(3000), '%00']) {
      const { statusCode, body } = await get(`/newsletter/issues/${slug}`);
      expect(statusCode).toBe(404);
      expect(body).toContain('There is no such letter');
      expect(body).toContain('href="/newsletter/issues"');
    }
    for (const path of ['/newsletter/issues', '/newsletter/feed.xml']) {
      expect((await get(path)).body).not.toContain('called-off');
    }
  });

  it('keeps a letter that was called off for whoever got it, and leads nobody to it', async () => {
    await open('got-by-some', '08-25', {
      status: 'cancelled',
      totals: { ...NO_TOTALS, planned: 9, sent: 2, cancelled: 7 },
    });
    const { statusCode, body, headers } = await get('/newsletter/issues/got-by-some');
    expect(statusCode).toBe(200);
    expect(body).toContain('Biscuit');
    expect(headers?.['X-Robots-Tag']).toBe('noindex');
    for (const path of ['/newsletter/issues', '/newsletter/feed.xml', '/newsletter/feed.json'])
      expect((await get(path)).body).not.toContain('got-by-some');
  });

  it('shows no letter that waits to be sent on its way, since nobody has got it', async () => {
    const dueAt = isoInstantSchema.parse('2026-08-25T08:00:00.000Z');
    await open('waits', '08-25', { status: 'sending', dueAt });
    expect((await get('/newsletter/issues/waits')).statusCode).toBe(404);
    expect((await get('/newsletter/issues')).body).not.toContain('issues/waits');
    await world.ports.issues.handOver('waits');
    expect((await get('/newsletter/issues/waits')).statusCode).toBe(200);
  });

  it('does not list an issue whose opening died half-way, and does once it opens', async () => {
    const openedAt = isoInstantSchema.parse('2026-08-25T08:00:00.000Z');
    await noteOpened(engine.documentClient, world.tables.audience, { slug: 'first', openedAt });
    expect((await get('/newsletter/issues')).body).not.toContain('/newsletter/issues/first');
    await open('first', '08-25');
    expect((await get('/newsletter/issues')).body?.match(/\/newsletter\/issues\/first"/g)).toHaveLength(1);
  });

  it('shows a letter of an older release by its text', async () => {
    const text =
      'THE OPEN HAND\n\nThe dog\n\n{{greeting}}\n\nImagine <b>.\n\nONE TIP\n\nKeep a card.\n\n* * *\n\nYou get this.\n\nLeave:\n{{leaveUrl}}\n';
    await open('old', '08-25', { letter: { subject: 'The dog', html: '', text } });
    const { body } = await get('/newsletter/issues/old');
    expect(body).toContain('<p>Imagine &lt;b&gt;.</p>');
    expect(body).toContain('Keep a card.');
    expect(body).not.toMatch(/You get this|Leave|\{\{/);
  });
});

describe('the page of a letter', () => {
  it('is for nobody in particular: no name, no way to leave for anybody, nothing for some alone', async () => {
    await open('first', '08-25');
    const { body = '', headers } = await get('/newsletter/issues/first');
    expect(body).toContain('Dear reader,');
    expect(body).toContain('<a href="/newsletter">');
    expect(body).not.toMatch(/\/leave\/|\/preferences\/|\/links\/|\{\{|Ruth|gardeners|ring me/);
    expect(headers).toMatchObject({
      'Cache-Control': 'public, max-age=300',
      'Content-Security-Policy': expect.stringMatching(/default-src 'none';.*img-src https:$/),
    });
    expect(headers).not.toHaveProperty('X-Robots-Tag');
  });

  it('in another language says which of its words are English', async () => {
    await open('first', '08-25', { language: 'de' });
    const { body = '' } = await get('/newsletter/issues/first');
    expect(body).toContain('<html lang="de">');
    expect(body).toContain('<p lang="en">Dear reader,</p>');
    expect(body).toContain('<p class="small" lang="en"><time');
    expect(body).toContain('<div class="after" lang="en">');
    const { body: list = '' } = await get('/newsletter/issues');
    expect(list).toContain('<li lang="de"><p class="small" lang="en">');
  });

  it('is where the mail says that it is, for a letter that was really sent', async () => {
    await world.tick();
    await world.addReader('Ada');
    world.clock.setTo('2026-08-25T08:00:00.000Z');
    await world.tick();
    const [mail] = await world.letters();
    const path = /https:\/\/kith\.example(\/newsletter\/issues\/[a-z0-9-]+)/.exec(mail?.text ?? '')?.[1];
    expect(mail?.html).toContain(`href="https://kith.example${path}"`);
    const { body } = await get(path ?? '');
    expect(body).toContain('Words of first.');
    expect(body).not.toContain('Ada');
  });

  it('leads programs to the feeds', async () => {
    await open('first', '08-25');
    for (const path of ['/newsletter/issues', '/newsletter/issues/first']) {
      const { body } = await get(path);
      expect(body).toContain('<link rel="alternate" type="application/atom+xml"');
      expect(body).toContain('<link rel="alternate" type="application/rss+xml"');
      expect(body).toContain('<link rel="alternate" type="application/feed+json"');
    }
  });
});

/** The words in each element of that name, as an XML parser reads them, and the attributes of those without words. */
function readXml(xml: string, name: string): readonly string[] {
  const found: string[] = [];
  let isOpen = false;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        isOpen = tag === name;
        if (isOpen) found.push(attributes['href'] ?? '');
      },
      ontext(words) {
        if (isOpen) found.push(`${found.pop() ?? ''}${words}`);
      },
      onclosetag: () => {
        isOpen = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return found;
}

const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  description: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  next_url: z.url().optional(),
  authors: z.array(z.strictObject({ name: z.string() })),
  items: z.array(
    z.strictObject({
      id: z.url(),
      url: z.url(),
      title: z.string(),
      summary: z.string(),
      content_html: z.string(),
      date_published: z.iso.datetime(),
      language: z.string().optional(),
    }),
  ),
});

describe('the feeds', () => {
  beforeEach(async () => {
    await open('first', '08-25');
    await open('second', '09-01', { language: 'en-GB' });
  });

  it('Atom has each letter, whole, with what RFC 4287 asks for', async () => {
    const { body = '', headers } = await get('/newsletter/feed.xml');
    expect(headers?.['Content-Type']).toBe('application/atom+xml; charset=utf-8');
    expect(readXml(body, 'id')).toEqual([
      'https://kith.example/newsletter/issues',
      'https://kith.example/newsletter/issues/second',
      'https://kith.example/newsletter/issues/first',
    ]);
    expect(readXml(body, 'title')).toEqual(['The Open Hand', 'Letter <second>', 'Letter <first>']);
    expect(readXml(body, 'updated')[0]).toBe('2026-09-01T08:00:00.000Z');
    expect(readXml(body, 'name')).toEqual(['Nora Lindqvist']);
    expect(readXml(body, 'link').slice(0, 2)).toEqual([
      'https://kith.example/newsletter/feed.xml',
      'https://kith.example/newsletter/issues',
    ]);
    expect(readXml(body, 'content')[0]).toContain('<section class="tip">\n<h2>One tip</h2>');
  });

  it('RSS has each letter, whole, with the dates that it asks for', async () => {
    const { body = '', headers } = await get('/newsletter/rss.xml');
    expect(headers?.['Content-Type']).toBe('application/rss+xml; charset=utf-8');
    expect(readXml(body, 'guid')).toEqual([
      'https://kith.example/newsletter/issues/second',
      'https://kith.example/newsletter/issues/first',
    ]);
    expect(readXml(body, 'pubDate')[0]).toBe('Tue, 01 Sep 2026 08:00:00 GMT');
    expect(readXml(body, 'description')).toEqual([
      'Letters by Nora Lindqvist',
      'About second & more',
      'About first & more',
    ]);
    expect(readXml(body, 'content:encoded')[1]).toContain('Biscuit');
  });

  it('JSON Feed has each letter, whole, in the form of its version 1.1', async () => {
    const { body = '', headers } = await get('/newsletter/feed.json');
    expect(headers?.['Content-Type']).toBe('application/feed+json; charset=utf-8');
    const { items, feed_url } = jsonFeedSchema.parse(JSON.parse(body));
    expect(feed_url).toBe('https://kith.example/newsletter/feed.json');
    expect(items.map(({ title, language }) => [title, language])).toEqual([
      ['Letter <second>', 'en-GB'],
      ['Letter <first>', undefined],
    ]);
  });

  it.each(['/newsletter/feed.xml', '/newsletter/rss.xml', '/newsletter/feed.json'])(
    '%s says where its next page is, and nothing of anybody',
    async (path) => {
      for (let day = 10; day < 30; day += 1) await open(`more-${day}`, `10-${day}`);
      const { body = '' } = await get(path);
      expect(body).not.toMatch(/\{\{|Ruth|gardeners|ring me|\/leave\//);
      const next = /https:\/\/kith\.example[^"]*\?after=([^"]+)"/.exec(body)?.[1] ?? '';
      const older = await get(path, { after: decodeURIComponent(next) });
      expect(older.body).toContain('issues/second');
      expect(older.body).not.toMatch(/issues\/more-|\?after=/);
    },
  );

  it('are not sent again to whoever has them, by tag or by date, and are once there is more', async () => {
    const { headers } = await get('/newsletter/feed.xml');
    expect(headers).toMatchObject({ 'Last-Modified': 'Tue, 01 Sep 2026 08:00:00 GMT' });
    const byTag = { 'if-none-match': String(headers?.['ETag']) };
    const byDate = { 'if-modified-since': String(headers?.['Last-Modified']) };
    for (const asked of [byTag, byDate]) {
      const answer = await get('/newsletter/feed.xml', undefined, asked);
      expect(answer.statusCode).toBe(304);
      expect(answer.body ?? '').toBe('');
    }
    await open('third', '09-08');
    for (const asked of [byTag, byDate, { 'if-none-match': '"other"', ...byDate }]) {
      expect((await get('/newsletter/feed.xml', undefined, asked)).statusCode).toBe(200);
    }
  });

  it('may be empty', async () => {
    world = await createNewsletterWorld(engine);
    for (const path of ['/newsletter/feed.xml', '/newsletter/rss.xml', '/newsletter/feed.json']) {
      expect((await get(path)).statusCode).toBe(200);
    }
  });
});
