import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailOutcomeUnknownError, MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { signToken } from '../../../functions/shared/signed-token.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, KEYS, type NewsletterWorld } from './newsletter-world.ts';

const PRIYA = emailAddressSchema.parse('priya@raman.example');
const DAY_HOURS = 24;

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
});

const fieldsOf = (fields: Record<string, string>) =>
  new URLSearchParams({
    address: PRIYA,
    firstName: 'Priya',
    homepage: '',
    opened: world.stampOf(60),
    ...fields,
  });
let visitors = 0;
/** Of a visitor who sits somewhere else than those before. */
const signUp = (fields: Record<string, string> = {}, sourceIp = ipOf(visitors++)) =>
  world.request('POST', '/newsletter', { body: fieldsOf(fields).toString(), sourceIp });
/** Each in a network of its own. */
const ipOf = (n: number) => `10.${Math.floor(n / 256) % 256}.${n % 256}.1`;
const mails = () => world.transport.accepted;
const linkIn = (mail = mails().at(-1)): string =>
  /https:\/\/kith\.example(\/newsletter\/confirm\/[a-z2-7]+)/.exec(mail?.text ?? '')?.[1] ?? 'no link';
const priya = () => world.ports.subscribers.find(PRIYA);
const pass = (hours: number) =>
  world.clock.setTo(
    world.clock
      .now()
      .add({ minutes: hours * 60 })
      .toString({ smallestUnit: 'millisecond' }),
  );
const join = async () => {
  await signUp();
  await world.request('POST', linkIn());
  return `/newsletter/leave/${(await priya())?.subscriberId}`;
};

describe('signing up', () => {
  it('asks whoever reads the address, in a mail without a word of the visitor’s', async () => {
    expect((await signUp({ firstName: 'Buy-my-pills' })).statusCode).toBe(200);
    expect(mails()).toMatchObject([
      {
        to: { address: PRIYA },
        from: { address: 'newsletter@kith.example' },
        subject: 'Do you want The Open Hand?',
      },
    ]);
    const { html = '', text = '' } = mails()[0] ?? {};
    expect(html + text).not.toMatch(/pills/i);
    expect(html).toContain(linkIn());
    expect(await priya()).toMatchObject({
      status: 'pending',
      consent: { page: 'https://kith.example/newsletter', at: MONDAY_MORNING },
    });
    expect((await priya())?.consent.words).toContain('once a week');
    expect(await world.ports.subscribers.listConfirmed({ limit: 5 })).toEqual([]);
  });

  it('reads the form in base64, too, as API Gateway may hand it over', async () => {
    const body = Buffer.from(fieldsOf({ firstName: '' }).toString()).toString('base64');
    await world.request('POST', '/newsletter', { body, isBase64Encoded: true });
    expect(mails()).toHaveLength(1);
    expect((await priya())?.firstName).toBeUndefined();
  });

  it('many times for one address makes one mail a day and one write', async () => {
    await signUp();
    const before = await priya();
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(Array.from({ length: 10 }, () => signUp({ firstName: `Rude ${round}` })));
    }
    expect(mails()).toHaveLength(1);
    expect(await priya()).toEqual(before);
    pass(DAY_HOURS);
    await Promise.all([signUp(), signUp(), signUp()]);
    expect(mails()).toHaveLength(2);
  });

  it('at both sides of midnight, by UTC and by the newsletter’s clock, makes one mail, and 24 hours later another', async () => {
    world.clock.setTo('2026-08-24T22:59:59.000Z');
    for (const [hours, count] of [
      [0, 1],
      [0.5, 1],
      [1, 1],
      [22, 1],
      [0.5, 2],
      [23, 2],
    ] as const) {
      pass(hours);
      await signUp({ address: `priya+${hours}@raman.example` });
      expect(mails()).toHaveLength(count);
    }
  });

  it('with one label after another fills nobody’s mailbox', async () => {
    for (const label of ['', '+1', '+2', '+3']) await signUp({ address: `priya${label}@raman.example` });
    expect(mails()).toHaveLength(1);
    await signUp({ address: '+priya@raman.example' });
    expect(mails()).toHaveLength(2);
  });

  it('gives the same answer to everybody: new, waiting, subscribed, gone, bounced, a machine', async () => {
    const { body } = await signUp();
    const answers = [await signUp()];
    await world.request('POST', linkIn());
    answers.push(await signUp());
    await world.request('POST', `/newsletter/leave/${(await priya())?.subscriberId}`);
    answers.push(await signUp());
    answers.push(await signUp({ homepage: 'https://spam.example' }));
    const since = isoInstantSchema.parse(MONDAY_MORNING);
    const bounced = emailAddressSchema.parse('gone@x.example');
    await world.ports.suppressionList.suppress(bounced, { reason: 'hard-bounce', scope: 'all', since });
    answers.push(await signUp({ address: bounced }));
    for (const answer of answers) expect(answer).toMatchObject({ statusCode: 200, body });
  });

  it('sends nothing to an address that bounced or complained', async () => {
    const since = isoInstantSchema.parse(MONDAY_MORNING);
    for (const reason of ['hard-bounce', 'complaint'] as const) {
      const address = emailAddressSchema.parse(`${reason}@x.example`);
      await world.ports.suppressionList.suppress(address, { reason, scope: 'all', since });
      await signUp({ address });
    }
    expect(mails()).toEqual([]);
  });

  it('sends nothing and stores nothing for a machine that fills in every field', async () => {
    await signUp({ homepage: 'https://spam.example' });
    expect(mails()).toEqual([]);
    expect(await priya()).toBeUndefined();
  });

  it.each([
    '',
    'priya',
    'priya@',
    '<script>alert(1)</script>',
    'a@x.example, b@x.example',
    'a@x.example\r\nBcc: b@x.example',
  ])('shows the form again for %j, and stores nothing', async (address) => {
    const { statusCode, body } = await signUp({ address });
    expect(statusCode).toBe(400);
    expect(body).toContain('does not look like a mail address');
    expect(body).not.toContain('<script');
    expect(mails()).toEqual([]);
  });

  it.each(['<script>alert(1)</script>', 'Priya\r\nBcc: all@x.example', 'x'.repeat(5000)])(
    'keeps the name %j as one short line',
    async (firstName) => {
      await signUp({ firstName });
      expect((await priya())?.firstName).toMatch(/^.{1,60}$/);
    },
  );

  it('takes no other body for a form, however large', async () => {
    for (const body of ['', '{"address":"priya@raman.example"}', `address=${'a'.repeat(100_000)}`]) {
      expect((await world.request('POST', '/newsletter', { body })).statusCode).toBe(400);
    }
  });

  it('brings its mail when SES, which was busy, takes mail again', async () => {
    world.transport.behave(() => {
      throw new MailRefusedError('throttled');
    });
    expect((await signUp()).statusCode).toBe(200);
    await world.takeUpAgain();
    expect(mails()).toHaveLength(0);
    world.transport.behave((accept) => accept());
    await world.takeUpAgain();
    await world.takeUpAgain();
    expect(mails()).toHaveLength(1);
  });

  it('never sends again what SES may have taken; the next day’s request gets a mail of its own', async () => {
    world.transport.behave((accept) => {
      accept();
      throw new MailOutcomeUnknownError('time-out');
    });
    await signUp();
    world.transport.behave((accept) => accept());
    await signUp();
    expect(mails()).toHaveLength(1);
    pass(DAY_HOURS);
    await signUp();
    expect(mails()).toHaveLength(2);
  });
});

describe('confirming', () => {
  it('takes a press; opening the link changes nothing', async () => {
    await signUp();
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await world.request(method, linkIn())).statusCode).toBe(200);
    }
    expect((await world.request('GET', linkIn())).body).toContain('<form method="post">');
    expect(await priya()).toMatchObject({ status: 'pending', revision: 1 });
    expect((await world.request('POST', linkIn())).body).toContain('You are on the list');
    expect(await priya()).toMatchObject({ status: 'confirmed', confirmedAt: MONDAY_MORNING });
  });

  it('twice is the same as once', async () => {
    await signUp();
    await world.request('POST', linkIn());
    const confirmed = await priya();
    pass(1);
    const [again] = await Promise.all([world.request('POST', linkIn()), world.request('POST', linkIn())]);
    expect(again).toMatchObject({ statusCode: 200 });
    expect(await priya()).toEqual(confirmed);
    expect((await world.request('GET', linkIn())).body).toContain('You are on the list');
  });

  it('works for seven days and no longer', async () => {
    await signUp();
    pass(7 * DAY_HOURS);
    for (const method of ['GET', 'POST']) {
      const { statusCode, body } = await world.request(method, linkIn());
      expect(statusCode).toBe(410);
      expect(body).toContain('This link has expired');
    }
    expect(await priya()).toMatchObject({ status: 'pending' });
  });

  it.each(['reply', 'nudge-done', 'sign-up-form'] as const)(
    'does not take a token made for: %s',
    async (purpose) => {
      await signUp();
      const [mail] = mails();
      const expiry = Temporal.Instant.from(MONDAY_MORNING).add({ hours: 1 });
      const target = { deliveryId: mail?.deliveryId ?? expect.fail('no mail'), personIndex: 0 };
      const token = signToken(purpose, KEYS, target, expiry);
      expect((await world.request('POST', `/newsletter/confirm/${token}`)).statusCode).toBe(404);
      expect(await priya()).toMatchObject({ status: 'pending' });
    },
  );

  it('does not take a token that was changed, or made up', async () => {
    await signUp();
    for (const path of [`${linkIn().slice(0, -2)}aa`, '/newsletter/confirm/x', '/newsletter/confirm/%00']) {
      expect((await world.request('POST', path)).statusCode).toBe(404);
    }
    expect(await priya()).toMatchObject({ status: 'pending' });
  });
});

describe('leaving', () => {
  it('takes a press; opening the link changes nothing', async () => {
    const leavePath = await join();
    const before = await priya();
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await world.request(method, leavePath)).statusCode).toBe(200);
    }
    expect(await priya()).toEqual(before);
    expect((await world.request('POST', leavePath)).body).toContain('You have left');
    expect(await priya()).toMatchObject({ status: 'left', suppression: { scope: 'newsletter' } });
  });

  it.each([
    ['urlencoded', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])(
    'by one click (%s), twice, answers at once, without redirect or cookie',
    async (_, contentType, body) => {
      const leavePath = await join();
      for (let time = 0; time < 2; time += 1) {
        const answer = await world.request('POST', leavePath, { body, contentType });
        expect(answer.statusCode).toBe(200);
        expect(answer.cookies).toBeUndefined();
        expect(Object.keys(answer.headers ?? {}).map((name) => name.toLowerCase())).not.toContain('location');
        expect(Object.keys(answer.headers ?? {}).map((name) => name.toLowerCase())).not.toContain(
          'set-cookie',
        );
      }
      expect(await priya()).toMatchObject({ status: 'left', leftAt: MONDAY_MORNING });
    },
  );

  it('works years later', async () => {
    const leavePath = await join();
    pass(20 * 365 * DAY_HOURS);
    expect((await world.request('POST', leavePath)).statusCode).toBe(200);
    expect(await priya()).toMatchObject({ status: 'left' });
  });

  it('with an id that nobody has says so and changes nothing', async () => {
    await join();
    for (const id of ['a'.repeat(24), 'x', '%00', '..']) {
      for (const method of ['GET', 'POST']) {
        expect((await world.request(method, `/newsletter/leave/${id}`)).statusCode).toBe(404);
      }
    }
    expect(await priya()).toMatchObject({ status: 'confirmed' });
  });
});

describe('coming back', () => {
  it('takes a new request and a new press; the old link does not do it', async () => {
    const leavePath = await join();
    const oldLink = linkIn();
    await world.request('POST', leavePath);
    expect((await world.request('POST', oldLink)).body).toContain('You have left since');
    expect(await priya()).toMatchObject({ status: 'left' });
    pass(DAY_HOURS);
    await signUp();
    expect(await priya()).toMatchObject({ status: 'pending', suppression: { scope: 'newsletter' } });
    await world.request('POST', linkIn());
    expect(await priya()).toMatchObject({ status: 'confirmed' });
    expect(await world.ports.suppressionList.find(PRIYA)).toBeUndefined();
    expect((await world.request('POST', leavePath)).statusCode).toBe(200);
    expect(await priya()).toMatchObject({ status: 'left' });
  });
});

describe('coming back on the day of leaving', () => {
  it('brings a mail of its own, one, and its button works', async () => {
    const leavePath = await join();
    pass(1);
    await world.request('POST', leavePath);
    pass(1);
    await Promise.all([signUp(), signUp(), signUp()]);
    pass(1);
    await signUp();
    expect(mails()).toHaveLength(2);
    await world.request('POST', linkIn());
    expect(await priya()).toMatchObject({ status: 'confirmed' });
  });
});

describe('leaving and asking again and again', () => {
  it('with the link in an issue that was passed on fills nobody’s mailbox, and shuts nobody out', async () => {
    const leavePath = await join();
    for (let time = 0; time < 5; time += 1) {
      await world.request('POST', leavePath);
      await signUp();
      pass(1);
    }
    expect(mails()).toHaveLength(2);
    await world.request('POST', linkIn());
    expect(await priya()).toMatchObject({ status: 'confirmed' });
  });
});

describe('the pages of the newsletter', () => {
  it('refuse other methods by name', async () => {
    expect(await world.request('DELETE', '/newsletter')).toMatchObject({
      statusCode: 405,
      headers: { Allow: 'GET, HEAD, POST' },
    });
    expect((await world.request('GET', '/newsletter/confirm')).statusCode).toBe(404);
  });

  it('are reached from the front page', async () => {
    expect((await world.request('GET', '/')).body).toContain('<a href="/newsletter">The Open Hand</a>');
  });
});
