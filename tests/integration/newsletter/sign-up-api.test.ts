import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';
import { ipOf } from './sign-up-steps.ts';

const API = '/newsletter/sign-up';
const NAMED = 'https://nora.example';
const PRIYA = emailAddressSchema.parse('priya@raman.example');

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine, {
    signUpOrigins: [NAMED],
    topics: [{ id: 'gifts', name: 'Gifts' }],
  });
});

const formSchema = z.object({ words: z.string(), opened: z.string(), topics: z.array(z.unknown()) });
const describeForm = async () => formSchema.parse(JSON.parse((await world.request('GET', API)).body ?? ''));
const post = async (body: unknown, headers: Record<string, string> = { origin: NAMED }, sourceIp = ipOf(0)) =>
  world.request('POST', API, {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    contentType: 'application/json; charset=utf-8',
    sourceIp,
    headers,
  });
const wish = async (over: object = {}) => ({
  address: PRIYA,
  words: (await describeForm()).words,
  opened: world.stampOf(60),
  ...over,
});
const mails = () => world.transport.accepted;

describe('the sign-up of a script', () => {
  it('works with what the form’s description says, and leaves the same record as the page', async () => {
    const { words, opened } = await describeForm();
    world.clock.setTo(world.clock.now().add({ seconds: 2 }).toString({ smallestUnit: 'millisecond' }));
    const answer = await post({ address: PRIYA, firstName: 'Priya', topics: ['gifts', 'x'], words, opened });
    expect(answer).toMatchObject({ statusCode: 202, headers: { 'Access-Control-Allow-Origin': NAMED } });
    expect(mails()).toHaveLength(1);
    expect(await world.ports.subscribers.find(PRIYA)).toMatchObject({
      status: 'pending',
      firstName: 'Priya',
      topics: ['gifts'],
      consent: { form: 'api-2', site: NAMED, words },
    });
  });

  it('is answered alike for an address that is new, waiting, subscribed, bounced, and for a machine', async () => {
    const first = await post(await wish());
    await world.request('POST', /\/newsletter\/confirm\/\w+/.exec(mails()[0]?.text ?? '')?.[0] ?? '');
    expect(await world.ports.subscribers.find(PRIYA)).toMatchObject({ status: 'confirmed' });
    expect(await post(await wish())).toEqual(first);
    expect(await post(await wish({ address: 'x@x.example', homepage: 'https://spam.example' }))).toEqual(
      first,
    );
    expect(mails()).toHaveLength(1);
  });

  it('is refused without the words, a ripe stamp or an address, and says what to send', async () => {
    const refusals = [
      [{ words: 'Others' }, 422, 'words'],
      [{ opened: '' }, 422, 'opened'],
      [{ opened: world.stampOf(1) }, 422, 'opened'],
      [{ address: 'priya' }, 400, 'address'],
      [{ address: 'prïya@raman.example' }, 400, 'address'],
      [{ address: 7 }, 400, 'body'],
      [{ topics: 'gifts' }, 400, 'body'],
    ] as const;
    for (const [over, statusCode, error] of refusals) {
      const answer = await post(await wish(over));
      expect(answer.statusCode).toBe(statusCode);
      expect(JSON.parse(answer.body ?? '')).toMatchObject({
        error,
        message: expect.stringMatching(/\w+\.$/),
      });
    }
    expect(mails()).toEqual([]);
  });

  it.each(['', '[]', 'null', '{', '"x"', `{"address":"${'a'.repeat(9000)}@x.example"}`])(
    'takes no other body: %j',
    async (body) => expect((await post(body)).statusCode).toBe(400),
  );

  it('takes no form for JSON, since a browser sends that for any site without asking us', async () => {
    for (const contentType of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx']) {
      const body = JSON.stringify(await wish());
      expect((await world.request('POST', API, { body, contentType })).statusCode).toBe(400);
    }
    expect(mails()).toEqual([]);
  });

  it('shares its caps with the form', async () => {
    for (let n = 0; n < 20; n += 1) await post(await wish({ address: `reader${n}@x.example` }));
    const refused = await post(await wish());
    expect(refused).toMatchObject({
      statusCode: 429,
      headers: { 'Retry-After': '3600', 'Access-Control-Expose-Headers': 'Retry-After' },
    });
    expect(JSON.parse(refused.body ?? '')).toMatchObject({ error: 'later' });
  });
});

describe('a site', () => {
  it('that is named may ask by script; another may not, not even look', async () => {
    const preflight = await world.request('OPTIONS', API, { headers: { origin: NAMED } });
    expect(preflight).toMatchObject({
      statusCode: 204,
      headers: {
        'Access-Control-Allow-Origin': NAMED,
        'Access-Control-Allow-Headers': 'Content-Type',
        Vary: 'Origin',
      },
    });
    for (const origin of ['https://evil.example', 'https://nora.example.evil.example', 'null', '']) {
      for (const method of ['OPTIONS', 'GET', 'POST']) {
        const { statusCode, headers } = await world.request(method, API, { headers: { origin } });
        expect(statusCode).toBe(403);
        expect(headers).not.toHaveProperty('Access-Control-Allow-Origin');
      }
    }
  });
});
