import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, FILES, type NewsletterWorld } from './newsletter-world.ts';
import { formOf, ipOf } from './sign-up-steps.ts';

const TOPICS = [
  { id: 'gifts', name: 'Gifts worth copying' },
  { id: 'praise', name: 'Praise that lands' },
];
const [FIRST] = FILES;
const TUESDAYS = ['2026-08-25T08:00:00.000Z', '2026-09-01T08:00:00.000Z', '2026-09-08T08:00:00.000Z'];

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());

const open = async (settings: Parameters<typeof createNewsletterWorld>[1]) => {
  world = await createNewsletterWorld(engine, settings);
  return settings;
};
const linkIn = (what: 'confirm' | 'mine') =>
  new RegExp(`https://kith\\.example(/newsletter/${what}/[a-z2-7]+)`).exec(
    world.transport.accepted.at(-1)?.text ?? '',
  )?.[1] ?? expect.fail('no link');
let visitors = 0;

/** Signs up by the form and says yes by mail. */
async function subscribe(
  name: string,
  fields: Record<string, string> = {},
  acceptLanguage = '',
): Promise<void> {
  const body = formOf(world, { address: `${name}@reader.example`, ...fields });
  const headers = { 'accept-language': acceptLanguage };
  await world.request('POST', '/newsletter', { body, headers, sourceIp: ipOf(visitors++) });
  await world.request('POST', linkIn('confirm'));
}

/** Has the link mailed that opens their page, and keeps there what they wish. */
async function choose(name: string, fields: Record<string, string>): Promise<string> {
  const reader = await world.ports.subscribers.find(emailAddressSchema.parse(`${name}@reader.example`));
  await world.request('POST', `/newsletter/preferences/${reader?.subscriberId}`);
  const { body } = await world.request('POST', linkIn('mine'), {
    body: new URLSearchParams(fields).toString(),
  });
  expect(body).toContain('Kept.');
  return body ?? '';
}

/** Who gets which of the issues, one a Tuesday. */
async function sendAll(
  written: readonly Pick<IssueFile, 'topic' | 'language'>[],
): Promise<Record<string, string[]>> {
  const files = written.map((what, n) => ({
    ...(FIRST ?? expect.fail()),
    slug: `issue-${n}`,
    subject: `Issue ${n}`,
    ...what,
  }));
  const run = () => world.tick({}, undefined, files);
  await run();
  for (const tuesday of TUESDAYS.slice(0, written.length)) {
    world.clock.setTo(tuesday);
    await run();
  }
  const got: Record<string, string[]> = {};
  for (const { to, tags } of world.issueMail.accepted) {
    const name = to.replace(/@.*/, '');
    got[name] = [...(got[name] ?? []), tags.issue.replace('issue-', '')];
  }
  return got;
}

describe('an issue about a topic', () => {
  beforeEach(() => open({ topics: TOPICS }));

  it('comes to who ticked it as they signed up or since, and to who ticked nothing or all; others come to everybody', async () => {
    await subscribe('all');
    await subscribe('gifts', { 'topic-gifts': 'yes' });
    await subscribe('praise', { 'topic-praise': 'yes' });
    await subscribe('changed', { 'topic-gifts': 'yes' });
    await choose('changed', { 'topic-praise': 'yes' });
    await subscribe('none');
    await choose('none', {});
    await subscribe('again', { 'topic-gifts': 'yes' });
    await choose('again', { 'topic-gifts': 'yes', 'topic-praise': 'yes' });
    expect(await sendAll([{ topic: 'gifts' }, {}, { topic: 'praise' }])).toEqual({
      all: ['0', '1', '2'],
      gifts: ['0', '1'],
      praise: ['1', '2'],
      changed: ['1', '2'],
      none: ['1'],
      again: ['0', '1', '2'],
    });
    expect(await world.ports.issues.find('issue-0')).toMatchObject({
      totals: { planned: 6, sent: 3, passed: 3 },
    });
  });

  it('does not come within a pause, nor afterwards; the next one does', async () => {
    await subscribe('resting', { 'topic-gifts': 'yes' });
    await choose('resting', { 'topic-gifts': 'yes', pausedUntil: '2026-09-01' });
    expect(await sendAll([{ topic: 'gifts' }, { topic: 'gifts' }])).toEqual({
      resting: ['1'],
    });
  });
});

describe('an issue in a language', () => {
  const settings = { languages: ['en', 'de'] };

  it('comes to whose browser or whose own word asks for it, and to whom nothing is written in theirs', async () => {
    await open(settings);
    await subscribe('german', {}, 'de-CH, en;q=0.5');
    await subscribe('british', {}, 'en-GB');
    await subscribe('french', {}, 'fr');
    await subscribe('silent');
    await subscribe('changed', {}, 'en');
    expect(await choose('changed', { language: 'de' })).toContain(
      '<option value="de" lang="de" selected="">',
    );
    await subscribe('any', {}, 'en');
    await choose('any', { language: '' });
    expect(await sendAll([{ language: 'de' }, { language: 'en' }, {}])).toEqual({
      german: ['0', '2'],
      british: ['1', '2'],
      french: ['0', '1', '2'],
      silent: ['0', '1', '2'],
      changed: ['0', '2'],
      any: ['0', '1', '2'],
    });
  });

  it('of a browser is the one that their page shows, and stays as it is where the page offers none', async () => {
    await open({});
    await subscribe('german', { 'topic-gifts': 'yes' }, 'de-CH');
    expect(await choose('german', { firstName: 'Gero' })).not.toContain('<select');
    expect(
      await world.ports.subscribers.find(emailAddressSchema.parse('german@reader.example')),
    ).toMatchObject({
      firstName: 'Gero',
      language: 'de-CH',
    });
    await open(settings);
    await subscribe('german', {}, 'de-CH');
    expect(await choose('german', { language: 'de' })).toContain('<option value="de" lang="de" selected="">');
  });
});

describe('topics', () => {
  it('are asked about only where the newsletter has some, on each page and in the snippet', async () => {
    for (const [topics, isShown] of [
      [TOPICS, true],
      [undefined, false],
    ] as const) {
      await open(topics ? { topics } : {});
      await subscribe('reader');
      const pages = [
        (await world.request('GET', '/newsletter')).body,
        (await world.request('GET', '/newsletter/snippet')).body,
        await choose('reader', {}),
      ];
      for (const page of pages) expect(page?.includes('topic-gifts')).toBe(isShown);
    }
  });
});
