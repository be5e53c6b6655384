import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { IN_TOUCH_TEXT } from '../../../functions/circle/domain/interaction.ts';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { compose, leo, lunch, tom } from './compose-person.ts';

describe('composeBriefPerson', () => {
  it('says who and why now, and where to answer', () => {
    expect(compose('Ruth Adeyemi', { role: 'Design director', company: 'Fjordlight' })).toEqual({
      name: 'Ruth Adeyemi',
      greetingName: 'Ruth',
      roleLine: 'Design director at Fjordlight',
      whyNow: '47 days since you last spoke; you aim for 30.',
      known: [],
      replyAddress: 'r+token@in.kith.example',
      links: {
        choices: 'https://kith.example/nudges/token/choices',
        done: 'https://kith.example/nudges/token/done',
        snoozeWeek: 'https://kith.example/nudges/token/snooze-week',
        snoozeMonth: 'https://kith.example/nudges/token/snooze-month',
        skip: 'https://kith.example/nudges/token/skip',
      },
    });
  });

  it.each([
    [{ role: 'Founder' }, 'Founder'],
    [{ company: 'Harbour Coffee' }, 'Harbour Coffee'],
    [{ role: '', company: '' }, undefined],
  ])('describes a role from what is known: %j', (known, roleLine) => {
    expect(compose('Daniel', known).roleLine).toBe(roleLine);
  });

  it('lists what is known and not said already: dates ahead, loved ones, interests, notes', () => {
    const known = {
      occasions: [birthday({ month: 9, day: 20 })],
      lovedOnes: [leo, tom, { name: 'Biscuit', relation: 'dog' }],
      interests: ['swimming', 'letterpress'],
      notes: ['Taught you to price by the day'],
    };
    expect(compose('Ruth Adeyemi', known).known).toEqual([
      'Ruth has a birthday on 20 September.',
      'Son Leo starts school in September.',
      'Dog Biscuit.',
      'Likes swimming and letterpress.',
      'Taught you to price by the day.',
    ]);
  });

  it('puts first, of what else is known, what one must not get wrong, and keeps to six lines of it', () => {
    const known = {
      nickname: 'Ruthie',
      allergies: ['nuts', 'bee stings'],
      matters: ['the hospice', 'fair pay'],
      food: ['no pork'],
      notes: ['Plays the cello'],
      met: { how: 'at a conference', where: 'in Lisbon', through: 'Sam' },
    };
    expect(compose('Ruth Adeyemi', known).known).toEqual([
      'Allergic to nuts and bee stings.',
      'What matters to Ruthie: the hospice, fair pay.',
      'At table: no pork.',
      'Plays the cello.',
      'How you met: at a conference, in Lisbon, through Sam.',
    ]);
    const notes = Array.from({ length: 9 }, (_, index) => `Note ${index}`);
    expect(compose('Ruth Adeyemi', { ...known, notes }).known).toHaveLength(6);
  });

  it('says every plan, since each is told once; of the rest no more than a sentence holds', () => {
    const planOf = (id: string, kind: 'promise' | 'shout-out') => ({
      ...{ planId: id.repeat(24), kind, text: id.repeat(3) },
      addedAt: isoInstantSchema.parse('2026-08-01T06:30:00.000Z'),
    });
    const plans = [...['a', 'b', 'c'].map((id) => planOf(id, 'promise')), planOf('d', 'shout-out')];
    const { whyNow } = compose('Ruth Adeyemi', { plans });
    for (const text of ['aaa', 'bbb', 'ccc']) expect(whyNow).toContain(text);
    expect(whyNow).not.toContain('ddd');
  });

  it('calls a person by their nickname', () => {
    const person = compose('Robert Smith', { nickname: 'Bob', occasions: [birthday({ month: 8, day: 24 })] });
    expect(person.greetingName).toBe('Bob');
    expect(person.whyNow).toMatch(/^Bob has a birthday today\. /);
    expect(person.opening).toBe('Happy birthday, Bob.');
    expect(person.suggestion).toBe('Wish Bob a happy birthday today.');
  });

  it('says nothing of loved ones who are hidden or in memory, nor suggests anything about them', () => {
    const since = '2020-08-01T12:00:00.000Z';
    const lovedOnes = [
      { ...leo, hidden: { since } },
      { ...tom, inMemory: { since, remembersAnniversaries: true } },
    ];
    const person = compose('Ruth', { lovedOnes });
    expect(person.known).toEqual([]);
    expect(person).not.toHaveProperty('suggestion');
  });

  it('puts 29 February where the owner wants it', () => {
    const rules = { ...buildRules('Europe/London'), leapDayRule: '1-march' } as const;
    const person = compose(
      'Ruth',
      { occasions: [birthday({ month: 2, day: 29 })] },
      { rules, now: Temporal.Instant.from('2027-02-28T08:00:00Z') },
    );
    expect(person.whyNow).toMatch(/^Ruth has a birthday tomorrow\. /);
  });

  it('quotes the last exchange with its day in the owner’s zone, in one short line', () => {
    const lastInteraction = lunch({
      occurredAt: '2026-07-08T23:30:00.000Z',
      text: `Lunch at Moro.\n\n${'She is thinking of leaving. '.repeat(20)}`,
    });
    const { lastExchange } = compose('Ruth', {}, { lastInteraction });
    expect(lastExchange).toMatch(/^Last time, on 9 July: “Lunch at Moro\. She is .* …”$/);
    expect(lastExchange?.length).toBeLessThan(260);
  });

  it('calls a note a note, and an entry without words nothing', () => {
    const note = lunch({ kind: 'note', text: 'Moves to Oslo' });
    expect(compose('Ruth', {}, { lastInteraction: note }).lastExchange).toBe(
      'You noted on 8 July: “Moves to Oslo”',
    );
    const gift = lunch({ kind: 'gift', text: 'flowers' });
    expect(compose('Ruth', {}, { lastInteraction: gift }).lastExchange).toBe(
      'Your gift on 8 July: “flowers”',
    );
    const marked = lunch({ kind: 'note', text: IN_TOUCH_TEXT });
    expect(compose('Ruth', {}, { lastInteraction: marked }).lastExchange).toBe(
      'You were in touch on 8 July.',
    );
    const wordless = lunch({ text: ' \n' });
    expect(compose('Ruth', {}, { lastInteraction: wordless })).not.toHaveProperty('lastExchange');
  });

  it('does not put words into a mouth that may not have said them', () => {
    const stranger = lunch({
      kind: 'reply',
      direction: 'inbound',
      text: 'It is me!',
      source: { by: 'unproven-reply' },
    });
    expect(compose('Ruth', {}, { lastInteraction: stranger }).lastExchange).toBe(
      'Somebody wrote on 8 July: “It is me!”',
    );
  });

  it('shows a letter that waits in place of a suggestion, to be decided where one answers', () => {
    const text = 'Hi Ruth,\n\nHow is Leo?\n\nNora';
    const person = compose('Ruth', { lovedOnes: [leo] }, { draft: { text } });
    expect(person.draft).toEqual({ text, replyAddress: person.replyAddress });
    expect(person).not.toHaveProperty('suggestion');
  });
});
