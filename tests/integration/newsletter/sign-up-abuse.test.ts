import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ALL_CONFIRMATIONS } from '../../../functions/newsletter/domain/caps.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';
import { formOf, ipOf } from './sign-up-steps.ts';

const PRIYA = 'priya@raman.example';
const OTHER_SITE = 'https://almeida.example';

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
});

const signUp = (fields: Record<string, string>, sourceIp = ipOf(0)) =>
  world.request('POST', '/newsletter', { body: formOf(world, fields), sourceIp });
const mails = () => world.transport.accepted;
const find = (address = PRIYA) => world.ports.subscribers.find(emailAddressSchema.parse(address));
const fieldIn = (html: string | undefined, name: string) =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html ?? '')?.[1] ?? '';

describe('a bombing', () => {
  it('of one address, from everywhere and with any label, is one mail, and closes the door to nobody', async () => {
    for (let round = 0; round < 30; round += 1) {
      await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          signUp({ address: n % 2 ? PRIYA : `priya+${round}@raman.example` }, ipOf(round * 10 + n)),
        ),
      );
    }
    expect(mails()).toHaveLength(1);
    await signUp({ address: 'ruth@adeyemi.example' }, ipOf(5000));
    expect(mails()).toHaveLength(2);
  });

  it('of a Gmail address with its dots elsewhere each time is one mail', async () => {
    const variants = [
      'ann.lee@gmail.com',
      'a.nn.lee@gmail.com',
      'annlee+x@gmail.com',
      'annlee@googlemail.com',
    ];
    for (const [n, address] of variants.entries()) await signUp({ address }, ipOf(n));
    expect(mails()).toHaveLength(1);
  });

  it('of many addresses from one host ends after twenty, and others still get in', async () => {
    for (let n = 0; n < 20; n += 1) {
      expect((await signUp({ address: `reader${n}@x.example` }, '192.0.2.7')).statusCode).toBe(200);
    }
    const refused = await signUp({ address: 'reader20@x.example' }, '192.0.2.7');
    expect(refused).toMatchObject({ statusCode: 429, headers: { 'Retry-After': '3600' } });
    expect(refused.body).toContain('Please try again in an hour');
    expect(await find('reader20@x.example')).toBeUndefined();
    expect((await signUp({ address: PRIYA }, '192.0.2.8')).statusCode).toBe(200);
    world.clock.setTo(world.clock.now().add({ hours: 1 }).toString({ smallestUnit: 'millisecond' }));
    expect((await signUp({ address: 'reader20@x.example' }, '192.0.2.7')).statusCode).toBe(200);
  });

  it('from a host that used up its hour is told so for every address, known or not', async () => {
    await signUp({ address: PRIYA }, '192.0.2.7');
    for (let n = 0; n < 19; n += 1) await signUp({ address: `reader${n}@x.example` }, '192.0.2.7');
    const known = await signUp({ address: PRIYA }, '192.0.2.7');
    expect(await signUp({ address: 'nobody@x.example' }, '192.0.2.7')).toEqual(known);
    expect(known.statusCode).toBe(429);
  });

  it('from many hosts of one IPv6 customer counts as one', async () => {
    for (let n = 0; n < 20; n += 1)
      await signUp({ address: `reader${n}@x.example` }, `2001:db8:1:2::${n + 1}`);
    const refused = await signUp({ address: PRIYA }, '2001:db8:1:2:ffff::9');
    expect(refused.statusCode).toBe(429);
    expect((await signUp({ address: PRIYA }, '2001:db8:1:3::1')).statusCode).toBe(200);
  });

  it('from everywhere at once closes the door for the hour after the last mail, for every address alike', async () => {
    await signUp({ address: PRIYA });
    const takes = Array.from({ length: ALL_CONFIRMATIONS.limit - 2 }, () =>
      world.caps.take(ALL_CONFIRMATIONS, world.clock.now()),
    );
    expect(await Promise.all(takes)).not.toContain(false);
    expect((await signUp({ address: 'last@x.example' }, ipOf(1))).statusCode).toBe(200);
    const closed = await signUp({ address: 'late@x.example' }, ipOf(2));
    expect(closed).toMatchObject({ statusCode: 503, headers: { 'Retry-After': '3600' } });
    expect(closed.body).toContain('Please ask again in an hour');
    expect(await signUp({ address: PRIYA }, ipOf(3))).toEqual(closed);
    expect(mails()).toHaveLength(2);
    world.clock.setTo(world.clock.now().add({ hours: 1 }).toString({ smallestUnit: 'millisecond' }));
    expect((await signUp({ address: 'late@x.example' }, ipOf(4))).statusCode).toBe(200);
  });
});

describe('the caps', () => {
  const cap = { key: 'OF_A_TEST', limit: 2 };
  const take = () => world.caps.take(cap, world.clock.now());

  it('have one more for each that is given back, and never more than their limit', async () => {
    await world.caps.giveBack(cap, world.clock.now());
    expect([await take(), await take(), await take()]).toEqual([true, true, false]);
    await world.caps.giveBack(cap, world.clock.now());
    expect([await take(), await take()]).toEqual([true, false]);
  });

  it('take nothing of a network whose host has used up its own', async () => {
    const network = { key: 'n', limit: 3 };
    const takeOf = (key: string) =>
      world.caps.takeOwn({ host: { key, limit: 2 }, network }, world.clock.now());
    expect([await takeOf('a'), await takeOf('a'), await takeOf('a')]).toEqual([true, true, false]);
    expect([await takeOf('b'), await takeOf('b')]).toEqual([true, false]);
  });
});

describe('a form', () => {
  it.each([
    ['without a stamp', () => ''],
    ['sent within two seconds', () => world.stampOf(1)],
    ['that was opened yesterday', () => world.stampOf(24 * 3600)],
    ['with a stamp that was made up', () => 'a'.repeat(57)],
  ])('%s asks for one more press, with all that was typed, and that press counts', async (_, stamp) => {
    const hasty = await signUp({ address: PRIYA, firstName: 'Priya', opened: stamp() });
    expect(hasty.statusCode).toBe(200);
    expect(hasty.body).toContain('One more press');
    expect(fieldIn(hasty.body, 'firstName')).toBe('Priya');
    expect([mails(), await find()]).toEqual([[], undefined]);
    const opened = fieldIn(hasty.body, 'opened');
    world.clock.setTo(world.clock.now().add({ seconds: 2 }).toString({ smallestUnit: 'millisecond' }));
    await signUp({ address: fieldIn(hasty.body, 'address'), opened });
    expect(mails()).toHaveLength(1);
  });

  it('that is pressed again and again counts two seconds after it was first opened', async () => {
    const opened = world.stampOf(1);
    const again = await signUp({ address: PRIYA, opened });
    expect(fieldIn(again.body, 'opened')).toBe(opened);
    world.clock.setTo(world.clock.now().add({ seconds: 1 }).toString({ smallestUnit: 'millisecond' }));
    await signUp({ address: PRIYA, opened });
    expect(mails()).toHaveLength(1);
  });

  it.each(['cross-site', 'same-site'])(
    'of another site (%s) asks for a press on our page, whatever stamp it has',
    async (fetchSite) => {
      const body = formOf(world, { address: PRIYA, site: 'https://somebody-else.example' });
      const answer = await world.request('POST', '/newsletter', {
        body,
        fetchSite,
        headers: { origin: OTHER_SITE },
      });
      expect(answer.body).toContain('One more press');
      expect([mails(), await find()]).toEqual([[], undefined]);
      await signUp({ address: PRIYA, site: fieldIn(answer.body, 'site') });
      expect((await find())?.consent).toMatchObject({ form: 'snippet-3', site: OTHER_SITE });
    },
  );

  it('of our own page, as a browser says it, counts at once', async () => {
    const body = formOf(world, { address: PRIYA });
    await world.request('POST', '/newsletter', { body, fetchSite: 'same-origin' });
    expect(mails()).toHaveLength(1);
  });
});

describe('the record of consent', () => {
  it('says when, by which form, to which words, and from where without the IP address', async () => {
    await signUp({ address: PRIYA }, '192.0.2.7');
    const subscriber = await find();
    expect(subscriber?.consent).toMatchObject({
      page: 'https://kith.example/newsletter',
      form: 'page-3',
      ipHash: expect.stringMatching(/^a[a-z2-7]{24}$/),
    });
    const page = await world.request('GET', '/newsletter');
    expect(page.body).toContain(subscriber?.consent.words);
    expect(JSON.stringify(subscriber)).not.toContain('192.0.2');
  });

  it('is joined by the topics that were chosen, the language of the browser and flags for the owner', async () => {
    world = await createNewsletterWorld(engine, {
      topics: [
        { id: 'gifts', name: 'Gifts' },
        { id: 'praise', name: 'Praise' },
      ],
    });
    const body = formOf(world, {
      address: 'info@mailinator.com',
      'topic-praise': 'yes',
      'topic-other': 'yes',
    });
    await world.request('POST', '/newsletter', { body, headers: { 'accept-language': 'en;q=0.5, de-ch' } });
    expect(await find('info@mailinator.com')).toMatchObject({
      topics: ['praise'],
      language: 'de-CH',
      flags: ['role', 'disposable'],
      status: 'pending',
    });
    expect(mails()).toHaveLength(1);
    expect((await world.request('GET', '/newsletter')).body).toContain('name="topic-gifts"');
  });
});

describe('a program that opens links', () => {
  it('changes nothing and takes nothing, whatever it opens and however often', async () => {
    for (const path of ['/newsletter', '/newsletter/snippet', '/newsletter/sign-up']) {
      for (const method of ['GET', 'HEAD', 'GET']) {
        expect((await world.request(method, path)).statusCode).toBe(200);
      }
      expect((await world.request('PUT', path)).statusCode).toBe(405);
    }
    const query = `/newsletter?${formOf(world, { address: PRIYA })}`;
    await world.request('GET', query);
    expect([mails(), await find()]).toEqual([[], undefined]);
  });
});

describe('the snippet', () => {
  it('is plain HTML that leads to our page', async () => {
    const { statusCode, body } = await world.request('GET', '/newsletter/snippet');
    expect(statusCode).toBe(200);
    expect(body).toContain(
      '&lt;form action=&quot;https://kith.example/newsletter&quot; method=&quot;post&quot;',
    );
    expect(body).not.toContain('&lt;script');
  });
});
