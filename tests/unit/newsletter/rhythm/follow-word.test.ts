import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../../../functions/newsletter/domain/agenda.ts';
import { afterGoing } from '../../../../functions/newsletter/domain/decide-slot.ts';
import { followWord, type OwnersWord } from '../../../../functions/newsletter/domain/follow-word.ts';
import { findReplaced, planDraft } from '../../../../functions/newsletter/domain/plan-draft.ts';
import { slotOf } from '../../../../functions/newsletter/domain/weeks.ts';
import { deriveDeliveryId } from '../../../../functions/shared/ids.ts';
import { agendaOf, eveOf, instant, planned } from '../../../builders/agenda.ts';
import { newsletterContext } from '../../../builders/newsletter.ts';

const TUESDAY = instant('2026-08-25T08:00:00.000Z');
const NEXT_TUESDAY = instant('2026-09-01T08:00:00.000Z');
const NOW = instant('2026-08-24T12:00:00.000Z');
const LATER = instant('2026-08-24T12:00:00.001Z');
const { slot } = newsletterContext.newsletter;
const draft = planned('draft');
const other = planned('other');
const evergreen = planned('evergreen');
const EVE = deriveDeliveryId('eve');

const say = (agenda: Agenda, word: OwnersWord, mailId = draft.proofId, isFaulty = false, saidAt = NOW) =>
  followWord(agenda, { word, mailId, slotAt: TUESDAY, now: NOW, saidAt, isFaulty });
const approveLater = (agenda: Agenda, mailId = draft.proofId) => say(agenda, 'approve', mailId, false, LATER);

describe('approve', () => {
  it('is for the bytes of the proof that it answers, once', () => {
    const { agenda, outcome } = say(agendaOf({ waiting: [draft] }), 'approve');
    expect({ outcome, waiting: agenda.waiting }).toEqual({
      outcome: 'approved',
      waiting: [{ ...draft, approvedAt: NOW }],
    });
    const again = say(agenda, 'approve');
    expect(again.outcome).toBe('approved-again');
    expect(again.agenda).toBe(agenda);
  });

  it('of a proof that was replaced changes nothing, and an approval does not go over to other words', () => {
    const { agenda } = say(agendaOf({ waiting: [draft] }), 'approve');
    const replaced = planDraft(agenda, { ...other, changes: draft.proofId }, NOW);
    expect(replaced.waiting).toEqual([other]);
    const late = say(replaced, 'approve');
    expect(late.outcome).toBe('replaced');
    expect(late.agenda).toBe(replaced);
  });

  it('is refused where preflight found what must be put right', () => {
    const agenda = agendaOf({ waiting: [draft] });
    expect(say(agenda, 'approve', draft.proofId, true)).toEqual({ outcome: 'blocked', agenda });
  });

  it('after hold lets it go after all', () => {
    const held = say(agendaOf({ waiting: [draft] }), 'hold').agenda;
    expect(approveLater(held).agenda.waiting).toEqual([{ ...draft, approvedAt: NOW }]);
  });

  it('whose mail did not come after that of a hold undoes none, in whatever order they are read', () => {
    const gone = afterGoing(agendaOf(), TUESDAY, draft);
    for (const [agenda, outcome] of [
      [agendaOf({ waiting: [draft] }), 'held'],
      [gone, 'stop'],
    ] as const) {
      const held = say(agenda, 'hold').agenda;
      expect(say(held, 'approve')).toEqual({ outcome, agenda: held });
      const both = say(approveLater(say(held, 'hold', draft.proofId, false, LATER).agenda).agenda, 'hold');
      expect(both.outcome).toBe(outcome);
      expect(approveLater(both.agenda).outcome).toBe(outcome);
    }
  });

  it('of the mail before a slot is for the draft that it shows, and else for its evergreen', () => {
    const withDraft = agendaOf({ waiting: [draft], eve: eveOf(evergreen, draft.proofId) });
    expect(say(withDraft, 'approve', EVE).agenda.waiting).toEqual([{ ...draft, approvedAt: NOW }]);
    const without = say(agendaOf({ eve: eveOf(evergreen) }), 'approve', EVE).agenda;
    expect(without.eve?.evergreen).toEqual({ ...evergreen, approvedAt: NOW });
  });

  it('of an evergreen takes back that its week was to be skipped', () => {
    const skipped = say(agendaOf({ eve: eveOf(evergreen) }), 'skip', EVE).agenda;
    expect(skipped.skippedSlotAt).toBe(TUESDAY);
    expect(say(skipped, 'approve', EVE).agenda.skippedSlotAt).toBeUndefined();
  });

  it('of a mail that Kith knows no more changes nothing', () => {
    const agenda = agendaOf({ waiting: [draft] });
    expect(say(agenda, 'approve', deriveDeliveryId('long ago'))).toEqual({ outcome: 'over', agenda });
  });
});

describe('hold', () => {
  it('takes an approval back', () => {
    const agenda = agendaOf({ waiting: [{ ...draft, approvedAt: NOW }] });
    expect(say(agenda, 'hold').agenda.waiting).toEqual([{ ...draft, heldAt: NOW }]);
  });

  it('of what is going out stops it, by the proof or by the mail before the slot', () => {
    const gone = afterGoing(agendaOf({ eve: eveOf(evergreen) }), TUESDAY, evergreen);
    for (const mailId of [EVE, evergreen.proofId]) {
      const { outcome, agenda } = say(gone, 'hold', mailId);
      expect(outcome).toBe('stop');
      expect(agenda.outgoing?.heldAt).toBe(NOW);
      const goesOn = approveLater(agenda, mailId);
      expect(goesOn.outcome).toBe('go-on');
      expect(goesOn.agenda).toEqual({ ...gone, outgoing: { ...gone.outgoing, letGoAt: LATER } });
    }
    expect(say(gone, 'approve', EVE)).toEqual({ outcome: 'going-out', agenda: gone });
  });
});

describe('skip', () => {
  it('puts the next draft away, and its week has no issue', () => {
    const { agenda } = say(agendaOf({ waiting: [draft, other] }), 'skip');
    expect(agenda).toMatchObject({ waiting: [other], skippedSlotAt: TUESDAY });
    expect(slotOf(agenda, slot, TUESDAY, other)).toBe(NEXT_TUESDAY);
    expect(say(agenda, 'approve').outcome).toBe('put-away');
  });

  it('of a later draft leaves the week before it as it is', () => {
    const { agenda } = say(agendaOf({ waiting: [draft, other] }), 'skip', other.proofId);
    expect(agenda.waiting).toEqual([draft]);
    expect(agenda.skippedSlotAt).toBeUndefined();
  });
});

describe('a draft', () => {
  it('goes into the next free week, behind what is approved', () => {
    const agenda = planDraft(agendaOf({ waiting: [{ ...draft, approvedAt: NOW }] }), other, NOW);
    expect(slotOf(agenda, slot, TUESDAY, other)).toBe(NEXT_TUESDAY);
  });

  it('takes the place of the one that is not approved, or of the one with its subject', () => {
    const approved = { ...draft, approvedAt: NOW };
    const open = planned('open');
    const newer = planned('newer');
    expect(planDraft(agendaOf({ waiting: [approved, open] }), newer, NOW).waiting).toEqual([approved, newer]);
    const same = { ...newer, subject: draft.subject.toUpperCase() };
    expect(findReplaced(agendaOf({ waiting: [approved, open] }), same)).toEqual(approved);
  });

  it('that comes again changes nothing, not even after it went out or was replaced', () => {
    const first = planDraft(agendaOf(), draft, NOW);
    expect(planDraft(first, draft, NOW)).toBe(first);
    const replaced = planDraft(first, other, NOW);
    expect(planDraft(replaced, draft, NOW)).toBe(replaced);
    const gone = afterGoing(first, TUESDAY, draft);
    expect(planDraft(gone, draft, NOW)).toBe(gone);
  });

  it('has no week that is skipped, or has its issue', () => {
    const agenda = agendaOf({
      waiting: [draft],
      outgoing: { slotAt: TUESDAY, slug: 'gone', subject: 'Gone' },
      skippedSlotAt: NEXT_TUESDAY,
    });
    expect(slotOf(agenda, slot, TUESDAY, draft)).toBe('2026-09-08T08:00:00.000Z');
  });
});
