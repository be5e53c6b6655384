import { beforeEach, expect, it } from 'vitest';
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
