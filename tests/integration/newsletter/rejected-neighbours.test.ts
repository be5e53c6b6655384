import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

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

describe('neighbours whom SES rejects each for themselves', () => {
  const NAMES = Array.from({ length: 12 }, (_, index) => `R${(index + 10).toString()}`);
  /** SES rejects these, and takes all others. */
  const reject = (rejected: readonly string[]): Parameters<NewsletterWorld['tick']>[0] => {
    const { bulk } = world.ports;
    const addresses = rejected.map((name) => `${name.toLowerCase()}@reader.example`);
    const send: typeof bulk.send = async (mail) => {
      if (addresses.includes(mail.to)) throw new MailRefusedError('rejected');
      return bulk.send(mail);
    };
    return { bulk: { send } };
  };
  const HOURS = ['08', '09', '10', '11', '12', '13'];

  it.each([
    ['at the beginning', NAMES.slice(0, 5), 1],
    ['in the middle', NAMES.slice(3, 10), 2],
    ['at the end', NAMES.slice(8), 2],
  ])('%s of the list hold nobody up for longer than some hours', async (_, rejected, hours) => {
    for (const name of NAMES) await world.addReader(name);
    for (const [index, hour] of HOURS.entries()) {
      world.clock.setTo(`2026-08-25T${hour}:00:00.000Z`);
      const outcomes = await world.tick(reject(rejected));
      expect(outcomes).toEqual(index < hours ? ['refused'] : index === hours ? ['finished'] : []);
    }
    const taken = NAMES.filter((name) => !rejected.includes(name));
    expect(world.sent().toSorted()).toEqual(taken.map((name) => `${name.toLowerCase()} first`));
    expect((await world.ports.issues.find('first'))?.totals).toMatchObject({
      planned: 12,
      sent: taken.length,
      rejected: rejected.length,
    });
  });
});
