import { describe, expect, it } from 'vitest';
import { planSchema } from '../../../functions/circle/domain/plan.ts';
import { aidForPlan } from '../../../functions/giving/aid-for-plan.ts';
import { buildPerson } from '../../builders/person.ts';

const ruth = buildPerson('Ruth Adler');
const planOf = (kind: string, text: string) =>
  planSchema.parse({ planId: 'a'.repeat(24), kind, text, addedAt: '2026-08-23T09:00:00.000Z' });
const aid = (kind: string, text: string) => aidForPlan(ruth, planOf(kind, text));

describe('what helps with a plan', () => {
  it('is two or three ways to help, for a need', () => {
    const { label, lines = [] } = aid('need', 'phone broke, flies Tuesday') ?? {};
    expect(label).toBe('How you could help');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.length).toBeLessThanOrEqual(3);
  });

  it('is words about them with links that open a new post, for a shout-out', () => {
    const { lines = [], links = [], afterwards } = aid('shout-out', 'her talk in Oslo won the prize') ?? {};
    expect(lines[0]).toMatch(/^Ruth Adler’s talk in Oslo won the prize\. /);
    expect(links.map(({ label }) => label)).toEqual(['LinkedIn', 'X', 'Bluesky', 'Threads']);
    expect(links[1]?.href).toContain('Oslo');
    expect(afterwards).toContain('“shared it”');
  });

  it('also opens the owner’s own Mastodon, and carries the page that tells of it', () => {
    const link = 'https://news.example/oslo?a=1&b=2';
    const plan = { ...planOf('shout-out', 'her talk in Oslo won the prize'), link };
    const { lines = [], links = [] } = aidForPlan(ruth, plan, { mastodonInstance: 'hachyderm.io' }) ?? {};
    expect(lines).toContain(link);
    const mastodon = links.find(({ label }) => label === 'Mastodon')?.href ?? '';
    expect(mastodon).toMatch(/^https:\/\/hachyderm\.io\/share\?text=/);
    for (const { href } of links) expect(new URL(href).searchParams.get('text')).toContain(link);
  });

  it.each([
    ['for the talk in Oslo', 'Hats off to Ruth Adler for the talk in Oslo.'],
    ['to her for the launch', 'Hats off to Ruth Adler for the launch.'],
    ['to Ruth for the prize', 'Hats off to Ruth Adler for the prize.'],
  ])('reads as a sentence, however it was asked for: “%s”', (asked, start) => {
    expect(aid('shout-out', asked)?.lines[0]).toMatch(new RegExp(`^${start}`));
  });

  it('is a plain line and no link where it touches on family or health', () => {
    const { lines, links } = aid('shout-out', 'her daughter graduated') ?? {};
    expect(lines).toEqual([expect.stringContaining('keeps out of public praise')]);
    expect(links).toBeUndefined();
  });

  it('is nothing for a promise or a reminder', () => {
    expect(aid('promise', 'the deck')).toBeUndefined();
    expect(aid('reminder', 'call the printer')).toBeUndefined();
  });
});
