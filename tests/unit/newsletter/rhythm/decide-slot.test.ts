import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../../../functions/newsletter/domain/agenda.ts';
import { afterGoing, afterSlot, decideSlot } from '../../../../functions/newsletter/domain/decide-slot.ts';
import { nextSlot } from '../../../../functions/newsletter/domain/next-slot.ts';
import { fromIsoInstant, type IsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { agendaOf, eveOf, instant, planned } from '../../../builders/agenda.ts';
import { newsletterContext } from '../../../builders/newsletter.ts';

const TUESDAY = instant('2026-08-25T08:00:00.000Z');
const draft = planned('draft');
const approved = planned('approved', { approvedAt: TUESDAY });
const evergreen = planned('evergreen');

const decide = (agenda: Partial<Agenda>, whenSilent: 'evergreen' | 'skip' = 'evergreen', now = TUESDAY) =>
  decideSlot(agendaOf(agenda), TUESDAY, now, whenSilent);

describe('when the slot has come', () => {
  it('what the owner approved goes, whatever the settings say about silence', () => {
    for (const whenSilent of ['evergreen', 'skip'] as const) {
      expect(decide({ waiting: [approved], eve: eveOf(evergreen) }, whenSilent)).toMatchObject({
        outcome: 'goes',
        planned: approved,
      });
    }
  });

  it('a draft without the owner’s word never goes: the evergreen does, or nothing, as the settings say', () => {
    const waiting = [draft];
    expect(decide({ waiting, eve: eveOf(evergreen) })).toMatchObject({
      planned: evergreen,
      cause: 'silence',
    });
    expect(decide({ waiting, eve: eveOf(evergreen) }, 'skip')).toEqual({
      outcome: 'nothing',
      why: 'unapproved',
    });
    expect(decide({ waiting })).toEqual({ outcome: 'nothing', why: 'nothing-left' });
  });

  it('an evergreen goes by itself only where its proof was in the owner’s hands half a day before', () => {
    const at = (sentAt: string | undefined) => {
      const { sentAt: _, ...eve } = eveOf(evergreen);
      return decide({ eve: { ...eve, ...(sentAt && { sentAt: instant(sentAt) }) } }).outcome;
    };
    expect(at('2026-08-24T20:00:00.000Z')).toBe('goes');
    expect(at('2026-08-24T20:00:00.001Z')).toBe('nothing');
    expect(at(undefined)).toBe('nothing');
  });

  it('the proof of another slot is none for this one', () => {
    const eve = { ...eveOf(evergreen), slotAt: instant('2026-08-18T08:00:00.000Z') };
    expect(decide({ eve })).toEqual({ outcome: 'nothing', why: 'nothing-left' });
  });

  it('what is held goes nowhere, and nothing goes in its place', () => {
    expect(decide({ waiting: [{ ...draft, heldAt: TUESDAY }], eve: eveOf(evergreen) })).toEqual({
      outcome: 'nothing',
      why: 'held',
    });
    expect(decide({ eve: eveOf({ ...evergreen, heldAt: TUESDAY }) })).toEqual({
      outcome: 'nothing',
      why: 'held',
    });
  });

  it('a week that is skipped has none, also when its slot was moved by some days', () => {
    for (const skippedSlotAt of [TUESDAY, instant('2026-08-28T08:00:00.000Z')]) {
      expect(decide({ waiting: [approved], skippedSlotAt })).toEqual({ outcome: 'nothing', why: 'skipped' });
    }
  });

  it('an issue that went out while the clock was months ahead takes no week from those before it', () => {
    const outgoing = { slotAt: instant('2026-12-01T09:00:00.000Z'), slug: 'ahead', subject: 'Ahead' };
    expect(decide({ waiting: [approved], outgoing }).outcome).toBe('goes');
  });

  it('an approved evergreen goes where silence would send nothing', () => {
    const eve = eveOf({ ...evergreen, approvedAt: TUESDAY });
    expect(decide({ eve }, 'skip')).toMatchObject({ outcome: 'goes', cause: 'approved' });
  });

  it('nothing goes two days after the slot, and what was approved waits for the next', () => {
    const inTime = instant('2026-08-27T08:00:00.000Z');
    expect(decide({ waiting: [approved] }, 'evergreen', inTime).outcome).toBe('goes');
    const late = instant('2026-08-27T08:00:00.001Z');
    expect(decide({ waiting: [approved] }, 'evergreen', late)).toEqual({
      outcome: 'nothing',
      why: 'expired',
    });
    expect(afterSlot(agendaOf({ waiting: [approved] })).waiting).toEqual([approved]);
  });

  it('a slot that was decided is taken up where it was left, never decided anew', () => {
    const gone = afterGoing(agendaOf({ waiting: [approved, draft] }), TUESDAY, approved);
    expect(gone.waiting).toEqual([draft]);
    expect(decideSlot(gone, TUESDAY, TUESDAY, 'evergreen')).toMatchObject({
      outcome: 'resume',
      outgoing: { slug: 'approved', slotAt: TUESDAY },
    });
  });
});

describe('after a slot', () => {
  it('what was held is free again and waits behind what is approved, which keeps its week', () => {
    const held = { ...draft, heldAt: TUESDAY };
    expect(afterSlot(agendaOf({ waiting: [held, approved] })).waiting).toEqual([approved, draft]);
  });

  it('an agenda in which nothing changes stays the same object, so that nothing is written', () => {
    const agenda = agendaOf({ waiting: [approved, draft] });
    expect(afterSlot(agenda)).toBe(agenda);
  });

  it('praise counts as printed only where the letter that went printed it', () => {
    const praisesUntil = instant('2026-08-24T07:00:00.000Z');
    expect(afterGoing(agendaOf(), TUESDAY, { ...evergreen, praisesUntil }).praisedUntil).toBe(praisesUntil);
    const before = instant('2026-08-17T07:00:00.000Z');
    expect(afterGoing(agendaOf({ praisedUntil: before }), TUESDAY, evergreen).praisedUntil).toBe(before);
  });
});

it('however the slot is moved and the clock jumps: never two issues whose slots are less than a week apart', () => {
  const slots = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) });
  const steps = fc.array(fc.record({ slot: slots, hours: fc.integer({ min: -500, max: 500 }) }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(steps, (moves) => {
      let agenda = agendaOf();
      let now = fromIsoInstant(TUESDAY);
      let last: IsoInstant | undefined;
      for (const [place, { slot, hours }] of moves.entries()) {
        now = now.add({ hours });
        const slotAt = nextSlot({ ...newsletterContext.newsletter.slot, ...slot }, now);
        agenda = { ...agenda, waiting: [planned(`issue-${place}`, { approvedAt: slotAt })] };
        const decision = decideSlot(agenda, slotAt, slotAt, 'evergreen');
        if (decision.outcome !== 'goes') continue;
        if (last !== undefined) {
          const apart = fromIsoInstant(last).until(fromIsoInstant(slotAt)).abs().total('hours');
          expect(apart).toBeGreaterThanOrEqual(6.5 * 24);
        }
        last = slotAt;
        agenda = afterGoing(agenda, slotAt, decision.planned);
      }
    }),
  );
});
