import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  afterMove,
  afterMoveRequest,
  afterMovingOut,
} from '../../../functions/newsletter/domain/address-change.ts';
import { cancelIssue } from '../../../functions/newsletter/sending/change-course.ts';
import { workOnHint } from '../../../functions/newsletter/sending/work-on-hint.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const NEW = emailAddressSchema.parse('new@reader.example');
const NEWER = emailAddressSchema.parse('newer@reader.example');

let engine: Engine;
let world: NewsletterWorld;
let ada: Awaited<ReturnType<NewsletterWorld['addReader']>>;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  await world.tick(); // the first run, on Monday, finds out when the slot is
  ada = await world.addReader('Ada');
  await world.addReader('Ben');
  world.clock.setTo(TUESDAY);
});

/** A reader, Ada if no other, says yes at their new address, a second later. */
const move = async (from = ada.address, to = NEW, second = 1) => {
  const { subscribers } = world.ports;
  world.clock.setTo(`2026-08-25T08:00:0${second}.000Z`);
  const at = toIsoInstant(world.clock.now());
  const [reader, there] = [await subscribers.find(from), await subscribers.find(to)];
  if (reader === undefined) throw new Error('Nobody reads it there');
  const asked = afterMoveRequest(there, reader, { address: to, at, newId: newSubscriberId });
  if (asked !== undefined) await subscribers.save(asked, there);
  const moved = asked && afterMove(asked, reader, at);
  if (moved !== undefined) await subscribers.save(moved, asked);
  const after = afterMovingOut(reader, to, at);
  if (after !== undefined) await subscribers.save(after, reader);
};
/** As all are written down, and nobody has had their turn. */
const beforeAnybody = (happens: () => Promise<void>): Parameters<NewsletterWorld['tick']>[0] => {
  const { claims } = world.ports;
  let happening: Promise<void> | undefined;
  return {
    claims: {
      ...claims,
      claim: async (...asked) => {
        happening ??= happens();
        await happening;
        return await claims.claim(...asked);
      },
    },
  };
};
const totals = async () => (await world.ports.issues.find('first'))?.totals;

describe('a reader who moves to another address while an issue is under way', () => {
  it('before their turn gets it at the new one, once', async () => {
    expect(await world.tick(beforeAnybody(move))).toEqual(['finished']);
    expect(world.sent().toSorted()).toEqual(['ben first', 'new first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 2 });
  });

  it('and moves on from there gets it at the last one, once', async () => {
    const moveTwice = async () => {
      await move();
      await move(NEW, NEWER, 2);
    };
    expect(await world.tick(beforeAnybody(moveTwice))).toEqual(['finished']);
    expect(world.sent().toSorted()).toEqual(['ben first', 'newer first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 2 });
  });

  it('gets it at the new one also where the clock that noted it is ahead', async () => {
    const moveAhead = async () => {
      await move();
      world.clock.setTo(TUESDAY);
    };
    expect(await world.tick(beforeAnybody(moveAhead))).toEqual(['finished']);
    expect(world.sent().toSorted()).toEqual(['ben first', 'new first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 2 });
  });

  it('with two addresses, both to the same one, gets it there once', async () => {
    const moveBoth = async () => {
      await move();
      await move(emailAddressSchema.parse('ben@reader.example'), NEW, 2);
    };
    expect(await world.tick(beforeAnybody(moveBoth))).toEqual(['finished']);
    expect(world.sent()).toEqual(['new first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 1, left: 1 });
  });

  it('after their turn does not get it again', async () => {
    const { issueMail } = world;
    const send: typeof issueMail.send = async (message) => {
      const taken = await issueMail.send(message);
      if (message.to === ada.address) await move();
      return taken;
    };
    expect(await world.tick({ bulk: { send } })).toEqual(['finished']);
    expect(world.sent().toSorted()).toEqual(['ada first', 'ben first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 2 });
  });

  it('where it is read already gets it there once, in its own right', async () => {
    await world.addReader('New');
    expect(await world.tick(beforeAnybody(move))).toEqual(['finished']);
    expect(world.sent().toSorted()).toEqual(['ben first', 'new first']);
    expect(await totals()).toMatchObject({ planned: 3, sent: 2, left: 1 });
  });

  it('and whose mail SES does not answer is unknown, and gets none at either', async () => {
    const die = async () => {
      throw new Error('the process died');
    };
    expect(await world.tick({ ...beforeAnybody(move), bulk: { send: die } })).toEqual(['refused']);
    world.clock.setTo('2026-08-25T09:30:00.000Z');
    await world.tick();
    expect(world.sent()).toEqual([]);
    expect(await totals()).toMatchObject({ planned: 2, unknown: 2 });
  });

  it('and whose issue is called off gets it no more, also of a worker that was overtaken', async () => {
    const moveAndCancel = async () => {
      await move();
      await cancelIssue(world.ports, 'first');
      world.clock.setTo('2026-08-25T08:05:00.000Z');
      const input = { context: newsletterContext, remainingMs: () => 300_000 };
      expect(await workOnHint(world.ports, input, { slug: 'first', segment: 0 })).toBe('finished');
    };
    await world.tick(beforeAnybody(moveAndCancel));
    expect(world.sent()).toEqual([]);
    expect(await totals()).toMatchObject({ planned: 2, cancelled: 2 });
  });
});
