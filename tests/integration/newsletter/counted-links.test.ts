import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressKey } from '../../../functions/delivery/adapters/audience-item.ts';
import { issueFigures } from '../../../functions/newsletter/responses/domain/issue-figures.ts';
import { followLink } from '../../../functions/newsletter/responses/follow-link.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { signToken, type TokenPurpose } from '../../../functions/shared/signed-token.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, KEYS, type NewsletterWorld } from './newsletter-world.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const FILE = {
  slug: 'first',
  subject: 'Issue first',
  preheader: 'Why.',
  markdown:
    '[One](https://one.example/?a=1&b=2#c) [two](https://two.example/ü) [three](https://three.example/)',
};

let engine: Engine;
let world: NewsletterWorld;
let letters: Awaited<ReturnType<NewsletterWorld['letters']>>;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine, { clicks: true });
  await world.tick();
  await world.addReader('Ada');
  await world.addReader('Ben');
  world.clock.setTo(TUESDAY);
  await world.send(FILE);
  letters = await world.letters();
});

const wait = (seconds: number) =>
  world.clock.setTo(
    world.clock
      .now()
      .add({ milliseconds: Math.round(seconds * 1000) })
      .toString(),
  );
/** The paths of the counted links in the mail of the first reader, or another, in their order. */
const linksOf = (mail: { readonly html: string } | undefined = letters[0]) =>
  [
    ...(mail?.html ?? '').matchAll(
      /href="https:\/\/kith\.example(\/newsletter\/issues\/first\/links\/[^"]+)"/g,
    ),
  ].map(([, path = '']) => path);
const toFirst = () => letters[0] ?? expect.fail('Nothing was sent');
const follow = async (path: string | undefined, method = 'GET') => world.request(method, path ?? '');
const ADA = emailAddressSchema.parse('ada@reader.example');
const ada = async () => {
  const found = await world.ports.subscribers.find(ADA);
  if (found === undefined) throw new Error('Ada is gone');
  return found;
};
const itemOfAda = async () => {
  const get = new GetCommand({ TableName: world.tables.audience, Key: addressKey(ADA) });
  return (await engine.documentClient.send(get)).Item;
};
const clicks = async () => {
  const issue = await world.ports.issues.find('first');
  if (issue === undefined) throw new Error('There is no issue');
  const { links } = issueFigures(issue, await world.responses.find('first'));
  return links?.map(({ people, machines }) => `${people} ${machines}`);
};

describe('a counted link', () => {
  it('leads to what the letter named, and counts', async () => {
    wait(60);
    const [one, two] = linksOf();
    const answer = await follow(one);
    expect(answer).toMatchObject({
      statusCode: 302,
      headers: { Location: 'https://one.example/?a=1&b=2#c', 'Cache-Control': 'no-store' },
    });
    wait(5);
    expect((await follow(two)).headers?.['Location']).toBe('https://two.example/%C3%BC');
    wait(3600);
    await follow(one);
    expect(await clicks()).toEqual(['2 0', '1 0', '0 0']);
  });

  it('that is opened within ten seconds of the mail, or by HEAD, was opened by a machine', async () => {
    const [one, two, three] = linksOf();
    wait(9);
    expect((await follow(one)).statusCode).toBe(302);
    wait(60);
    expect(await follow(two, 'HEAD')).toMatchObject({ statusCode: 302, body: '' });
    wait(60);
    await follow(three);
    expect(await clicks()).toEqual(['0 1', '0 1', '1 0']);
  });

  it('of a mail that arrived late is looked at from when it arrived', async () => {
    const { deliveryId } = toFirst();
    const delivery = (await world.ports.ledger.find(deliveryId)) ?? expect.fail('no delivery');
    const deliveredAt = isoInstantSchema.parse('2026-08-25T09:00:00.000Z');
    await world.ports.issueLedger.record({ ...delivery, status: 'delivered', deliveredAt });
    world.clock.setTo('2026-08-25T09:00:05.000Z');
    await follow(linksOf()[0]);
    wait(10);
    await follow(linksOf()[1]);
    expect(await clicks()).toEqual(['0 1', '1 0', '0 0']);
  });

  it('that is opened together with others within a second was, and so was the first of them', async () => {
    wait(600);
    for (const link of linksOf()) {
      await follow(link);
      wait(0.3);
    }
    expect(await clicks()).toEqual(['0 1', '0 1', '0 1']);
    wait(60);
    await follow(linksOf()[1]);
    expect(await clicks()).toEqual(['0 1', '1 1', '0 1']);
  });

  it('so it is when all come at the very same moment', async () => {
    wait(600);
    await Promise.all(linksOf().map((link) => follow(link)));
    expect(await clicks()).toEqual(['0 1', '0 1', '0 1']);
  });

  it('pressed twice at once counts once, and two readers at once are two people', async () => {
    wait(600);
    const [one] = linksOf();
    await Promise.all([follow(one), follow(one), follow(linksOf(letters[1])[1])]);
    expect(await clicks()).toEqual(['1 0', '1 0', '0 0']);
  });

  it('leads on after its reader left and was erased, and after its time, uncounted', async () => {
    wait(60);
    await world.ports.subscribers.erase(await ada());
    expect((await follow(linksOf()[0])).statusCode).toBe(302);
    wait(200 * 24 * 3600);
    expect((await follow(linksOf(letters[1])[0])).statusCode).toBe(302);
    expect(await clicks()).toEqual(['0 0', '0 0', '0 0']);
  });

  it('forgets with its reader when they last followed one', async () => {
    wait(60);
    await follow(linksOf()[0]);
    expect((await ada()).lastClick).toMatchObject({ slug: 'first', place: 0, by: 'person' });
    await world.ports.subscribers.save({ ...(await ada()), topics: [], revision: 3 }, await ada());
    expect((await ada()).lastClick).toBeDefined();
    await world.ports.subscribers.erase(await ada());
    expect(await itemOfAda()).not.toHaveProperty('lastClick');
  });
});

describe('a link that Kith did not give out', () => {
  const tokenOf = (purpose: TokenPurpose, mail = letters[0]) => {
    if (mail === undefined) throw new Error('Nothing was sent');
    const expiresAt = world.clock.now().add({ hours: 24 });
    return signToken(purpose, KEYS, { deliveryId: mail.deliveryId, personIndex: 0 }, expiresAt);
  };

  it.each([
    ['changed', () => linksOf()[0]?.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))],
    ['of another purpose', () => `/newsletter/issues/first/links/0/${tokenOf('reply')}`],
    ['cut', () => linksOf()[0]?.slice(0, -5)],
    ['for a place that the letter does not have', () => linksOf()[0]?.replace('/links/0/', '/links/3/')],
    ['for a place that is none', () => linksOf()[0]?.replace('/links/0/', '/links/-1/')],
    ['for an address', () => linksOf()[0]?.replace('/links/0/', '/links/https:%2F%2Fevil.example/')],
    ['for a property of every list', () => linksOf()[0]?.replace('/links/0/', '/links/length/')],
    ['for an issue that there is not', () => linksOf()[0]?.replace('/first/', '/other/')],
  ])('%s leads nowhere, counts nothing, and says where the letter is', async (_, pathOf) => {
    wait(60);
    const answer = await follow(pathOf());
    expect(answer.statusCode).toBe(404);
    expect(answer.headers).not.toHaveProperty('Location');
    expect(answer.body).toContain('This link has lost its way');
    expect(answer.body).toMatch(/href="\/newsletter\/issues(?:\/first)?"/);
    expect(await clicks()).toEqual(['0 0', '0 0', '0 0']);
  });

  it('of another issue of the same newsletter is none of this one', async () => {
    world.clock.setTo('2026-09-01T08:00:00.000Z');
    await world.send({ ...FILE, slug: 'second' });
    wait(60);
    const second = (await world.letters()).map(({ html }) => html).join('');
    const token = /issues\/second\/links\/0\/([a-z2-7]+)/.exec(second)?.[1];
    expect((await follow(`/newsletter/issues/first/links/0/${token}`)).statusCode).toBe(404);
    expect((await follow(`/newsletter/issues/second/links/0/${token}`)).statusCode).toBe(302);
  });
});

it('a newsletter that does not count has its links as they are, and keeps nothing of who follows them', async () => {
  world = await createNewsletterWorld(engine);
  await world.tick();
  await world.addReader('Ada');
  world.clock.setTo(TUESDAY);
  await world.send(FILE);
  const [mail] = await world.letters();
  expect(mail?.html).toContain('href="https://three.example/"');
  expect(`${mail?.html}${mail?.text}`).not.toMatch(/\/links\/|counted/);
});

it('one that stopped counting still leads on from its old mails', async () => {
  wait(60);
  const token = linksOf()[0]?.split('/').at(-1) ?? '';
  const input = { slug: 'first', place: '0', token, isHead: false, counts: false };
  expect((await followLink(world.archivePorts, input))?.host).toBe('one.example');
  expect(await clicks()).toEqual(['0 0', '0 0', '0 0']);
});
