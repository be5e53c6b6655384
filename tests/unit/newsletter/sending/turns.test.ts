import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSegments } from '../../../../functions/newsletter/sending/domain/count-segments.ts';
import { chunkOf, type Position } from '../../../../functions/newsletter/sending/domain/cursor.ts';
import { Doubts } from '../../../../functions/newsletter/sending/domain/doubts.ts';
import { LowWaterMark } from '../../../../functions/newsletter/sending/domain/low-water-mark.ts';
import { reasonToStop } from '../../../../functions/newsletter/sending/domain/stop-limits.ts';

const at = (offset: number): Position => ({ chunk: 0, offset });

describe('how far all have come', () => {
  it('is before the first whose turn is not over, in whatever order turns end', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7]), (ended) => {
        const mark = new LowWaterMark(at(0));
        const ends = Array.from({ length: 8 }, (_, index) => mark.begin(at(index + 1)));
        for (const index of ended) ends[index]?.();
        const firstOpen = [0, 1, 2, 3, 4, 5, 6, 7].find((index) => !ended.includes(index)) ?? 8;
        expect(mark.reached).toEqual(at(firstOpen));
      }),
    );
  });
});

describe('a row of mails that SES does not take', () => {
  const rejected = () => {
    const heard: string[] = [];
    return {
      heard,
      settle: async () => void heard.push('settled'),
      giveBack: async () => void heard.push('given back'),
    };
  };

  it('is settled only by one that went to SES after it, and not by one that was under way', async () => {
    const doubts = new Doubts();
    const underWay = doubts.begin();
    const one = rejected();
    doubts.add(one);
    await doubts.settle(underWay);
    expect(one.heard).toEqual([]);
    await doubts.settle(doubts.begin());
    expect(one.heard).toEqual(['settled']);
    expect(doubts.any).toBe(false);
  });

  it('of three says that SES takes none, and all of it is given back', async () => {
    const doubts = new Doubts();
    const [one, two] = [rejected(), rejected()];
    doubts.add(one);
    doubts.add();
    expect(doubts.isRefusedThroughout).toBe(false);
    doubts.add(two);
    expect(doubts.isRefusedThroughout).toBe(true);
    await doubts.giveBack();
    expect([one.heard, two.heard]).toEqual([['given back'], ['given back']]);
  });

  it.each([
    { refusals: 0, row: 3 },
    { refusals: 1, row: 6 },
    { refusals: 2, row: 12 },
    { refusals: 200, row: 192 },
  ])('is twice as long in the run after one that came no further: %j', ({ refusals, row }) => {
    const doubts = new Doubts(refusals);
    for (let count = 1; count <= row; count += 1) {
      expect(doubts.isRefusedThroughout).toBe(false);
      expect(doubts.room).toBeLessThanOrEqual(3);
      doubts.add(rejected());
    }
    expect(doubts.isRefusedThroughout).toBe(true);
  });

  it('holds no more than three of which SES did not say, since nobody sends these again', () => {
    const doubts = new Doubts(5);
    for (const room of [3, 2, 1]) {
      expect(doubts.room).toBe(room);
      expect(doubts.isRefusedThroughout).toBe(false);
      doubts.add();
    }
    expect(doubts.isRefusedThroughout).toBe(true);
  });

  it('is given back whole, also where one of it cannot be', async () => {
    const doubts = new Doubts();
    const down = { ...rejected(), giveBack: () => Promise.reject(new Error('down')) };
    const one = rejected();
    doubts.add(down);
    doubts.add(one);
    await expect(doubts.giveBack()).rejects.toThrow('down');
    expect(one.heard).toEqual(['given back']);
  });
});

describe('segments', () => {
  it.each([
    { chunks: 0, perSecond: 11, segments: 1 },
    { chunks: 200, perSecond: 11, segments: 1 },
    { chunks: 200, perSecond: 320, segments: 4 },
    { chunks: 3, perSecond: 320, segments: 3 },
    { chunks: 2_000, perSecond: Number.POSITIVE_INFINITY, segments: 64 },
  ])('are as many as the rate needs and the list has: %j', ({ chunks, perSecond, segments }) => {
    expect(countSegments(chunks, perSecond)).toBe(segments);
  });

  it('have each chunk of the list once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 0, max: 300 }), (segments, chunks) => {
        const dealt: number[] = [];
        for (let segment = 0; segment < segments; segment += 1) {
          for (let chunk = 0; chunkOf(segment, segments, chunk) < chunks; chunk += 1) {
            dealt.push(chunkOf(segment, segments, chunk));
          }
        }
        expect(dealt.toSorted((one, other) => one - other)).toEqual(
          Array.from({ length: chunks }, (_, n) => n),
        );
      }),
    );
  });
});

describe('an issue stops by itself', () => {
  it.each([
    { delivered: 189, bounced: 10, complained: 0, reason: undefined },
    { delivered: 190, bounced: 10, complained: 0, reason: undefined },
    { delivered: 189, bounced: 11, complained: 0, reason: 'bounces' },
    { delivered: 1_000, bounced: 0, complained: 1, reason: undefined },
    { delivered: 300, bounced: 0, complained: 1, reason: undefined },
    { delivered: 2_000, bounced: 0, complained: 2, reason: undefined },
    { delivered: 1_999, bounced: 0, complained: 2, reason: 'complaints' },
  ])('above 5 % bounces or 0.1 % complaints, two at least, of 200: %j', ({ reason, ...tally }) => {
    expect(reasonToStop(tally)).toBe(reason);
  });

  it('not again for what the owner let pass', () => {
    const pardoned = { delivered: 189, bounced: 11, complained: 0 };
    expect(reasonToStop({ delivered: 300, bounced: 12, complained: 0, pardoned })).toBeUndefined();
    expect(reasonToStop({ delivered: 389, bounced: 31, complained: 0, pardoned })).toBe('bounces');
  });
});
