import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { pauseIssue, resumeIssue, stopIssue } from '../../../functions/newsletter/sending/change-course.ts';
import type { StopReason } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVERYBODY = ['ada The second cup', 'ben The second cup'];
const moment = (time: string) => `2026-08-25T${time}.000Z`;

let engine: Engine;
let world: RhythmWorld;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createRhythmWorld(engine);
  await world.tick();
  await world.write({ body: 'I met a heating engineer.', subject: 'The second cup' });
  await world.answer('approve');
});

const told = () => world.newest()?.subject;
const text = () => world.newest()?.text.replaceAll('\n', ' ');
const slug = async () => (await world.ports.agendas.find()).outgoing?.slug ?? '';
const status = async () => (await world.ports.dispatches.find(await slug()))?.status;
/** Her answer to the first proof, at a moment of that Tuesday. */
const say = (time: string, word: string) => {
  world.clock.setTo(moment(time));
  return world.answer(word, world.toNora()[0]);
};
/** Started, and not one letter has gone yet. */
const start = async () => {
  const bulk = {
    send: async () => {
      throw new MailRefusedError('throttled');
    },
  };
  await world.at(moment('08:00:00'), { bulk });
};
const pauseAt = async (time: string) => {
  world.clock.setTo(moment(time));
  await pauseIssue(world.ports, await slug());
};

describe('approve, of an issue that a command has paused', () => {
  it('lets it go on where it was sent after that', async () => {
    await start();
    await pauseAt('08:01:00');
    await say('08:02:00', 'approve');
    expect(told()).toBe('“The second cup” goes on');
    await world.at(moment('08:15:00'));
    expect(await world.sent()).toEqual(EVERYBODY);
  });

  it('says that it is paused, and leaves it so, where it was sent before; said once more, it goes on', async () => {
    await start();
    world.clock.setTo(moment('08:00:30'));
    const early = world.take({ body: 'approve', to: world.toNora()[0]?.replyTo ?? '' });
    await pauseAt('08:01:00');
    await receiveMail(world.ports, early);
    expect(told()).toBe('“The second cup” is paused');
    expect(text()).toContain('answer approve once more');
    await world.at(moment('08:15:00'));
    expect(await world.sent()).toEqual([]);
    await say('08:16:00', 'approve');
    expect(told()).toBe('“The second cup” goes on');
  });
});

describe('a word on an issue that stopped by itself', () => {
  it.each<[StopReason, string]>([
    ['bounces', 'since too many of its letters came back'],
    ['complaints', 'since too many readers marked it as spam'],
    ['expired', 'since it could not go out to everybody in time'],
  ])('because of %s says so and how to go on; it stays stopped', async (reason, why) => {
    await start();
    await stopIssue(world.ports, { slug: await slug() }, reason);
    for (const [time, word] of [
      ['08:01:00', 'approve'],
      ['08:02:00', 'hold'],
      ['08:03:00', 'approve'],
    ] as const) {
      await say(time, word);
      expect(told()).toBe(`“The second cup” stopped by itself, ${why}`);
      expect(text()).toContain(`npm run kith -- issue resume ${await slug()}`);
    }
    await world.at(moment('08:15:00'));
    expect(await world.sent()).toEqual([]);
  });
});

it('a hold that comes again, since it could not be answered, does not undo a command that let the issue go on since', async () => {
  await start();
  world.clock.setTo(moment('08:01:00'));
  const hold = world.take({ body: 'hold', to: world.toNora()[0]?.replyTo ?? '' });
  const send = () => Promise.reject(new MailRefusedError('throttled'));
  await expect(receiveMail({ ...world.ports, transport: { send } }, hold)).rejects.toThrow();
  expect(await status()).toBe('paused');
  world.clock.setTo(moment('08:02:00'));
  await resumeIssue(world.ports, await slug());
  world.clock.setTo(moment('08:12:00'));
  await receiveMail(world.ports, hold);
  expect(told()).toBe('“The second cup” is on its way already');
  expect(await status()).toBe('sending');
});

describe('approve and hold at the same moment', () => {
  it('hold wins where it comes in between what approve decides and what it does', async () => {
    await start();
    await say('08:01:00', 'hold');
    world.clock.setTo(moment('08:02:00'));
    const approve = world.take({ body: 'approve', to: world.toNora()[0]?.replyTo ?? '' });
    const { dispatches } = world.ports;
    let hasHeld = false;
    const find = async (name: string) => {
      const found = await dispatches.find(name);
      if (!hasHeld) {
        hasHeld = true;
        await say('08:02:01', 'hold');
      }
      return found;
    };
    await receiveMail({ ...world.ports, dispatches: { ...dispatches, find } }, approve);
    expect(hasHeld).toBe(true);
    expect(await status()).toBe('paused');
    await world.at(moment('08:15:00'));
    expect(await world.sent()).toEqual([]);
  });

  it('a hold that is outdone before it is carried out does not stop what was told to go on', async () => {
    await start();
    world.clock.setTo(moment('08:01:00'));
    const hold = world.take({ body: 'hold', to: world.toNora()[0]?.replyTo ?? '' });
    const { dispatches } = world.ports;
    let hasApproved = false;
    const turn: typeof dispatches.turn = async (...asked) => {
      if (!hasApproved) {
        hasApproved = true;
        await pauseAt('08:01:30');
        await say('08:02:00', 'approve');
      }
      return dispatches.turn(...asked);
    };
    await receiveMail({ ...world.ports, dispatches: { ...dispatches, turn } }, hold);
    expect(await status()).toBe('sending');
    await world.at(moment('08:15:00'));
    expect(await world.sent()).toEqual(EVERYBODY);
  });
});

/** Her hold comes once the slot is decided, and before there is an issue. */
const holdBeforeStart = async () => {
  const { issues } = world.ports;
  world.clock.setTo(moment('08:00:00'));
  const open: typeof issues.open = async (issue) => {
    await say('08:00:00', 'hold');
    return issues.open(issue);
  };
  await world.tick({ issues: { ...issues, open } });
  expect(told()).toBe('Stopped: “The second cup” goes to nobody else');
};

it('an issue that was held before it started goes on at a word in the last minute of its two days', async () => {
  await holdBeforeStart();
  world.clock.setTo('2026-08-27T07:59:30.000Z');
  await world.answer('approve', world.toNora()[0]);
  expect(told()).toBe('“The second cup” goes on');
  await world.at('2026-08-27T08:14:00.000Z');
  expect(await world.sent()).toEqual(EVERYBODY);
});

it('an issue that was held just as it started, by a run that died then, goes to nobody until it is let go on', async () => {
  const { dispatches } = world.ports;
  world.clock.setTo(moment('08:00:00'));
  const startAndDie: typeof dispatches.start = async (dispatch) => {
    await say('08:00:00', 'hold');
    await dispatches.start(dispatch);
    throw new Error('The process dies');
  };
  const hinted: unknown[] = [];
  const hints = { send: async (some: readonly unknown[]) => void hinted.push(...some) };
  const dying = world.tick({ dispatches: { ...dispatches, start: startAndDie }, hints });
  await expect(dying).rejects.toThrow('dies');
  expect(hinted).toEqual([]);
  expect(told()).toBe('Stopped: “The second cup” goes to nobody else');
  for (const time of ['08:15:00', '08:30:00']) await world.at(moment(time));
  expect(await world.sent()).toEqual([]);
  await say('08:31:00', 'approve');
  expect(told()).toBe('“The second cup” goes on');
  await world.at(moment('08:45:00'));
  expect(await world.sent()).toEqual(EVERYBODY);
});

it('an issue whose start died, and that no run took up for two days, is stale, and goes to nobody', async () => {
  const { issues } = world.ports;
  const handOver = () => Promise.reject(new Error('The process dies'));
  await expect(world.at(moment('08:00:00'), { issues: { ...issues, handOver } })).rejects.toThrow('dies');
  for (const time of ['08:15:00', '08:30:00']) await world.at(`2026-08-27T${time}.000Z`);
  expect(await world.sent()).toEqual([]);
  expect(await status()).toBe('cancelled');
});

it('an issue that was held before it started and went stale is never said to go on', async () => {
  await holdBeforeStart();
  for (const later of ['2026-08-27T08:00:01.000Z', '2026-08-27T08:15:00.000Z']) {
    world.clock.setTo(later);
    await world.answer('approve', world.toNora()[0]);
    expect(told()).toBe('“The second cup” did not go out');
    expect(text()).toContain('send it to draft@in.kith.example again');
    await world.tick();
  }
  expect(await world.sent()).toEqual([]);
  expect(await world.ports.issues.find(await slug())).toMatchObject({ status: 'cancelled' });
});
