import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../functions/check-ins/domain/draft.ts';
import { workThroughDue } from '../../../functions/check-ins/work-through-due.ts';
import { deriveDraftId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildDraft } from '../../builders/draft.ts';

const dueAt = isoInstantSchema.parse('2026-08-24T06:00:00.000Z');
const letters = (count: number, status: Draft['status'] = 'approved') =>
  Array.from({ length: count }, (_, index) => ({
    ...buildDraft({ draftId: deriveDraftId(`${status} ${index}`) }),
    ...{ status, dueAt },
  }));

/** A run over drafts that leave the due index as they are seen to; a pause moves the clock, and each send takes its time. */
async function run(
  due: readonly Draft[],
  { perDay = 50_000, sentLastDay = 0, sendMs = 60, stopAt = Number.POSITIVE_INFINITY } = {},
) {
  const start = Temporal.Instant.from(MONDAY_MORNING).epochMilliseconds;
  const waiting = new Map(due.map((draft) => [draft.draftId, draft]));
  const sentAtMs: number[] = [];
  let nowMs = start;
  let quotaReads = 0;
  const ports = {
    drafts: { findDue: async (_: string, limit: number) => [...waiting.values()].slice(0, limit) },
    sendQuota: {
      readSendQuota: async () => {
        quotaReads += 1;
        return { perSecond: 14, perDay, sentLastDay };
      },
    },
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(Math.round(nowMs)) },
    pause: async (milliseconds: number) => {
      nowMs += milliseconds;
    },
  };
  await workThroughDue(ports, async (draft) => {
    waiting.delete(draft.draftId);
    sentAtMs.push(nowMs - start);
    nowMs += sendMs;
    return sentAtMs.length >= stopAt ? 'stop' : 'go-on';
  });
  return { sentAtMs, left: waiting.size, quotaReads, tookMs: nowMs - start };
}

describe('a run over the letters that are due', () => {
  test('sends no faster than the fifth of the rate that is kept for one-to-one mail, and evenly', async () => {
    const { sentAtMs } = await run(letters(300));
    for (const [index, at] of sentAtMs.entries()) {
      const inTheLastSecond = sentAtMs.slice(0, index + 1).filter((other) => other > at - 1_000);
      expect(inTheLastSecond.length).toBeLessThanOrEqual(3);
    }
    expect(sentAtMs).toHaveLength(300);
  });

  test('ends in time for its Lambda, and leaves the rest due', async () => {
    const { sentAtMs, left, tookMs } = await run(letters(2_000));
    expect(tookMs).toBeLessThan(4.5 * 60_000);
    expect(sentAtMs.length).toBeGreaterThan(600);
    expect(sentAtMs.length + left).toBe(2_000);
  });

  test('ends in time when SES is slow', async () => {
    expect((await run(letters(200), { sendMs: 10_000 })).tookMs).toBeLessThan(5 * 60_000);
  });

  test('sends no more than the day allows', async () => {
    expect((await run(letters(80), { perDay: 200, sentLastDay: 130 })).sentAtMs).toHaveLength(70);
    expect((await run(letters(5), { perDay: 200, sentLastDay: 300 })).sentAtMs).toEqual([]);
  });

  test('ends where SES takes no more', async () => {
    expect((await run(letters(80), { stopAt: 3 })).left).toBe(77);
  });

  test('looks back at letters without waiting, and asks for no quota when nothing is to go out', async () => {
    const { sentAtMs, tookMs, quotaReads } = await run(letters(200, 'sent'), { sendMs: 0 });
    expect(sentAtMs).toHaveLength(200);
    expect(tookMs).toBe(0);
    expect(quotaReads).toBe(0);
  });
});
