import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../functions/giving/domain/catalogue/catalogue.ts';
import { kindsGiven } from '../../../functions/giving/domain/given-kinds.ts';
import { OCCASION_KINDS } from '../../../functions/giving/domain/idea.ts';
import { leadDaysOf } from '../../../functions/giving/domain/lead-time.ts';
import { fillSlots } from '../../../functions/giving/domain/rank/fill-slots.ts';

const textsOf = ({ what, why, personal, note }: (typeof CATALOGUE)[number]) => [what, why, personal, ...note];

describe('the catalogue', () => {
  it('has more than 130 ideas, each with an id and a kind of its own', () => {
    expect(CATALOGUE.length).toBeGreaterThan(130);
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
    expect(new Set(CATALOGUE.map(({ kind }) => kind)).size).toBe(CATALOGUE.length);
  });

  it('is at least a third help, time and introductions', () => {
    const acts = CATALOGUE.filter(({ form }) => ['help', 'time', 'introduction'].includes(form));
    expect(acts.length / CATALOGUE.length).toBeGreaterThanOrEqual(1 / 3);
  });

  it.each(CATALOGUE.map((idea) => [idea.id, idea] as const))('%s is well written', (id, idea) => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(idea.what).toMatch(/^[A-Z].{30,200}\.$/);
    expect(idea.why).toMatch(/^[^A-Z].{15,110}[^.]$/);
    expect(idea.personal).toMatch(/^[A-Z].{15,150}\.$/);
    for (const line of idea.note) expect(line).toMatch(/^.{8,130}[.?!]$/);
    for (const text of textsOf(idea)) {
      expect(text).not.toMatch(
        /\b(?:logo|branded|merch|gift basket|gift card|voucher|amazon|lego|apple|spotify|netflix|kindle|moleskine)\b/i,
      );
      expect(text.replaceAll(/\{(?:name|contact|interest)\}/g, 'X')).not.toMatch(
        /[{}]|\s{2}| he | she | his | her /,
      );
    }
  });

  it.each(CATALOGUE.map((idea) => [idea.id, idea] as const))(
    '%s fills its slots with what is there',
    (_id, idea) => {
      const texts = textsOf(idea).join(' ');
      if (texts.includes('{interest}')) expect(idea.topics).toBeDefined();
      if (texts.includes('{contact}')) expect(idea.relations).not.toContain('contact');
    },
  );

  it.each(CATALOGUE.map((idea) => [idea.id, idea] as const))(
    '%s is known again once it was given',
    (_id, idea) => {
      const what = fillSlots(idea.what, { name: 'Amara', contact: 'Daniel', interest: 'chess' });
      expect(kindsGiven([what])).toContain(idea.kind);
      expect(kindsGiven([idea.id])).toContain(idea.kind);
    },
  );

  it('has something without lead for each occasion, for the contact or whom it is about', () => {
    const without = OCCASION_KINDS.filter(
      (occasion) =>
        !CATALOGUE.some(
          (idea) => leadDaysOf(idea) === 0 && idea.topics === undefined && idea.occasions.includes(occasion),
        ),
    );
    expect(without).toEqual([]);
  });

  it.each(['contact', 'partner', 'child', 'teen', 'parent', 'relative', 'pet'] as const)(
    'has something without lead, taste or cost for the birthday of a %s',
    (relation) => {
      const found = CATALOGUE.filter(
        (idea) =>
          leadDaysOf(idea) === 0 &&
          idea.price === 'free' &&
          idea.topics === undefined &&
          idea.relations.includes(relation) &&
          idea.occasions.includes('birthday'),
      );
      expect(found.length).toBeGreaterThan(0);
    },
  );
});
