import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailOutcomeUnknownError, MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const QUARTER_LATER = '2026-08-25T08:15:00.000Z';
const HOUR_LATER = '2026-08-25T09:00:00.000Z';

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  await world.tick(); // the first run, on Monday, finds out when the slot is
});

const tickAt = (moment: string, ...rest: Parameters<NewsletterWorld['tick']>) => {
  world.clock.setTo(moment);
  return world.tick(...rest);
};
const addReaders = async (...names: readonly string[]) => {
  for (const name of names) await world.addReader(name);
};
const issue = () => world.ports.issues.find('first');
const cursor = async () => (await world.ports.cursors.list('first', 1))[0];
const totals = async () => (await issue())?.totals;

describe('an SES that takes nothing', () => {
  const refuse = () => {
    throw new MailRefusedError('rejected');
  };
  const recover = () => world.transport.behave((accept) => accept());
  const ALL = ['ada first', 'ben first', 'cleo first', 'dan first', 'eve first'];
  const addAll = () => addReaders('Ada', 'Ben', 'Cleo', 'Dan', 'Eve');

  it('because of the account: burns nobody’s issue, rings, and everybody gets it once when it is over', async () => {
    await addAll();
    world.transport.behave(refuse);
    expect(await tickAt(TUESDAY)).toEqual(['refused']);
    expect(await cursor()).toMatchObject({ status: 'open', dueAt: HOUR_LATER, totals: { planned: 0 } });
    expect(await tickAt(QUARTER_LATER)).toEqual([]);
    expect(await tickAt(HOUR_LATER)).toEqual(['refused']);
    recover();
    expect(await tickAt('2026-08-25T10:00:00.000Z')).toEqual(['finished']);
    expect(world.sent()).toEqual(ALL);
    expect(await totals()).toMatchObject({ planned: 5, sent: 5, rejected: 0 });
  });

  it('from the middle on: goes on where the row began and counts its readers once', async () => {
    await addAll();
    world.transport.behave((accept) => (world.transport.accepted.length < 2 ? accept() : refuse()));
    expect(await tickAt(TUESDAY)).toEqual(['refused']);
    expect((await cursor())?.totals).toMatchObject({ planned: 2, sent: 2 });
    recover();
    await tickAt(HOUR_LATER);
    expect(world.sent()).toEqual(ALL);
    expect(await totals()).toMatchObject({ planned: 5, sent: 5, rejected: 0 });
  });

  it('after many: the row is one', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `R${(index + 10).toString()}`);
    await addReaders(...names);
    world.transport.behave((accept) => (world.transport.accepted.length < 23 ? accept() : refuse()));
    expect(await tickAt(TUESDAY)).toEqual(['refused']);
    expect((await cursor())?.totals).toMatchObject({ planned: 23, sent: 23 });
    recover();
    await tickAt(HOUR_LATER);
    expect(world.sent()).toEqual(names.map((name) => `${name.toLowerCase()} first`));
    expect(await totals()).toMatchObject({ planned: 40, sent: 40 });
  });

  it('of a list too short for a row: the issue does not end with nobody reached', async () => {
    await addReaders('Ada', 'Ben');
    world.transport.behave(refuse);
    expect(await tickAt(TUESDAY)).toEqual(['refused']);
    expect(await cursor()).toMatchObject({ status: 'open', dueAt: HOUR_LATER, totals: { planned: 0 } });
    recover();
    await tickAt(HOUR_LATER);
    expect(world.sent()).toEqual(['ada first', 'ben first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 2 });
  });

  it('of a single reader, hour after hour: they are rejected at the third time, and the issue is over', async () => {
    await addReaders('Ada');
    world.transport.behave(refuse);
    expect(await tickAt(TUESDAY)).toEqual(['refused']);
    expect(await tickAt(HOUR_LATER)).toEqual(['refused']);
    expect(await totals()).toMatchObject({ planned: 0 });
    expect(await tickAt('2026-08-25T10:00:00.000Z')).toEqual(['finished']);
    expect(await totals()).toMatchObject({ planned: 1, rejected: 1 });
  });

  it('from the last two readers on: they are not rejected at once, since that may be the account', async () => {
    await addReaders('Ada', 'Ben', 'Cleo');
    const { bulk } = world.ports;
    let taken = 0;
    const send: typeof bulk.send = (mail) => {
      taken += 1;
      if (taken > 1) throw new MailRefusedError(taken < 4 ? 'quota' : 'rejected');
      return bulk.send(mail);
    };
    expect(await tickAt(TUESDAY, { bulk: { send } })).toEqual(['quota']);
    expect(await tickAt(HOUR_LATER, { bulk: { send } })).toEqual(['refused']);
    expect(await tickAt('2026-08-25T10:00:00.000Z')).toEqual(['finished']);
    expect(world.sent()).toEqual(['ada first', 'ben first', 'cleo first']);
    expect(await totals()).toMatchObject({ planned: 3, sent: 3 });
  });

  it('after it took some, of whom a later run hears only by the records: whom it rejects then keeps their issue', async () => {
    const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal'];
    await addReaders(...names);
    const { bulk } = world.ports;
    const throttleAda: typeof bulk.send = async (mail) => {
      if (mail.to.startsWith('ada')) throw new MailRefusedError('throttled');
      return bulk.send(mail);
    };
    expect(await tickAt(TUESDAY, { bulk: { send: throttleAda } })).toEqual(['throttled']);
    expect(world.sent()).toEqual(names.slice(1).map((name) => `${name.toLowerCase()} first`));
    const reject = async () => refuse();
    expect(await tickAt(HOUR_LATER, { bulk: { send: reject } })).toEqual(['refused']);
    expect(await tickAt('2026-08-25T10:00:00.000Z')).toEqual(['finished']);
    expect(await totals()).toMatchObject({ planned: 8, sent: 8, rejected: 0 });
  });

  it('for days: everybody of a longer list keeps their issue', async () => {
    await addAll();
    world.transport.behave(refuse);
    for (const hour of ['08', '09', '10', '11', '12']) {
      expect(await tickAt(`2026-08-25T${hour}:00:00.000Z`)).toEqual(['refused']);
    }
    expect(await totals()).toMatchObject({ planned: 0, rejected: 0 });
  });

  it('or does not say: stops, sends none of them again, and reaches the others', async () => {
    await addAll();
    world.transport.behave((accept) => {
      accept();
      throw new MailOutcomeUnknownError('time-out');
    });
    expect(await tickAt(TUESDAY)).toEqual(['refused']);
    expect(world.sent()).toHaveLength(3);
    recover();
    expect(await tickAt(HOUR_LATER)).toEqual(['finished']);
    expect(world.sent()).toEqual(ALL);
    expect(await totals()).toMatchObject({ planned: 5, unknown: 3, sent: 2 });
  });
});

describe('an SES that throttles', () => {
  /** An SES that throttles the first `times` attempts, and the waits that follow, in milliseconds. */
  const throttle = (times: number) => {
    const waits: number[] = [];
    let attempts = 0;
    world.transport.behave((accept) => {
      attempts += 1;
      if (attempts <= times) throw new MailRefusedError('throttled');
      return accept();
    });
    return { waits, attempts: () => attempts, wait: async (ms: number) => void waits.push(ms) };
  };

  it('for a moment: the run waits a second or two, tries the same reader again and goes on', async () => {
    await addReaders('Ada');
    const { waits, wait } = throttle(3);
    expect(await tickAt(TUESDAY, { wait })).toEqual(['finished']);
    expect(waits).toEqual([1_000, 1_500, 2_000]);
    expect(world.sent()).toEqual(['ada first']);
    expect(await totals()).toMatchObject({ planned: 1, sent: 1 });
  });

  it('for longer: the run gives up after three more attempts, and a later one goes on', async () => {
    await addReaders('Ada');
    const { attempts, wait } = throttle(4);
    expect(await tickAt(TUESDAY, { wait })).toEqual(['throttled']);
    expect(attempts()).toBe(4);
    expect(await tickAt(QUARTER_LATER, { wait })).toEqual(['finished']);
    expect(world.sent()).toEqual(['ada first']);
  });

  it('at the end of a run: it does not wait for longer than it may last', async () => {
    await addReaders('Ada');
    const { waits, wait } = throttle(1);
    expect(await tickAt(TUESDAY, { wait }, () => 20_500)).toEqual(['throttled']);
    expect(waits).toEqual([]);
  });
});
