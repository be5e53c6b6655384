import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../functions/newsletter/sending/pace.ts';

const START_MS = Temporal.Instant.from('2026-08-25T08:00:00Z').epochMilliseconds;

/** A clock that moves only by waiting, and a rate that workers share. */
function openTime({ perSecond = 100, perDay = Number.POSITIVE_INFINITY } = {}) {
  let nowMs = START_MS;
  let nextFreeMs = 0;
  let quota = { perSecond, perDay, sentLastDay: 0 };
  const ports = {
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(Math.floor(nowMs)) },
    wait: async (milliseconds: number) => {
      nowMs += milliseconds;
    },
    rate: {
      reserve: async (lengthMs: number, at: number) => {
        nextFreeMs = Math.max(nextFreeMs, at) + lengthMs;
        return nextFreeMs - lengthMs;
      },
    },
    sendQuota: { readSendQuota: async () => quota },
  };
  return {
    ports,
    setQuota: (next: Partial<typeof quota>) => {
      quota = { ...quota, ...next };
    },
    elapsedMs: () => nowMs - START_MS,
    leap: (milliseconds: number) => {
      nowMs += milliseconds;
    },
  };
}

async function go(pace: Pace, mails: number): Promise<void> {
  for (let mail = 0; mail < mails; mail += 1) expect(await pace.turn()).toBe('go');
}

describe('the pace of the newsletter', () => {
  it.each([14, 50, 100, 400])('uses four fifths of a quota of %i a second, evenly', async (perSecond) => {
    const time = openTime({ perSecond });
    const mails = perSecond * 20;
    await go(new Pace(time.ports, 1), mails);
    const share = mails / (time.elapsedMs() / 1000) / (perSecond * 0.8);
    expect(share).toBeGreaterThan(0.97);
    expect(share).toBeLessThan(1.01);
  });

  it('is shared by all who send', async () => {
    const time = openTime({ perSecond: 100 });
    const [one, other] = [new Pace(time.ports, 2), new Pace(time.ports, 2)];
    for (let mail = 0; mail < 800; mail += 1) {
      await one.turn();
      await other.turn();
    }
    expect(1_600 / (time.elapsedMs() / 1000)).toBeLessThan(81);
  });

  it('follows a quota that shrinks, at once when SES says so and else within a minute', async () => {
    const time = openTime({ perSecond: 100 });
    const pace = new Pace(time.ports, 1);
    await go(pace, 80);
    time.setQuota({ perSecond: 10 });
    pace.slowDown();
    await go(pace, 160); // two stretches are taken already
    const before = time.elapsedMs();
    await go(pace, 80);
    expect(80 / ((time.elapsedMs() - before) / 1000)).toBeLessThan(8.5);
  });

  it('ends when the newsletter’s share of the day is used up', async () => {
    const time = openTime({ perSecond: 100, perDay: 200 });
    const pace = new Pace(time.ports, 1);
    await go(pace, 160);
    expect(await pace.turn()).toBe('used-up');
  });

  it('begins for all workers of an issue, although SES tells its quota to one of them a second', async () => {
    const time = openTime();
    let toldAtMs = Number.NEGATIVE_INFINITY;
    const { readSendQuota } = time.ports.sendQuota;
    time.ports.sendQuota.readSendQuota = async () => {
      if (time.elapsedMs() - toldAtMs < 1_000) throw new Error('Throttling');
      toldAtMs = time.elapsedMs();
      return await readSendQuota();
    };
    const workers = Array.from({ length: 8 }, () => new Pace(time.ports, 8).turn());
    expect(new Set(await Promise.all(workers))).toEqual(new Set(['go']));
  });

  it('sends nothing while SES takes none a second', async () => {
    const time = openTime({ perSecond: 0 });
    expect(await new Pace(time.ports, 1).turn()).toBe('used-up');
  });

  it.each([
    ['as a minute has passed', (time: ReturnType<typeof openTime>) => time.leap(61_000)],
    ['as SES was too slow for it', (_: unknown, pace: Pace) => pace.slowDown()],
  ])('keeps to what it knew while SES does not say its quota: asked %s', async (_, ask) => {
    const time = openTime();
    const pace = new Pace(time.ports, 1);
    await go(pace, 10);
    time.ports.sendQuota.readSendQuota = () => Promise.reject(new Error('Throttling'));
    ask(time, pace);
    await go(pace, 200);
  });
});
