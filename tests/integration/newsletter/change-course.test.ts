import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  cancelIssue,
  pauseIssue,
  resumeIssue,
  stopIssue,
} from '../../../functions/newsletter/sending/change-course.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const QUARTER_LATER = '2026-08-25T08:15:00.000Z';
const HALF_LATER = '2026-08-25T08:30:00.000Z';
const WEEK_LATER = '2026-08-31T08:15:00.000Z';
const READERS = Array.from({ length: 260 }, (_, index) => `r${1000 + index}`);

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
const dispatch = () => world.ports.dispatches.find('first');
const addReaders = async () => {
  for (let start = 0; start < READERS.length; start += 50) {
    await Promise.all(READERS.slice(start, start + 50).map((name) => world.addReader(name)));
  }
};
/** Once, while the hundred-and-twentieth letter or so is handed over. */
function inTheMiddle(change: () => Promise<unknown>): Parameters<NewsletterWorld['tick']>[0] {
  let hasChanged = false;
  return {
    bulk: {
      send: async (mail) => {
        if (world.issueMail.accepted.length >= 120 && !hasChanged) {
          hasChanged = true;
          await change();
        }
        return await world.issueMail.send(mail);
      },
    },
  };
}
const everybodyOnce = () => expect(world.sent().toSorted()).toEqual(READERS.map((name) => `${name} first`));

describe('an issue whose course is changed in the middle', () => {
  beforeEach(addReaders);

  it('paused when everybody has it, and its worker died before it said so, is over all the same', async () => {
    const { issues } = world.ports;
    const finish = () => Promise.reject(new Error('The worker dies'));
    await tickAt(TUESDAY, { issues: { ...issues, finish } }).catch(() => undefined);
    expect(await dispatch()).toMatchObject({ status: 'sending' });
    expect(await pauseIssue(world.ports, 'first')).toBe('done');
    await tickAt(QUARTER_LATER);
    expect(await dispatch()).toMatchObject({ status: 'sent', totals: { planned: 260, sent: 260 } });
    everybodyOnce();
  });

  it('paused: stops within a moment, and resumed reaches the others, each once', async () => {
    expect(
      await tickAt(
        TUESDAY,
        inTheMiddle(() => pauseIssue(world.ports, 'first')),
      ),
    ).toEqual(['held']);
    const before = world.sent().length;
    expect(before).toBeLessThan(READERS.length);
    expect(await tickAt(QUARTER_LATER)).toEqual([]);
    expect(world.sent()).toHaveLength(before);
    expect(await resumeIssue(world.ports, 'first')).toBe('done');
    expect(await tickAt(HALF_LATER)).toEqual(['finished']);
    everybodyOnce();
    expect(await dispatch()).toMatchObject({ status: 'sent', totals: { planned: 260, sent: 260 } });
  });

  it('cancelled: whoever had no turn gets none, and everybody is accounted for', async () => {
    expect(
      await tickAt(
        TUESDAY,
        inTheMiddle(() => cancelIssue(world.ports, 'first')),
      ),
    ).toEqual(['finished']);
    const sent = world.sent().length;
    expect(sent).toBeLessThan(READERS.length);
    expect(await dispatch()).toMatchObject({
      status: 'cancelled',
      totals: { planned: 260, sent, cancelled: 260 - sent },
    });
    expect(await world.ports.issues.find('first')).toMatchObject({ status: 'cancelled', totals: { sent } });
    expect(await resumeIssue(world.ports, 'first')).toBe('over');
  });

  it('cancelled while it is paused: ends with the next run', async () => {
    await tickAt(
      TUESDAY,
      inTheMiddle(() => pauseIssue(world.ports, 'first')),
    );
    expect(await cancelIssue(world.ports, 'first')).toBe('done');
    expect(await tickAt(QUARTER_LATER)).toEqual(['finished']);
    expect(await dispatch()).toMatchObject({ status: 'cancelled', totals: { planned: 260 } });
  });

  it('paused and forgotten: is called off after four weeks, and everybody is accounted for', async () => {
    await tickAt(
      TUESDAY,
      inTheMiddle(() => pauseIssue(world.ports, 'first')),
    );
    const sent = world.sent().length;
    world.clock.setTo('2026-09-22T07:45:00.000Z');
    await world.tick();
    expect(await dispatch()).toMatchObject({ status: 'paused' });
    world.clock.setTo('2026-09-22T08:15:00.000Z');
    await world.tick();
    await world.tick();
    expect(world.sent().filter((each) => each.endsWith(' first'))).toHaveLength(sent);
    expect(await dispatch()).toMatchObject({
      status: 'cancelled',
      totals: { planned: 260, sent, cancelled: 260 - sent },
    });
  });

  it.each([
    ['bounces', { delivered: 200, bounced: 11, complained: 0 }, '11 came back'],
    ['complaints', { delivered: 1900, bounced: 0, complained: 2 }, '2 readers marked'],
  ] as const)(
    'stops by itself because of %s, tells the owner once, and goes on when they say so',
    async (reason, tally, words) => {
      const { issueTallies } = world;
      expect(
        await tickAt(
          TUESDAY,
          inTheMiddle(() => issueTallies.add('first', tally)),
        ),
      ).toEqual(['held']);
      expect(await dispatch()).toMatchObject({ status: 'stopped', stop: { reason } });
      await tickAt(QUARTER_LATER);
      await tickAt(HALF_LATER);
      const notices = world.transport.accepted.filter(({ subject }) => subject.includes('has stopped'));
      expect(notices).toHaveLength(1);
      expect(notices[0]?.text.replaceAll('\n', ' ')).toContain(words);
      const said = notices[0]?.text.replace(/\s+/g, ' ');
      expect(said).toContain('to go on where it stopped: npm run kith -- issue resume first');
      expect(said).toContain('because an issue of your newsletter stopped by itself.');
      await resumeIssue(world.ports, 'first');
      expect(await tickAt('2026-08-25T08:45:00.000Z')).toEqual(['finished']);
      everybodyOnce();
    },
  );

  it('goes out no more once it is stale, until the owner says so', async () => {
    await tickAt(
      TUESDAY,
      inTheMiddle(() => pauseIssue(world.ports, 'first')),
    );
    const before = world.sent().length;
    world.clock.setTo(WEEK_LATER);
    await resumeIssue(world.ports, 'first');
    expect(await world.tick()).toEqual(['held']);
    expect(world.sent()).toHaveLength(before);
    expect(await dispatch()).toMatchObject({ status: 'stopped', stop: { reason: 'expired' } });
    await resumeIssue(world.ports, 'first');
    await world.tick();
    everybodyOnce();
  });
});

describe('a word on an issue', () => {
  it('that never started changes nothing', async () => {
    for (const change of [pauseIssue, resumeIssue, cancelIssue]) {
      expect(await change(world.ports, 'first')).toBe('unknown');
    }
  });

  it('that is over changes nothing', async () => {
    await world.addReader('Ada');
    await tickAt(TUESDAY);
    for (const change of [pauseIssue, resumeIssue, cancelIssue]) {
      expect(await change(world.ports, 'first')).toBe('over');
    }
    expect(await stopIssue(world.ports, { slug: 'first' }, 'bounces')).toBe(false);
    expect(await dispatch()).toMatchObject({ status: 'sent' });
  });

  it('that SES lets nobody send for its six days stops and tells the owner; called off, it reached nobody', async () => {
    await world.addReader('Ada');
    await world.addReader('Ben');
    const usedUp = { readSendQuota: async () => ({ perSecond: 100, perDay: 200, sentLastDay: 200 }) };
    expect(await tickAt(TUESDAY, { sendQuota: usedUp })).toEqual(['quota']);
    expect(await tickAt('2026-08-31T08:00:00.000Z', { sendQuota: usedUp })).toEqual(['quota']);
    world.clock.setTo('2026-08-31T09:15:00.000Z');
    expect(await world.tick()).toEqual(['held']);
    for (let run = 0; run < 2; run += 1) await world.tick();
    const notices = world.transport.accepted.filter(({ subject }) => subject.includes('has stopped'));
    expect(notices.map(({ text }) => text.replaceAll('\n', ' '))).toEqual([
      expect.stringContaining('could not go out to everybody within six days'),
    ]);
    await cancelIssue(world.ports, 'first');
    await world.tick();
    expect(world.sent()).toEqual([]);
    expect(await dispatch()).toMatchObject({ status: 'cancelled', totals: { planned: 2, cancelled: 2 } });
  });

  it('that goes stale between the look at it and a turn at the rate goes to nobody else', async () => {
    await world.addReader('Ada');
    const { rate } = world.ports;
    const reserve: typeof rate.reserve = async (...asked) => {
      world.clock.setTo('2026-08-31T08:00:00.001Z');
      return await rate.reserve(...asked);
    };
    expect(await tickAt(TUESDAY, { rate: { reserve } })).toEqual(['held']);
    expect(await dispatch()).toMatchObject({ status: 'sending' });
    expect(await world.tick()).toEqual(['held']);
    expect(world.sent()).toEqual([]);
    expect(await dispatch()).toMatchObject({ status: 'stopped', stop: { reason: 'expired' } });
  });

  it('a list of readers that was begun while a clock ran ahead is written to its end', async () => {
    await world.addReader('Ada');
    await tickAt(TUESDAY, { hints: { send: async () => {} } });
    const begun = (await dispatch()) ?? expect.fail('no issue');
    const ahead = isoInstantSchema.parse('2026-12-01T09:00:00.000Z');
    expect(await world.ports.dispatches.savePlan(begun, begun.plan, ahead)).toBe('saved');
    await tickAt(QUARTER_LATER);
    expect(world.sent()).toEqual(['ada first']);
  });

  it('said twice is said once; pausing what stopped by itself keeps why', async () => {
    await world.addReader('Ada');
    await tickAt(TUESDAY, {
      rolls: { ...world.ports.rolls, write: () => Promise.reject(new Error('no network')) },
    }).catch(() => undefined);
    expect(await pauseIssue(world.ports, 'first')).toBe('done');
    expect(await pauseIssue(world.ports, 'first')).toBe('done');
    expect(await resumeIssue(world.ports, 'first')).toBe('done');
    expect(await resumeIssue(world.ports, 'first')).toBe('done');
    expect(await dispatch()).toMatchObject({ status: 'freezing' });
    await tickAt(QUARTER_LATER);
    expect(world.sent()).toEqual(['ada first']);
  });
});
