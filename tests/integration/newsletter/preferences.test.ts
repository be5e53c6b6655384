import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmAddressChange } from '../../../functions/newsletter/change-address.ts';
import { eraseSubscriber } from '../../../functions/newsletter/erase-subscriber.ts';
import { leaveNewsletter } from '../../../functions/newsletter/leave-newsletter.ts';
import { changePreferences } from '../../../functions/newsletter/open-preferences.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { countReads } from '../../bench/count-reads.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { crashAt, crashPoints } from '../../builders/crashing.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

const NEW = emailAddressSchema.parse('priya@new.example');
const since = isoInstantSchema.parse(MONDAY_MORNING);

let engine: Engine;
let world: NewsletterWorld;
let reader: Awaited<ReturnType<NewsletterWorld['addReader']>>;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  reader = await world.addReader('Priya');
});

const mails = () => world.transport.accepted;
const pass = (hours: number) =>
  world.clock.setTo(
    world.clock
      .now()
      .add({ minutes: hours * 60 })
      .toString({ smallestUnit: 'millisecond' }),
  );
const askPath = () => `/newsletter/preferences/${reader.subscriberId}`;
const linkIn = (what: 'mine' | 'address') =>
  new RegExp(`https://kith\\.example(/newsletter/${what}/[a-z2-7]+)`).exec(mails().at(-1)?.text ?? '')?.[1] ??
  expect.fail('no link');
const askLink = async () => {
  expect((await world.request('POST', askPath())).statusCode).toBe(200);
  return linkIn('mine');
};
const post = (path: string, fields: Record<string, string> = {}) =>
  world.request('POST', path, { body: new URLSearchParams(fields).toString() });
const find = (address = reader.address) => world.ports.subscribers.find(address);
const audience = async () => {
  const { Items = [] } = await engine.documentClient.send(
    new ScanCommand({ TableName: world.tables.audience }),
  );
  return JSON.stringify(Items);
};

describe('the link in an issue', () => {
  it('shows nothing of the subscriber’s, and sends nothing by being opened', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) {
      const { statusCode, body = '' } = await world.request(method, askPath());
      expect(statusCode).toBe(200);
      expect(body).not.toMatch(/priya|reader\.example/i);
    }
    expect(mails()).toEqual([]);
  });

  it('sends the way in to the subscriber alone, once in half an hour and three times a day, whoever presses how often', async () => {
    for (let halfHour = 0; halfHour < 5; halfHour += 1) {
      for (let time = 0; time < 3; time += 1) {
        const { body = '' } = await post(askPath());
        expect(body).not.toMatch(/priya|mine\//i);
      }
      expect(mails()).toHaveLength(Math.min(halfHour + 1, 3));
      pass(0.5);
    }
    expect(new Set(mails().map(({ to }) => to.address))).toEqual(new Set([reader.address]));
    pass(24);
    await post(askPath());
    expect(mails()).toHaveLength(4);
  });

  it('works on the day of a confirmation, too', async () => {
    await post('/newsletter', { address: reader.address, opened: world.stampOf(60) });
    await post(askPath());
    expect(mails().map(({ subject }) => subject)).toEqual([
      'Do you want The Open Hand?',
      'Your page at The Open Hand',
    ]);
  });

  it('of an id that nobody has says so', async () => {
    for (const method of ['GET', 'POST'])
      expect((await world.request(method, `/newsletter/preferences/${'a'.repeat(24)}`)).statusCode).toBe(404);
  });
});

describe('a subscriber’s own page', () => {
  it('opens for one hour, with that purpose alone', async () => {
    const path = await askLink();
    const token = path.split('/').at(-1);
    expect((await world.request('GET', path)).body).toContain(reader.address);
    expect((await world.request('GET', `/newsletter/confirm/${token}`)).statusCode).toBe(404);
    expect((await world.request('POST', `/newsletter/address/${token}`)).statusCode).toBe(404);
    pass(1);
    for (const part of ['', '/address', '/download', '/erase'])
      expect((await world.request('GET', path + part)).statusCode).toBe(410);
    expect((await post(path, { firstName: 'Rude' })).statusCode).toBe(410);
    expect(await find()).toEqual(reader);
  });

  it('changes nothing by being opened', async () => {
    const path = await askLink();
    for (const part of ['', '/address', '/download', '/erase'])
      expect((await world.request('GET', path + part)).statusCode).toBe(200);
    expect(await find()).toEqual(reader);
  });

  it('keeps name and pause; an issue that comes in the pause passes, and the next one comes', async () => {
    const path = await askLink();
    const { body } = await post(path, { firstName: 'Pri\r\nya', pausedUntil: '2026-08-27' });
    expect(body).toContain('Kept. It holds from the next issue on.');
    expect(await find()).toMatchObject({ firstName: 'Pri ya', pausedUntil: '2026-08-27' });
    const [before] = mails();
    await world.tick();
    world.clock.setTo('2026-08-25T08:00:00.000Z');
    await world.tick();
    expect(mails()).toEqual([before]);
    expect(await world.ports.issues.find('first')).toMatchObject({ totals: { planned: 1, passed: 1 } });
    world.clock.setTo('2026-09-01T08:00:00.000Z');
    await world.tick();
    expect(world.sent()).toEqual(['priya second']);
    expect((await world.request('GET', await askLink())).body).not.toContain('2026-08-27');
  });

  it('is kept by two reads, of the mail that led there and of the reader', async () => {
    const path = await askLink();
    const { requests } = await countReads(engine.documentClient, () => post(path, { firstName: 'Pri' }));
    expect(requests).toEqual({ GetItemCommand: 2 });
    expect(await find()).toMatchObject({ firstName: 'Pri' });
  });

  it('is kept beside what somebody else changed meanwhile', async () => {
    const token = (await askLink()).split('/').at(-1) ?? '';
    const { subscribers } = world.ports;
    const findThenMeet = async (address: typeof reader.address) => {
      const found = await subscribers.find(address);
      const isFirst = found?.revision === reader.revision;
      if (isFirst) await subscribers.save({ ...found, tags: ['press'], revision: found.revision + 1 }, found);
      return found;
    };
    const ports = { ...world.ports, subscribers: { ...subscribers, find: findThenMeet } };
    expect(await changePreferences(ports, token, { firstName: 'Pri' })).toMatchObject({ outcome: 'open' });
    expect(await find()).toMatchObject({ firstName: 'Pri', tags: ['press'] });
  });

  it.each(['tomorrow', '2026-02-31', '2028-01-01'])('asks again for the day %s', async (pausedUntil) => {
    const path = await askLink();
    const { statusCode, body } = await post(path, { pausedUntil });
    expect(statusCode).toBe(400);
    expect(body).toContain('Please choose a day');
    expect(await find()).toEqual(reader);
  });

  it('downloads all that is held', async () => {
    const path = await askLink();
    const { headers, body = '' } = await world.request('GET', `${path}/download`);
    expect(headers).toMatchObject({ 'Content-Type': 'application/json; charset=utf-8' });
    expect(JSON.parse(body)).toMatchObject({ address: reader.address, consent: reader.consent });
  });

  it('downloads also which issues came, what became of them, and what keeps mail away', async () => {
    await world.tick();
    world.clock.setTo('2026-08-25T08:00:00.000Z');
    await world.tick();
    const note = (messageId: string) =>
      world.ports.suppressionList.noteOutcome(reader.address, { messageId, isSoftBounce: true });
    await note('ses-1');
    const suppression = { reason: 'hard-bounce', scope: 'all', since: reader.requestedAt } as const;
    const path = await askLink();
    await world.ports.suppressionList.suppress(reader.address, suppression);
    const { body = '' } = await world.request('GET', `${path}/download`);
    expect(JSON.parse(body)).toMatchObject({
      suppression,
      outcomes: [{ messageId: 'ses-1', isSoftBounce: true }],
      lastIssueAt: '2026-08-25T08:00:00.000Z',
      issues: [{ issue: 'first', at: '2026-08-25T08:00:00.000Z', status: 'sent' }],
    });
  });

  it('of somebody who was imported says where they come from, and not that they said yes by mail', async () => {
    const consent = { page: 'import', at: reader.requestedAt, words: 'Signed up at the fair.' };
    const imported = { ...reader, consent, tags: ['press'], revision: reader.revision + 1 };
    await world.ports.subscribers.save(imported, reader);
    const { body } = await world.request('GET', await askLink());
    expect(body).toContain('from an earlier list');
    expect(body).toContain('Signed up at the fair.');
    expect(body).toContain('belong together: press');
    expect(body).not.toContain('You said yes by mail');
  });

  it('leads out, with a word on why', async () => {
    const path = await askLink();
    const leavePath = `/newsletter/leave/${reader.subscriberId}`;
    expect((await world.request('GET', path)).body).toContain(`action="${leavePath}"`);
    await post(leavePath, { reason: 'Too many\r\nletters' });
    expect(await find()).toMatchObject({ status: 'left', leaveReason: 'Too many letters' });
  });
});

describe('another address', () => {
  const ask = async () => {
    const path = await askLink();
    await post(`${path}/address`, { address: NEW });
    return linkIn('address');
  };

  it('has to say yes itself; until then all stays as it was', async () => {
    const link = await ask();
    expect(mails().at(-1)).toMatchObject({ to: { address: NEW } });
    expect(JSON.stringify(mails().at(-1))).not.toContain(reader.address);
    for (const method of ['GET', 'HEAD']) await world.request(method, link);
    expect(await find()).toEqual(reader);
    expect(await find(NEW)).toMatchObject({ status: 'pending' });
    expect((await post(link)).body).toContain('It comes here now');
    expect(await find()).toMatchObject({ status: 'left', movedTo: NEW });
    expect(await find(NEW)).toMatchObject({ status: 'confirmed', firstName: 'Priya' });
    expect((await post(link)).statusCode).toBe(200);
  });

  it('is left by the link in an old issue, too', async () => {
    await post(await ask());
    await post(`/newsletter/leave/${reader.subscriberId}`);
    expect(await find(NEW)).toMatchObject({ status: 'left' });
  });

  it('is left by it even when a stranger asks for the newsletter at the old one, and erased with it', async () => {
    await post(await ask());
    pass(24);
    const form = { homepage: '', opened: world.stampOf(60), address: reader.address };
    await post('/newsletter', form);
    expect(await find()).toMatchObject({ status: 'pending', movedTo: NEW });
    await post(`/newsletter/leave/${reader.subscriberId}`);
    expect(await find(NEW)).toMatchObject({ status: 'left' });
    await eraseSubscriber(world.ports, NEW);
    expect(await audience()).not.toContain(reader.address);
  });

  it('can be moved back', async () => {
    await post(await ask());
    const newcomer = (await find(NEW)) ?? expect.fail('nobody');
    pass(24);
    await post(`/newsletter/preferences/${newcomer.subscriberId}`);
    const path = linkIn('mine');
    await post(`${path}/address`, { address: reader.address });
    expect(mails().at(-1)?.to.address).toBe(reader.address);
    await post(linkIn('address'));
    expect(await world.ports.subscribers.listConfirmed({ limit: 9 })).toEqual([reader.address]);
    await leaveNewsletter(world.ports, newcomer.subscriberId);
    expect(await find()).toMatchObject({ status: 'left' });
  });

  it('after address is asked at no more than three times an hour, whoever they are', async () => {
    const path = await askLink();
    const askAt = (n: number) => post(`${path}/address`, { address: `stranger${n}@x.example` });
    for (const n of [1, 2, 3]) expect((await askAt(n)).statusCode).toBe(200);
    const refused = await askAt(4);
    expect(refused).toMatchObject({ statusCode: 429, headers: { 'Retry-After': '3600' } });
    expect(refused.body).toContain('Nothing was changed');
    expect(mails()).toHaveLength(4);
    expect(await find(emailAddressSchema.parse('stranger4@x.example'))).toBeUndefined();
  });

  it('that is none, or that no mail reaches, is asked for again', async () => {
    const path = await askLink();
    for (const [address, problem] of [
      ['priya at new', 'does not look like a mail address'],
      ['prïya@new.example', 'Please give another one.'],
    ] as const) {
      const { statusCode, body } = await post(`${path}/address`, { address });
      expect(statusCode).toBe(400);
      expect(body).toContain(problem);
    }
    expect(mails()).toHaveLength(1);
  });

  it.each(crashPoints(7))('survives a crash: %j', async (crash) => {
    const token = (await ask()).split('/').at(-1) ?? '';
    const { wrap } = crashAt(crash);
    const { subscribers, ledger, clock, tokenKeys } = world.ports;
    await confirmAddressChange(
      { subscribers: wrap(subscribers), ledger: wrap(ledger), clock, tokenKeys },
      token,
    ).catch(() => undefined);
    expect((await world.ports.subscribers.listConfirmed({ limit: 9 })).length).toBeGreaterThan(0);
    await confirmAddressChange(world.ports, token);
    expect(await world.ports.subscribers.listConfirmed({ limit: 9 })).toEqual([NEW]);
  });
});

describe('erasing', () => {
  it('leaves nothing of the subscriber but that they want no issue', async () => {
    const path = await askLink();
    expect((await post(`${path}/erase`)).body).toContain('It is erased');
    expect(await audience()).not.toMatch(/priya/i);
    expect(await world.ports.suppressionList.find(reader.address)).toMatchObject({ scope: 'newsletter' });
    expect((await world.request('GET', path)).statusCode).toBe(410);
    expect((await post(`/newsletter/leave/${reader.subscriberId}`)).statusCode).toBe(404);
  });

  it('keeps a complaint for good, also when they ask anew', async () => {
    await world.ports.suppressionList.suppress(reader.address, { reason: 'complaint', scope: 'all', since });
    await eraseSubscriber(world.ports, reader.address);
    expect(await audience()).not.toMatch(/priya/i);
    await post('/newsletter', { address: reader.address, opened: world.stampOf(60) });
    expect(mails()).toEqual([]);
    expect(await world.ports.suppressionList.find(reader.address)).toMatchObject({ reason: 'complaint' });
  });

  it('lets them come back by asking and confirming', async () => {
    await eraseSubscriber(world.ports, reader.address);
    pass(1);
    await post('/newsletter', { address: reader.address, opened: world.stampOf(60) });
    const link = /https:\/\/kith\.example(\/newsletter\/confirm\/[a-z2-7]+)/.exec(mails().at(-1)?.text ?? '');
    await post(link?.[1] ?? '');
    expect(await find()).toMatchObject({ status: 'confirmed' });
    expect(await world.ports.suppressionList.find(reader.address)).toBeUndefined();
  });

  it.each(crashPoints(5))('survives a crash: %j', async (crash) => {
    const { wrap } = crashAt(crash);
    const { subscribers, suppressionList, clock } = world.ports;
    await eraseSubscriber(
      { subscribers: wrap(subscribers), suppressionList: wrap(suppressionList), clock },
      reader.address,
    ).catch(() => undefined);
    await eraseSubscriber(world.ports, reader.address);
    expect(await audience()).not.toMatch(/priya/i);
    expect(await world.ports.suppressionList.find(reader.address)).toMatchObject({ reason: 'asked-to-stop' });
  });
});
