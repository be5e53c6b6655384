import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Asked, questionOfTheWeek } from '../../../functions/giving/domain/gaps/question-of-the-week.ts';
import { helpFor } from '../../../functions/giving/domain/needs/help-for.ts';
import { praiseBalance } from '../../../functions/giving/domain/shout-outs/praise-balance.ts';
import { shareLinks } from '../../../functions/giving/domain/shout-outs/share-links.ts';
import { writePraise } from '../../../functions/giving/domain/shout-outs/write-praise.ts';
import { buildPerson } from '../../builders/person.ts';

describe('help for a need', () => {
  it.each([
    ['Scott’s phone broke, flies Tuesday', ['phone', 'flight']],
    ['they are moving house in May', ['moving']],
    ['had surgery on her knee', ['illness']],
    ['phone broke', ['phone']],
    ['the car broke down', ['car']],
    ['stranded in Lyon', ['stranded']],
    ['her flight was cancelled', ['stranded', 'flight']],
    ['is broke until Friday', ['money']],
    ['has been feeling low', ['lonely']],
    ['is job hunting', ['job-search']],
    ['no childcare next week', ['childcare']],
    ['the car is in the garage', ['car']],
    ['waiting for her visa', ['visa']],
    ['his father died', ['funeral']],
    ['the baby arrived on Sunday', ['new-baby']],
    ['grant deadline on Friday', ['deadline']],
    ['airline lost her suitcase', ['lost-luggage']],
    ['somebody to look after the cat', ['pet']],
    ['the boiler gave up', ['home-repair']],
    ['looking for a book designer', ['people-for-work']],
    ['wants a second opinion on the colour', ['any']],
  ])('“%s”', (need, kinds) => {
    const help = helpFor(need);
    expect(help.kinds).toEqual(kinds);
    expect(help.ways.length).toBeGreaterThanOrEqual(2);
    expect(help.ways.length).toBeLessThanOrEqual(3);
  });
});

describe('the question of the week', () => {
  const people = ['Ruth Adler', 'Kenji Watanabe'].map((name) => buildPerson(name, { tier: 'inner' }));

  it('goes round, at most once in seven days, and never asks the same twice within a quarter', () => {
    const asked: Asked[] = [];
    for (let day = 0; day < 200; day += 1) {
      const today = Temporal.PlainDate.from('2026-01-05').add({ days: day });
      const question = questionOfTheWeek(people, asked, today);
      if (question === undefined) continue;
      const { contact, gapId } = question;
      for (const each of asked) {
        expect(each.on.until(today).days).toBeGreaterThanOrEqual(7);
        if (each.contactId === contact.contactId && each.gapId === gapId)
          expect(each.on.until(today).days).toBeGreaterThanOrEqual(91);
      }
      asked.push({ contactId: contact.contactId, gapId, on: today });
    }
    expect(asked.length).toBeGreaterThan(20);
    expect(new Set(asked.slice(0, 2).map(({ contactId }) => contactId)).size).toBe(2);
  });

  it('leaves the grieving alone', () => {
    const grieving = [buildPerson('Helen Marsh', { tier: 'inner', notes: ['Her father died in June.'] })];
    expect(questionOfTheWeek(grieving, [], Temporal.PlainDate.from('2026-08-24'))).toBeUndefined();
  });
});

describe('a draft of praise', () => {
  const write = (achievement: string, wasToldInPrivate = false) =>
    writePraise({ name: 'Priya Raman', achievement, wasToldInPrivate });

  it.each([
    [
      'Her library in Hull won the Northern Building Prize.',
      'Priya Raman’s library in Hull won the Northern Building Prize.',
    ],
    ['won the Northern Building Prize', 'Priya Raman won the Northern Building Prize.'],
    ['She opened a second studio.', 'Priya Raman opened a second studio.'],
    ['her talk in Oslo', 'Worth your time: Priya Raman’s talk in Oslo.'],
    ['Northern Building Prize 2026', 'Priya Raman: Northern Building Prize 2026.'],
  ])('“%s”', (line, opening) => {
    expect(write(line)).toMatchObject({ text: expect.stringMatching(new RegExp(`^${opening}`)) });
  });

  it.each([
    'Her son won the school prize.',
    'She beat cancer and ran a marathon.',
    'We won the prize together.',
    'She came out at last.',
    '',
  ])('is refused for “%s”', (line) => expect(write(line)).toHaveProperty('refused'));

  it('is refused for what was told in private', () =>
    expect(write('won the prize', true)).toHaveProperty('refused'));
});

describe('share links', () => {
  const links = shareLinks({
    text: `Good work & more: ${'word '.repeat(120)}`,
    link: 'https://news.example/a?b=1&c=2',
    mastodonInstance: 'https://Mastodon.social/@nora',
  });

  it('open a composer on five networks', () => {
    expect(links.map(({ url }) => url.split('?')[0])).toEqual([
      'https://www.linkedin.com/feed/',
      'https://x.com/intent/post',
      'https://bsky.app/intent/compose',
      'https://mastodon.social/share',
      'https://www.threads.com/intent/post',
    ]);
  });

  it('carry the words as they are, cut to what fits, and the link whole', () => {
    for (const { url, text } of links) {
      expect(new URL(url).searchParams.get('text')).toBe(text);
      expect(text).toContain('Good work & more');
      expect(text.endsWith(' https://news.example/a?b=1&c=2')).toBe(true);
    }
    expect(links.find(({ network }) => network === 'bluesky')?.text.length).toBeLessThanOrEqual(300);
  });

  it('leave out Mastodon where the instance is no host', () => {
    expect(shareLinks({ text: 'x', mastodonInstance: 'javascript:alert(1)' })).toHaveLength(4);
  });
});

describe('the balance of praise', () => {
  it('tells whom the owner praised in a year, and whom not, the closest first', () => {
    const [ruth, kenji, wide] = [
      buildPerson('Ruth', { tier: 'inner' }),
      buildPerson('Kenji', { tier: 'inner' }),
      buildPerson('Wim', { tier: 'wide' }),
    ];
    const hidden = buildPerson('Max', { tier: 'inner', hidden: { since: '2026-06-01T00:00:00.000Z' } });
    const on = Temporal.PlainDate.from('2026-03-03');
    const { praised, notYet } = praiseBalance(
      [wide, ruth, kenji, hidden],
      [{ contactId: ruth.contactId, on }],
      2026,
    );
    expect(praised.map(({ contact, times }) => [contact.name, times])).toEqual([['Ruth', 1]]);
    expect(notYet.map(({ contact }) => contact.name)).toEqual(['Kenji', 'Wim']);
  });
});
