import { describe, expect, it } from 'vitest';
import { isUnanswered } from '../../../functions/check-ins/domain/unanswered.ts';
import { buildDraft } from '../../builders/draft.ts';
import { buildInteraction } from '../../builders/interaction.ts';

const MONDAY = '2026-08-24T07:00:00.000Z';
const LATER = '2026-08-26T09:00:00.000Z';
const EARLIER = '2026-08-20T09:00:00.000Z';

const letter = (status: 'approved' | 'sent' | 'unknown' | 'blocked' | 'skipped', approvedAt = MONDAY) =>
  buildDraft({ status, approval: { text: 'Hi', approvedAt, messageId: 'm1' } });
const checkIn = buildInteraction({
  kind: 'mail',
  direction: 'outbound',
  occurredAt: '2026-08-24T07:00:01.000Z',
  source: { by: 'check-in' },
});
const reply = (occurredAt: string, by: 'contact-reply' | 'unproven-reply' = 'contact-reply') =>
  buildInteraction({ kind: 'reply', direction: 'inbound', occurredAt, source: { by } });

describe('a letter', () => {
  it.each(['approved', 'sent', 'unknown'] as const)('that is %s waits for its answer', (status) => {
    expect(isUnanswered([letter(status)], [checkIn])).toBe(true);
  });

  it.each(['blocked', 'skipped'] as const)('that was %s has reached nobody', (status) => {
    expect(isUnanswered([letter(status)], [])).toBe(false);
  });

  it('is answered by a reply, or a meeting, since then', () => {
    expect(isUnanswered([letter('sent')], [reply(LATER), checkIn])).toBe(false);
    expect(isUnanswered([letter('sent')], [buildInteraction({ occurredAt: LATER }), checkIn])).toBe(false);
  });

  it('is not answered by what was before, by a shout-out, or by somebody who may be somebody else', () => {
    expect(isUnanswered([letter('sent')], [checkIn, reply(EARLIER)])).toBe(true);
    const shoutOut = buildInteraction({ kind: 'shout-out', occurredAt: LATER });
    expect(isUnanswered([letter('sent')], [shoutOut])).toBe(true);
    expect(isUnanswered([letter('sent')], [reply(LATER, 'unproven-reply')])).toBe(true);
  });

  it('counts only if it is the last one', () => {
    const first = letter('sent', EARLIER);
    expect(isUnanswered([letter('sent'), first], [reply('2026-08-22T09:00:00.000Z')])).toBe(true);
    expect(isUnanswered([first, letter('skipped')], [reply('2026-08-22T09:00:00.000Z')])).toBe(false);
  });
});
