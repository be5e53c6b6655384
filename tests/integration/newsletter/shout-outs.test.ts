import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Plan, planSchema } from '../../../functions/circle/domain/plan.ts';
import { buildContact } from '../../builders/contact.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const NEXT_TUESDAY = '2026-09-01T08:00:00.000Z';

let engine: Engine;
let world: NewsletterWorld;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  await world.tick();
  await world.addReader('Ada');
});

const praise = (letter: string, text: string, answer?: object): Plan =>
  planSchema.parse({
    ...{
      planId: letter.repeat(24),
      kind: 'shout-out',
      text: `plan ${letter}`,
      link: 'https://news.example/?a=1&b=2',
    },
    addedAt: '2026-08-20T08:00:00.000Z',
    consent: { askedAt: '2026-08-21T08:00:00.000Z', askedBy: 'an answer', text, answer },
  });
const answer = (says: 'yes' | 'no', at: string) => ({ says, line: says, at });
const issueAt = async (moment: string) => {
  world.clock.setTo(moment);
  await world.tick();
  return await world.lastLetter();
};

it('an issue shows the praise to which its people said yes, in just those words, and each of them once', async () => {
  const plans = [
    praise('a', 'Ruth Adler won the <prize>.', answer('yes', '2026-08-22T08:00:00.000Z')),
    praise('b', 'Said no to.', answer('no', '2026-08-22T08:00:00.000Z')),
    praise('c', 'Never answered.'),
    praise('d', 'Said yes later.', answer('yes', '2026-08-26T08:00:00.000Z')),
  ];
  await world.contacts.addContact(buildContact({ plans: plans.slice(0, 3), notes: ['is leaving Fjord'] }));
  const first = await issueAt(TUESDAY);
  for (const part of [first.html, first.text]) expect(part).toMatch(/Hats off/i);
  expect(first.html).toContain('Ruth Adler won the &lt;prize&gt;.');
  expect(first.html).toContain('https://news.example/?a=1&amp;b=2');
  expect(`${first.html} ${first.text}`).not.toMatch(/Said no|Never answered|plan [abc]|Fjord/);
  await world.contacts.changeContact(buildContact(), (contact) => ({ ...contact, plans }));
  const second = await issueAt(NEXT_TUESDAY);
  expect(second.text).toContain('Said yes later.');
  expect(second.text).not.toContain('won the');
});

it('nothing of somebody who is hidden or in memory by then, and no section where there is nothing', async () => {
  const plans = [praise('a', 'Ruth Adler won.', answer('yes', '2026-08-22T08:00:00.000Z'))];
  await world.contacts.addContact(buildContact({ plans, hidden: { since: '2026-08-23T08:00:00.000Z' } }));
  const issue = await issueAt(TUESDAY);
  expect(issue.text).not.toMatch(/Ruth|Hats off/i);
});
