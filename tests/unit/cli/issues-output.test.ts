import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../../functions/newsletter/domain/agenda.ts';
import { NO_TOTALS } from '../../../functions/newsletter/domain/issue.ts';
import { newCursor } from '../../../functions/newsletter/sending/domain/cursor.ts';
import { estimate, waitOf } from '../../../functions/newsletter/sending/domain/issue-progress.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { durationText, estimateText, totalsText, waitText } from '../../../infra/cli/issues/issue-text.ts';
import { issuesToCome, noIssuesText, toComeText } from '../../../infra/cli/issues/issues-to-come.ts';
import { agendaOf, eveOf, instant, planned } from '../../builders/agenda.ts';
import { buildIssue } from '../../builders/newsletter.ts';

const TUESDAY = instant('2026-08-25T08:00:00.000Z');
const MONDAY = instant('2026-08-24T08:00:00.000Z');
const approved = planned('approved', { approvedAt: MONDAY });
const open = planned('open');
const drawer = planned('drawer');

const textsOf = (agenda: Partial<Agenda>, unstarted?: string) =>
  issuesToCome(
    agendaOf(agenda),
    TUESDAY,
    unstarted === undefined ? undefined : buildIssue({ slug: unstarted }),
  ).map(toComeText);

describe('issues to come', () => {
  it('are listed in the order of their weeks, with what becomes of each', () => {
    expect(textsOf({ waiting: [approved, open], eve: eveOf(drawer) })).toEqual([
      'approved: approved, for 2026-08-25 08:00 UTC',
      'open: waits for your word, for a later week; answer its proof with approve, hold or skip',
    ]);
  });

  it('name the letter from the drawer only where nothing of the owner’s decides the week', () => {
    expect(textsOf({ waiting: [open], eve: eveOf(drawer, open.proofId) })).toEqual([
      'open: waits for your word, for 2026-08-25 08:00 UTC; answer its proof with approve, hold or skip',
      'drawer: from the drawer, for 2026-08-25 08:00 UTC; its mail of the day before says what your silence does',
    ]);
    const held = planned('held', { heldAt: MONDAY });
    expect(textsOf({ waiting: [held], eve: eveOf(drawer) })).toEqual([
      'held: held, and nothing goes out in its week, 2026-08-25 08:00 UTC; answer its proof with approve to let it go',
    ]);
  });

  it('have no slot in a week that is skipped, or has its issue', () => {
    const later = ['approved: approved, for a later week'];
    expect(textsOf({ waiting: [approved], skippedSlotAt: TUESDAY, eve: eveOf(drawer) })).toEqual(later);
    const outgoing = { slotAt: TUESDAY, slug: 'gone', subject: 'Gone' };
    expect(textsOf({ waiting: [approved], outgoing })).toEqual(later);
  });

  it('count what has not started yet, also where it is held', () => {
    const outgoing = { slotAt: TUESDAY, slug: 'gone', subject: 'Gone' };
    expect(textsOf({ outgoing }, 'gone')).toEqual([
      'gone: its slot, 2026-08-25 08:00 UTC, has come; starts within a quarter of an hour',
    ]);
    expect(textsOf({ outgoing: { ...outgoing, heldAt: MONDAY } }, 'gone')).toEqual([
      'gone: held before anybody had it; approve lets it go within two days of its slot, 2026-08-25 08:00 UTC',
    ]);
  });

  it('teach how to write one where there is none', () => {
    expect(noIssuesText('in.kith.example')).toContain('draft@in.kith.example');
    expect(noIssuesText(undefined)).toContain('draft@ your inbound domain');
  });
});

it('says nothing of hours where SES takes no mail at all', () => {
  const none = estimate(
    { planned: 3, done: 0, totals: NO_TOTALS },
    { perSecond: 0, perDay: 200, sentLastDay: 0 },
  );
  expect(estimateText(none)).toBe(
    'SES takes no mail of this account at present (its rate is 0): see what SES says about it.',
  );
});

it('never says that nobody had a turn while SES tells of letters that arrived', () => {
  const none = { delivered: 0, bounced: 0, complained: 0 };
  expect(totalsText(NO_TOTALS, none)).toBe('Nobody had a turn yet.');
  expect(totalsText(NO_TOTALS, { ...none, bounced: 1 })).toContain('in some seconds');
});

describe('what is left of an issue', () => {
  const now = Temporal.Instant.from(TUESDAY);
  const inMinutes = (minutes: number, refusals = 0) => ({
    ...newCursor('dog', 0, toIsoInstant(now.add({ minutes }))),
    refusals,
  });

  it('waits where nobody has a lease on it, and as long as SES has it wait', () => {
    expect(waitOf([inMinutes(0)], now)).toEqual({ reason: 'schedule' });
    expect(waitOf([inMinutes(60), inMinutes(-1)], now)).toEqual({ reason: 'schedule' });
    expect(waitOf([inMinutes(500)], now)).toEqual({ reason: 'schedule' });
    const until = '2026-08-25T08:40:00.000Z';
    expect(waitOf([inMinutes(60), inMinutes(40)], now)).toEqual({ reason: 'quota', until });
    expect(waitOf([inMinutes(60), inMinutes(40, 1)], now)).toEqual({ reason: 'refused', until });
  });

  it('does not wait while somebody works on any of it, or nothing is left', () => {
    expect(waitOf([inMinutes(60), inMinutes(2)], now)).toBeUndefined();
    expect(waitOf([{ ...inMinutes(-1), status: 'done' }], now)).toBeUndefined();
  });

  it('says why it waits, and until when', () => {
    expect(waitText({ reason: 'schedule' })).toContain('within a quarter of an hour');
    expect(waitText({ reason: 'refused', until: TUESDAY })).toContain(
      'tries again after 2026-08-25 08:00 UTC',
    );
  });
});

it.each([
  [0, 'a second'],
  [1, 'a second'],
  [1.2, '2 seconds'],
  [89, '89 seconds'],
  [90, '2 minutes'],
  [7_200, '2 hours'],
])('%s seconds are said as %s', (seconds, said) => {
  expect(durationText(seconds)).toBe(said);
});
