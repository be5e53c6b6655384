import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInSegment, type Segment } from '../../../functions/newsletter/domain/segment.ts';
import type { Subscriber } from '../../../functions/newsletter/domain/subscriber.ts';
import { cleanTags, readTags, writeTags } from '../../../functions/newsletter/domain/subscriber-tags.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';

const at = (day: string) => isoInstantSchema.parse(`2026-08-${day}T10:00:00.000Z`);
const fits = (segment: Segment, changes: Partial<Subscriber>, contact?: Parameters<typeof isInSegment>[2]) =>
  isInSegment(segment, buildSubscriber(changes), contact);

const clickedBy = (by: 'person' | 'machine') => ({
  lastClick: { at: at('26'), by, slug: 'first', place: 0 },
});

describe('a segment', () => {
  it.each<[string, Segment, Partial<Subscriber>, boolean]>([
    ['of a topic takes who chose it', { topic: 'gifts' }, { topics: ['gifts', 'tools'] }, true],
    ['of a topic takes who made no choice', { topic: 'gifts' }, {}, true],
    ['of a topic leaves out who chose another', { topic: 'gifts' }, { topics: ['tools'] }, false],
    ['of a tag takes it in any case', { tag: 'PRESS' }, { tags: ['Press'] }, true],
    ['of a tag leaves out who has none', { tag: 'press' }, {}, false],
    ['of the active takes who answered since', { activeSince: at('25') }, { lastReplyAt: at('25') }, true],
    ['of the active takes who joined since', { activeSince: at('24') }, { confirmedAt: at('24') }, true],
    ['of the active takes who followed a link since', { activeSince: at('25') }, clickedBy('person'), true],
    ['of the active takes no machine for them', { activeSince: at('25') }, clickedBy('machine'), false],
    ['of the active leaves out the others', { activeSince: at('26') }, { lastReplyAt: at('25') }, false],
    ['of the quiet takes who left so many unanswered', { quietForIssues: 3 }, { issuesUnanswered: 3 }, true],
    ['of the quiet leaves out who answered lately', { quietForIssues: 3 }, { issuesUnanswered: 2 }, false],
    ['of the quiet leaves out who got none', { quietForIssues: 1 }, {}, false],
    ['of everybody leaves out who has left', {}, { status: 'left' }, false],
    ['of everybody leaves out who has not confirmed', {}, { status: 'pending' }, false],
  ])('%s', (_, segment, changes, expected) => {
    expect(fits(segment, changes)).toBe(expected);
  });

  it('of a tier or a tag takes whom the circle knows as such', () => {
    const inner = { tier: 'inner', tags: ['Press'] } as const;
    const contact = { tier: inner.tier, tags: [...inner.tags] };
    expect(fits({ tier: 'inner', tag: 'press' }, {}, contact)).toBe(true);
    expect(fits({ tier: 'close' }, {}, contact)).toBe(false);
    expect(fits({ tier: 'inner' }, {})).toBe(false);
  });

  it('is narrower with each thing that it names', () => {
    const wish = fc.record(
      {
        topic: fc.constantFrom('gifts', 'tools'),
        tag: fc.constantFrom('press', 'fair'),
        quietForIssues: fc.nat(3),
        activeSince: fc.constantFrom(at('24'), at('26')),
      },
      { requiredKeys: [] },
    );
    const facts = fc.record(
      {
        topics: fc.subarray(['gifts', 'tools']),
        tags: fc.subarray(['press', 'fair']),
        issuesUnanswered: fc.nat(3),
        lastReplyAt: fc.constantFrom(at('24'), at('26')),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(wish, wish, facts, (one, other, changes) => {
        if (fits({ ...one, ...other }, changes)) expect(fits(other, changes)).toBe(true);
      }),
    );
  });
});

describe('tags', () => {
  it('read back as they were written, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
        const tags = cleanTags(words);
        expect(readTags(writeTags(tags))).toEqual(tags);
      }),
    );
  });

  it('are lines, not twice, not without end', () => {
    expect(cleanTags([' Press\r\nX', 'press x', '', 'a'.repeat(90)])).toEqual(['Press X', 'a'.repeat(60)]);
    expect(cleanTags(Array.from({ length: 200 }, (_, tag) => `tag ${tag}`))).toHaveLength(50);
  });
});
