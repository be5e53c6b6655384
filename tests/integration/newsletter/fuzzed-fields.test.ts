import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { consentWords } from '../../../functions/web/pages/sign-up-pages.tsx';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';
import { ipOf } from './sign-up-steps.ts';

/** Fewer than the cap of all lets through in an hour. */
const RUNS = { numRuns: 120 };
/** Each of several requests. */
const FEWER_RUNS = { numRuns: 50 };
const SETTINGS = { topics: [{ id: 'gifts', name: 'Gifts' }], languages: ['en', 'de'] };
const OUR_TAGS = new Set(
  `a blockquote body button code details div fieldset form h1 h2 head html input label legend li link main meta option p pre select
  small span strong style summary textarea title ul`.split(/\s+/),
);

let engine: Engine;
let world: NewsletterWorld;
let visitors = 0;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine, SETTINGS);
});

const nasty = fc.constantFrom(
  ...[
    '"><img src=x onerror=alert(1)>',
    '</textarea><script>alert(1)</script>',
    "' onfocus='alert(1)",
    '&lt;b&gt;',
  ],
  ...[
    'Priya\r\nBcc: all@x.example',
    '\u0000',
    '\uD800',
    '\u202Eevil',
    '\u200B',
    '{{greeting}}',
    '$&',
    '__proto__',
  ],
  ...['a'.repeat(5000), '9999-12-31', '2026-02-30', '-000000-01-01', '🎁'.repeat(300), 'e\u0301'.repeat(200)],
);
const text = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);
const address = fc.oneof(
  fc.nat().map((n) => `reader${n}@reader.example`),
  fc.emailAddress(),
  fc.constantFrom(
    ...[
      '用户@例子.example',
      'jürgen@müller.example',
      'a+b@x.example',
      '"a b"@x.example',
      `${'a'.repeat(300)}@x.example`,
    ],
    ...['a@x.example\r\nBcc: b@x.example', 'Ann <ann@x.example>', '<script>@x.example', "o'neill@x.example"],
  ),
  text,
);
const language = fc.oneof(
  fc.constantFrom('de-CH', 'en-u-ca-buddhist', 'de-x-1', 'zh-Hans-CN;q=0.1', '*'),
  text,
);

/** No header of a request has line breaks in it. */
const inHeader = (value: string) => value.replace(/[\r\n\0]/g, '');

/** What came back is a page of ours, in which nothing but we wrote a tag or an attribute. */
function expectOurPage({
  statusCode = 500,
  headers,
  body = '',
}: Awaited<ReturnType<NewsletterWorld['request']>>) {
  expect(statusCode).toBeLessThan(500);
  expect(JSON.stringify(headers)).not.toMatch(/\\[rn]/);
  // A feed is no page; nothing that was sent is in it.
  if (!String(headers?.['Content-Type']).startsWith('text/html')) return;
  const tags: string[] = [];
  const attributes: string[] = [];
  const parser = new Parser({
    onopentag: (name, found) => {
      tags.push(name);
      attributes.push(...Object.keys(found));
    },
  });
  parser.end(body);
  expect(tags.filter((name) => !OUR_TAGS.has(name))).toEqual([]);
  expect(attributes.filter((name) => name.startsWith('on') || name === 'src')).toEqual([]);
}

/** Everything that is stored can be read again, and each mail has one recipient and headers of one line. */
async function expectSoundStore(): Promise<void> {
  for await (const { firstName = 'x', leaveReason = 'x', consent } of world.ports.subscribers.listAll()) {
    expect(firstName).toMatch(/^[^\p{Cc}\p{Cs}]{1,120}$/u);
    expect(leaveReason).toMatch(/^[^\p{Cc}\p{Cs}]{1,1000}$/u);
    expect(['Send it to me.', consentWords('The Open Hand')]).toContain(consent.words);
  }
  for (const { to, subject } of world.transport.accepted) {
    expect(to.address).toMatch(/^[^\s@"<>]+@[a-z0-9.-]+$/u);
    expect(subject).toMatch(/The Open Hand/);
  }
}

const post = (path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
  world.request('POST', path, {
    body: new URLSearchParams(fields).toString(),
    headers,
    sourceIp: ipOf(visitors++),
  });

describe('whatever is in a field', () => {
  it('of the form, an address is taken or asked for again, and what was typed is shown as text', async () => {
    const fields = fc.record(
      {
        address,
        firstName: text,
        'topic-gifts': text,
        homepage: fc.constantFrom('', 'x'),
        opened: text,
        site: text,
      },
      { requiredKeys: ['address'] },
    );
    await fc.assert(
      fc.asyncProperty(fields, language, fc.boolean(), async (sent, acceptLanguage, isRipe) => {
        const headers = { 'accept-language': inHeader(acceptLanguage) };
        const answer = await post(
          '/newsletter',
          isRipe ? { ...sent, opened: world.stampOf(60) } : sent,
          headers,
        );
        expectOurPage(answer);
        expect([200, 400]).toContain(answer.statusCode);
      }),
      RUNS,
    );
    await expectSoundStore();
    expect(world.transport.accepted.length).toBeGreaterThan(3);
  });

  it('of the JSON, it is taken or refused in one line, as JSON', async () => {
    const body = fc.oneof(
      fc.record(
        {
          address,
          firstName: text,
          topics: fc.array(text, { maxLength: 25 }),
          homepage: fc.constant(''),
          words: text,
        },
        { requiredKeys: ['address'] },
      ),
      fc.record({ address: fc.jsonValue(), firstName: fc.jsonValue(), topics: fc.jsonValue() }),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.boolean(), language, async (sent, isWhole, acceptLanguage) => {
        const whole = { opened: world.stampOf(60), words: consentWords('The Open Hand') };
        const wish = isWhole && typeof sent === 'object' ? { ...sent, ...whole } : sent;
        const answer = await world.request('POST', '/newsletter/sign-up', {
          body: JSON.stringify(wish),
          contentType: 'application/json',
          headers: { 'accept-language': inHeader(acceptLanguage) },
          sourceIp: ipOf(visitors++),
        });
        expect([202, 400, 422]).toContain(answer.statusCode);
        expect(JSON.parse(answer.body ?? '')).toMatchObject({ message: expect.stringMatching(/^[^\n]+\.$/) });
      }),
      RUNS,
    );
    await expectSoundStore();
    expect(world.transport.accepted.length).toBeGreaterThan(3);
  });

  it('of one’s own page, it is kept, cut or asked for again, and the page still opens', async () => {
    const { subscriberId } = await world.addReader('Priya');
    await post(`/newsletter/preferences/${subscriberId}`, {});
    const mine = /\/newsletter\/mine\/[a-z2-7]+/.exec(world.transport.accepted[0]?.text ?? '')?.[0] ?? '';
    const fields = fc.record(
      { firstName: text, pausedUntil: text, language: text, 'topic-gifts': text, address, reason: text },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fields, async (sent) => {
        for (const path of [mine, `${mine}/address`]) expectOurPage(await post(path, sent));
        const opened = await world.request('GET', mine);
        expect(opened.statusCode).toBe(200);
        expectOurPage(opened);
        const download = await world.request('GET', `${mine}/download`);
        expect(JSON.parse(download.body ?? '')).toMatchObject({ subscriberId });
      }),
      FEWER_RUNS,
    );
    await expectSoundStore();
  });

  it('of what a browser says of its languages, the page of whoever signed up opens', async () => {
    await fc.assert(
      fc.asyncProperty(language, async (acceptLanguage) => {
        const headers = { 'accept-language': inHeader(acceptLanguage) };
        const fields = { address: `reader${visitors}@reader.example`, opened: world.stampOf(60) };
        await post('/newsletter', fields, headers);
        const reader = await world.ports.subscribers.find(emailAddressSchema.parse(fields.address));
        await post(`/newsletter/preferences/${reader?.subscriberId}`, {});
        const mine =
          /\/newsletter\/mine\/[a-z2-7]+/.exec(world.transport.accepted.at(-1)?.text ?? '')?.[0] ?? '';
        expectOurPage(await world.request('GET', mine));
      }),
      FEWER_RUNS,
    );
  });

  it('of the word on why somebody leaves, they have left', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (reason) => {
        const { subscriberId } = await world.addReader(`reader${visitors}`);
        const answer = await post(`/newsletter/leave/${subscriberId}`, { reason });
        expect(answer.statusCode).toBe(200);
        expectOurPage(answer);
      }),
      RUNS,
    );
    await expectSoundStore();
  });
});

describe('whatever is sent in place of a form or a link', () => {
  it('is answered by a page that says what to do', async () => {
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'OPTIONS');
    const type = fc.constantFrom(
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      'text/plain',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        method,
        type,
        text,
        text,
        fc.boolean(),
        async (how, contentType, value, body, isBase64Encoded) => {
          for (const path of world.paths) {
            const answer = await world.request(
              how,
              path.replaceAll(/\{\w+\}/g, encodeURIComponent(value.toWellFormed())),
              {
                ...{ body, contentType, isBase64Encoded, sourceIp: ipOf(visitors++) },
              },
            );
            expect(answer.statusCode).toBeLessThan(500);
            if (String(answer.headers?.['Content-Type']).startsWith('text/html')) expectOurPage(answer);
          }
        },
      ),
      FEWER_RUNS,
    );
    await expectSoundStore();
  });
});
