import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { compose, leo, lunch, tom } from './compose-person.ts';

describe('suggestion', () => {
  it.each([
    ['a loved one’s birthday within two weeks', { lovedOnes: [leo, tom] }, 'Send Ruth a word for Tom’s day.'],
    [
      'a birthday today',
      { occasions: [birthday({ month: 8, day: 24 })] },
      'Wish Ruth a happy birthday today.',
    ],
    [
      'a birthday soon',
      { occasions: [birthday({ month: 8, day: 25 })] },
      'Think of Ruth’s birthday tomorrow.',
    ],
    [
      'a loved one’s story before a birthday far off',
      { lovedOnes: [leo], occasions: [birthday({ month: 9, day: 20 })] },
      'Ask after Ruth’s son Leo, who starts school in September.',
    ],
    [
      'an anniversary soon',
      { occasions: [{ kind: 'anniversary' as const, date: { month: 8, day: 27, year: 2014 } }] },
      'Send a word.',
    ],
    [
      'a day of remembrance, before anything cheerful',
      {
        occasions: [
          birthday({ month: 8, day: 24 }),
          { kind: 'memorial' as const, title: 'her mother', date: { month: 8, day: 27 } },
        ],
      },
      'Think of Ruth on Thursday; a few quiet words are enough.',
    ],
    ['an interest', { interests: ['swimming'] }, 'Share something about swimming that you came across.'],
    ['nothing, where nothing is known', {}, undefined],
  ])('comes from %s', (_what, known, suggestion) => {
    expect(compose('Ruth Adeyemi', known).suggestion).toBe(suggestion);
  });

  it('takes another interest on another day', () => {
    const on = (day: string) =>
      compose('Ruth', { interests: ['swimming', 'jazz'] }, { now: Temporal.Instant.from(`${day}T06:30:00Z`) })
        .suggestion;
    expect(on('2026-08-24')).not.toBe(on('2026-08-25'));
  });

  it.each([
    ['died', { ...tom, notes: ['died in May'] }],
    ['is ill', { ...tom, notes: ['has cancer; be gentle'] }],
    ['is a late husband', { ...tom, relation: 'late husband' }],
    ['is an ex-husband', { ...tom, relation: 'ex-husband' }],
  ])('never congratulates or asks after a loved one who %s', (_what, lovedOne) => {
    const { suggestion, known } = compose('Ruth', { lovedOnes: [lovedOne] });
    expect(suggestion).toBeUndefined();
    expect(known.join(' ')).not.toContain('birthday');
  });

  it.each([
    ['lately', { since: '2026-08-01T12:00:00.000Z' }],
    [
      'on a day that the owner told long after',
      { since: '2026-08-01T12:00:00.000Z', diedOn: { month: 3, day: 1 } },
    ],
    [
      'lately, as the date says',
      { since: '2025-01-01T12:00:00.000Z', diedOn: { year: 2026, month: 7, day: 1 } },
    ],
  ])('keeps quiet after a loved one died %s', (_when, inMemory) => {
    const mourning = { lovedOnes: [{ ...tom, inMemory }], interests: ['jazz'] };
    expect(compose('Ruth', mourning).suggestion).toBeUndefined();
  });

  it('comes back in time, after a death in the family', () => {
    const inMemory = { since: '2026-08-01T12:00:00.000Z', diedOn: { year: 2019, month: 7, day: 1 } };
    const { suggestion } = compose('Ruth', { lovedOnes: [{ ...tom, inMemory }], interests: ['jazz'] });
    expect(suggestion).toBe('Share something about jazz that you came across.');
  });

  it('is what the owner noted since they last spoke, said once', () => {
    const award = lunch({ kind: 'note', occurredAt: '2026-08-21T11:00:00.000Z', text: 'Won a prize.' });
    const person = compose('Priya', { lovedOnes: [leo] }, { lastInteraction: award });
    expect(person.suggestion).toBe('You noted on 21 August: “Won a prize.” Say a word about it.');
    expect(person).not.toHaveProperty('lastExchange');
  });

  it('is not made of what somebody asked, such as to be left alone', () => {
    const stop = lunch({
      kind: 'note',
      direction: 'inbound',
      occurredAt: '2026-08-21T11:00:00.000Z',
      text: 'Please stop.',
      source: { by: 'contact-reply' },
    });
    const person = compose('Priya', {}, { lastInteraction: stop });
    expect(person).not.toHaveProperty('suggestion');
    expect(person.lastExchange).toBe('They wrote on 21 August: “Please stop.”');
  });

  it('is never made of sad news', () => {
    const loss = lunch({ kind: 'note', occurredAt: '2026-08-21T11:00:00.000Z', text: 'His father died.' });
    const person = compose('Kenji', {}, { lastInteraction: loss });
    expect(person).not.toHaveProperty('suggestion');
    expect(person.lastExchange).toBe('You noted on 21 August: “His father died.”');
  });

  it('keeps quiet, rather than cheerful, when a note speaks of grief', () => {
    const grieving = { notes: ['Her mother died in July.'], interests: ['jazz'], lovedOnes: [tom] };
    expect(compose('Ruth', grieving).suggestion).toBeUndefined();
  });
});
