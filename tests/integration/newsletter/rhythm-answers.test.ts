import { beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { cancelIssue } from '../../../functions/newsletter/sending/change-course.ts';
import { OwnerMailPendingError } from '../../../functions/notices/send-to-owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { openRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVE = '2026-08-24T08:00:00.000Z';
const TUESDAY = '2026-08-25T08:00:00.000Z';
const NEXT_EVE = '2026-08-31T08:00:00.000Z';
const NEXT_TUESDAY = '2026-09-01T08:00:00.000Z';
const LETTER = 'I met a heating engineer.\n\n## One tip\n\nKeep a card.';

const engine = await startDynalite();
let world: RhythmWorld;

const open = async (settings: Parameters<typeof openRhythmWorld>[1] = {}) => {
  world = await openRhythmWorld(engine, settings);
};
beforeEach(() => open());

const draft = (body = LETTER, subject = 'The second cup') => world.write({ body, subject });
const agenda = () => world.ports.agendas.find();
const subjects = () => world.toNora().map(({ subject }) => subject);

describe('an answer', () => {
  it.each(['approve, but fix the title', 'Looks good!', 'approve\nhold'])(
    '%j is no clear word: it is asked back, and changes nothing',
    async (words) => {
      await draft();
      const before = await agenda();
      await world.answer(words);
      expect(subjects().at(-1)).toBe('What shall become of “The second cup”?');
      expect(await agenda()).toEqual(before);
    },
  );

  it('to the answer of Kith is one to the proof', async () => {
    await draft();
    await world.answer('hm');
    await world.answer('approve');
    expect(subjects().at(-1)).toMatch(/^Approved/);
  });

  it('to a proof of weeks ago changes nothing', async () => {
    await world.at(EVE);
    const eve = world.newest();
    await world.at(TUESDAY);
    for (const moment of [NEXT_EVE, NEXT_TUESDAY]) await world.at(moment);
    await world.answer('skip', eve);
    expect(subjects().at(-1)).toBe('The week of that mail is over');
  });

  it('hold, while the issue is going out, stops it; approve goes on, and nobody gets it twice', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    const { bulk } = world.ports;
    world.clock.setTo(TUESDAY);
    await world.tick({
      hints: { send: async () => world.answer('hold', proof) }, // the list is yet to be written down
    });
    expect(subjects().at(-1)).toBe('Stopped: “The second cup” goes to nobody else');
    await world.at('2026-08-25T08:15:00.000Z');
    expect(await world.sent()).toEqual([]);
    await world.answer('approve', proof);
    expect(subjects().at(-1)).toBe('“The second cup” goes on');
    for (const moment of ['2026-08-25T08:30:00.000Z', '2026-08-25T08:45:00.000Z'])
      await world.at(moment, { bulk });
    expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
    await world.answer('hold', proof);
    expect(subjects().at(-1)).toBe('“The second cup” is out already');
  });

  it.each([
    ['before its slot', EVE, 'Held: nothing goes out on'],
    ['on its way', TUESDAY, 'Stopped: “The second cup” goes to nobody else'],
  ])(
    'hold is the last word, also where an approve before it comes again that could not be answered: %s',
    async (_, moment, told) => {
      await draft();
      await world.answer('approve');
      const [proof] = world.toNora();
      world.clock.setTo(moment);
      await world.tick({ hints: { send: async () => {} } });
      await world.answer('hold', proof);
      const approve = world.take({ body: 'approve', to: proof?.replyTo ?? '' });
      world.transport.behave(() => {
        throw new MailRefusedError('throttled');
      });
      await expect(receiveMail(world.ports, approve)).rejects.toThrow(OwnerMailPendingError);
      world.transport.behave((accept) => accept());
      await world.answer('hold', proof);
      await receiveMail(world.ports, approve);
      expect(subjects().at(-1)).toContain(told);
      for (const later of [TUESDAY, '2026-08-25T08:15:00.000Z', '2026-08-25T08:30:00.000Z'])
        await world.at(later);
      expect(await world.sent()).toEqual([]);
    },
  );

  it('a word on an issue that was called off is told so', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    world.clock.setTo(TUESDAY);
    await world.tick({ hints: { send: async () => {} } });
    await world.answer('hold', proof);
    await cancelIssue(world.ports, (await agenda()).outgoing?.slug ?? '');
    await world.answer('approve', proof);
    expect(subjects().at(-1)).toBe('“The second cup” was called off');
  });

  it('hold, after the write that decided and before there is an issue, keeps it from everybody, for good after two days', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    const { issues } = world.ports;
    world.clock.setTo(TUESDAY);
    await world.tick({
      issues: {
        ...issues,
        open: async (issue) => {
          await world.answer('hold', proof);
          return issues.open(issue);
        },
      },
    });
    for (const moment of ['2026-08-25T08:15:00.000Z', '2026-08-28T08:00:00.000Z', NEXT_EVE])
      await world.at(moment);
    expect(await world.sent()).toEqual([]);
    const slug = (await agenda()).outgoing?.slug ?? '';
    expect(await issues.find(slug)).toMatchObject({ status: 'cancelled' });
  });

  it('approve, after a hold before there was an issue, lets it go', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    const { issues } = world.ports;
    world.clock.setTo(TUESDAY);
    const open = async (issue: Parameters<typeof issues.open>[0]) => {
      await world.answer('hold', proof);
      return issues.open(issue);
    };
    await world.tick({ issues: { ...issues, open } });
    world.clock.setTo('2026-08-25T08:01:00.000Z');
    await world.answer('approve', proof);
    expect(subjects().at(-1)).toBe('“The second cup” goes on');
    await world.at('2026-08-25T08:15:00.000Z');
    expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
  });

  it('hold, between the look at the agenda and the start, pauses what was started', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    const { dispatches } = world.ports;
    world.clock.setTo(TUESDAY);
    const start = async (dispatch: Parameters<typeof dispatches.start>[0]) => {
      await world.answer('hold', proof);
      return dispatches.start(dispatch);
    };
    await world.tick({ dispatches: { ...dispatches, start } });
    await world.at('2026-08-25T08:15:00.000Z');
    expect(await world.sent()).toEqual([]);
  });
});
