import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelIssue } from '../../../functions/newsletter/sending/change-course.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVE = '2026-08-24T08:00:00.000Z';
const TUESDAY = '2026-08-25T08:00:00.000Z';
const LATER = '2026-08-25T08:15:00.000Z';
const NEXT_EVE = '2026-08-31T08:00:00.000Z';
const NEXT_TUESDAY = '2026-09-01T08:00:00.000Z';

let engine: Engine;
let world: RhythmWorld;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createRhythmWorld(engine);
  await world.tick();
  await world.at(EVE);
});

const nextWeek = async () => {
  for (const moment of [LATER, NEXT_EVE, NEXT_TUESDAY]) await world.at(moment);
};

describe('a letter from the drawer that is called off', () => {
  it('before anybody got it comes up again the week after, and goes out once', async () => {
    await world.at(TUESDAY, { hints: { send: async () => {} } });
    await cancelIssue(world.ports, 'first');
    await nextWeek();
    expect(await world.sent()).toEqual(['ada Issue first', 'ben Issue first']);
    expect(await world.ports.issues.find('first')).toMatchObject({ status: 'cancelled' });
    expect(await world.ports.issues.find('first-2')).toMatchObject({ status: 'sent', totals: { sent: 2 } });
    for (const moment of ['2026-09-07T08:00:00.000Z', '2026-09-08T08:00:00.000Z']) await world.at(moment);
    expect(await world.sent()).toContain('ada Issue second');
  });

  it('when somebody got it is spent', async () => {
    for (const name of ['cleo', 'dan', 'eve']) {
      const address = emailAddressSchema.parse(`${name}@reader.example`);
      const subscriberId = newSubscriberId();
      await world.ports.subscribers.save({ ...buildSubscriber({ subscriberId }), address }, undefined);
    }
    let hasCalledOff = false;
    const { bulk } = world.ports;
    await world.at(TUESDAY, {
      bulk: {
        send: async (message) => {
          if (!hasCalledOff) await cancelIssue(world.ports, 'first');
          hasCalledOff = true;
          world.clock.setTo('2026-08-25T08:00:02.000Z'); // workers look at their issue every second
          return bulk.send(message);
        },
      },
    });
    await nextWeek();
    expect(await world.ports.issues.find('first')).toMatchObject({
      status: 'cancelled',
      totals: { sent: 3 },
    });
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual([
      'ada Issue first',
      'ada Issue second',
    ]);
  });
});
