import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateGraveNotes, isHouseQuiet } from '../../../functions/circle/domain/grave-notes.ts';
import { buildContact } from '../../builders/contact.ts';

const noted = Temporal.Instant.from('2026-03-01T10:00:00Z');
const day = Temporal.PlainDate.from;
const notes = ['Her father died in February.', 'Sails at weekends.'];
const graveNotes = dateGraveNotes(buildContact({ notes }), noted);
const house = buildContact({ notes, graveNotes });

describe('a house in which something grave was noted', () => {
  it('is quiet for a year, and then no more', () => {
    expect(isHouseQuiet(house, day('2027-02-28'))).toBe(true);
    expect(isHouseQuiet(house, day('2027-03-01'))).toBe(false);
  });

  it('is quiet for another year after another such note, and keeps the day of the first', () => {
    const again = { ...house, notes: [...notes, 'She is in hospital.'] };
    const dated = dateGraveNotes(again, noted.add({ hours: 24 * 400 }));
    expect(dated[0]).toEqual(graveNotes[0]);
    expect(isHouseQuiet({ ...again, graveNotes: [...dated] }, day('2027-06-01'))).toBe(true);
  });

  it('is quiet as long as nobody knows when it was noted', () => {
    expect(isHouseQuiet(buildContact({ notes }), day('2036-01-01'))).toBe(true);
  });

  it('forgets the day together with the note, and holds no word of it', () => {
    expect(dateGraveNotes({ ...house, notes: ['Sails at weekends.'] }, noted)).toEqual([]);
    expect(JSON.stringify(graveNotes)).not.toMatch(/father|died/);
  });
});
