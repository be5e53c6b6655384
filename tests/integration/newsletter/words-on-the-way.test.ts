import { beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { pauseIssue, resumeIssue, stopIssue } from '../../../functions/newsletter/sending/change-course.ts';
import type { StopReason } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import { startDynalite } from '../../engines/engine.ts';
import { openRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVERYBODY = ['ada The second cup', 'ben The second cup'];
const moment = (time: string) => `2026-08-25T${time}.000Z`;

const engine = await startDynalite();
let world: RhythmWorld;
beforeEach(async () => {
  world = await openRhythmWorld(engine);
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
