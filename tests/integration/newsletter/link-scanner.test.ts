import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signToken } from '../../../functions/shared/signed-token.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, KEYS, type NewsletterWorld } from './newsletter-world.ts';
import { formOf } from './sign-up-steps.ts';

/** What a program that scans mail may open: each of the values stands for every parameter of every path. */
interface Value {
  readonly what: string;
  readonly text: string;
  /** The paths that it opens. */
  readonly opens?: RegExp;
  readonly expires?: true;
}

const WITHOUT_PARAMETER = ['/newsletter', '/newsletter/snippet', '/newsletter/sign-up', '/newsletter/issues'];
const OF_A_READER = /^\/newsletter\/(?:leave|preferences)\//;
const SAYS_WHAT_TO_DO =
  /Please open (?:it|the link) from the mail itself|ask for it here|Those that have|The letter itself|a new one comes to you from there|Please try again/;

let engine: Engine;
let world: NewsletterWorld;
let values: readonly Value[];

beforeAll(async () => {
  engine = await startDynalite();
  world = await createNewsletterWorld(engine, { topics: [{ id: 'gifts', name: 'Gifts' }] });
  values = await gatherValues();
});
afterAll(() => engine.close());

const post = (path: string, fields: Record<string, string> = {}) =>
  world.request('POST', path, { body: new URLSearchParams(fields).toString() });
const linkIn = (what: string) =>
  new RegExp(`https://kith\\.example/newsletter/${what}/([a-z2-7]+)`).exec(
    world.transport.accepted.at(-1)?.text ?? '',
  )?.[1] ?? expect.fail('no link');

/** A letter that went out; a reader who moves, one who has yet to confirm and one who left; each with the link that they were sent. */
async function gatherValues(): Promise<readonly Value[]> {
  const reader = await world.addReader('Priya');
  await world.tick();
  world.clock.setTo('2026-08-25T08:00:00.000Z');
  await world.tick();
  const left = await world.addReader('Lena');
  await post(`/newsletter/leave/${left.subscriberId}`);
  await world.request('POST', '/newsletter', { body: formOf(world, { address: 'new@reader.example' }) });
  const confirm = linkIn('confirm');
  await post(`/newsletter/preferences/${reader.subscriberId}`);
  const mine = linkIn('mine');
  await post(`/newsletter/mine/${mine}/address`, { address: 'priya@new.example' });
  const address = linkIn('address');
  const { deliveryId } = world.transport.accepted.at(-1) ?? expect.fail('no mail');
  const target = { deliveryId, personIndex: 0 };
  return [
    { what: 'a link to confirm', text: confirm, opens: /^\/newsletter\/confirm\//, expires: true },
    { what: 'a link to one’s own page', text: mine, opens: /^\/newsletter\/mine\//, expires: true },
    { what: 'a link of a new address', text: address, opens: /^\/newsletter\/address\//, expires: true },
    { what: 'a reader', text: reader.subscriberId, opens: OF_A_READER },
    { what: 'who left', text: left.subscriberId, opens: OF_A_READER },
    { what: 'a letter', text: 'first', opens: /^\/newsletter\/issues\/\{slug\}$/ },
    { what: 'nobody', text: 'a'.repeat(24) },
    { what: 'a stamp of a form', text: world.stampOf(60) },
    { what: 'a reply address', text: signToken('reply', KEYS, target, world.clock.now().add({ hours: 9 })) },
    { what: 'a forged link', text: `${confirm.slice(0, -2)}${confirm.endsWith('aa') ? 'bb' : 'aa'}` },
    ...['x', '%00', '..', '%2e%2e%2f', '%3Cscript%3E', '%F0%9F%8E%81', '%', 'a'.repeat(4000)].map((text) => ({
      what: text.slice(0, 12),
      text,
    })),
  ];
}

/** Opens a link as a scanner does, and sees that it did nothing. */
async function open(path: string) {
  const answer = await world.request('GET', path);
  const head = await world.request('HEAD', path);
  // The stamp of a form is all that differs from one moment to the next.
  expect(head).toEqual({ ...answer, body: '' });
  return answer;
}

/** Of a page that opens by this value: what it answers while its links are new, or when they have expired. */
function statusOf(path: string, { opens, expires }: Value, whileNew: 200 | 410): number {
  if (!path.includes('{')) return 200;
  if (opens?.test(path) !== true) return 404;
  return expires ? whileNew : 200;
}

async function scanAll(whileNew: 200 | 410): Promise<void> {
  const before = await world.dump();
  const sent = world.transport.accepted.length;
  const links = world.paths.flatMap((path) => values.map((value) => ({ path, value })));
  for (const { path, value } of links) {
    const { statusCode, body = '' } = await open(path.replaceAll(/\{\w+\}/g, value.text));
    const name = `${path} with ${value.what}`;
    expect(statusCode, name).toBe(statusOf(path, value, whileNew));
    expect(body, name).not.toContain('<script');
    if (statusCode !== 200) expect(body, name).toMatch(SAYS_WHAT_TO_DO);
  }
  expect(await world.dump()).toEqual(before);
  expect(world.transport.accepted).toHaveLength(sent);
}

describe('a program that opens every link', () => {
  it('finds each page of the newsletter in the list of routes', () => {
    expect(world.paths).toEqual(expect.arrayContaining(WITHOUT_PARAMETER));
    expect(world.paths.length).toBeGreaterThan(WITHOUT_PARAMETER.length + 6);
  });

  it('changes no byte and sends nothing, whatever link it has, and each page that opens nothing says what to do', async () => {
    await scanAll(200);
  });

  it('changes nothing by any other method that only looks or is none', async () => {
    const before = await world.dump();
    for (const path of world.paths) {
      for (const { text } of values.slice(0, 5)) {
        for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE'])
          expect((await world.request(method, path.replaceAll(/\{\w+\}/g, text))).statusCode).toBeLessThan(
            500,
          );
      }
    }
    expect(await world.dump()).toEqual(before);
  });

  it('does as little a month later, when every link but those to leave has expired', async () => {
    world.clock.setTo(
      world.clock
        .now()
        .add({ hours: 30 * 24 })
        .toString({ smallestUnit: 'millisecond' }),
    );
    await scanAll(410);
  });
});
