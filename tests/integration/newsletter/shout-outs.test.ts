import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { type Plan, planSchema } from '../../../functions/circle/domain/plan.ts';
import { prepareEve } from '../../../functions/newsletter/prepare-eve.ts';
import { newContactId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../builders/contact.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, FILES, type NewsletterWorld } from './newsletter-world.ts';

const EVE = '2026-08-24T08:00:00.000Z';
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

describe('praise of which the owner had the proof', () => {
  const YES = answer('yes', '2026-08-22T08:00:00.000Z');
  const LATER = answer('yes', '2026-08-22T09:00:00.000Z');
  const change = (how: (contact: Contact) => Contact) => world.contacts.changeContact(buildContact(), how);
  const saysNo = (contact: Contact): Contact => ({
    ...contact,
    plans: contact.plans.map((plan) =>
      plan.consent ? { ...plan, consent: { ...plan.consent, answer: { ...NO, says: 'no' } } } : plan,
    ),
  });
  const NO = { line: 'no', at: isoInstantSchema.parse('2026-08-24T18:00:00.000Z') };
  const since = isoInstantSchema.parse('2026-08-24T18:00:00.000Z');
  beforeEach(async () => {
    await world.contacts.addContact(buildContact({ plans: [praise('a', 'Ruth Adler won.', YES)] }));
    const other = { contactId: newContactId(), addresses: [], plans: [praise('b', 'Tom Reed sang.', LATER)] };
    await world.contacts.addContact(buildContact(other));
    world.clock.setTo(EVE);
    await prepareEve(world.ports, newsletterContext, FILES);
  });
  const eve = () => world.transport.accepted.findLast(({ subject }) => subject.startsWith('No draft yet'));

  it('is shown whole, with the word that it may be taken back', () => {
    expect(eve()?.html).toContain('Ruth Adler won.');
    expect(eve()?.text).toMatch(/HATS OFF\n\nRuth Adler won\..*\n\nTom Reed sang\./);
    expect(eve()?.text.replaceAll('\n', ' ')).toContain('what somebody takes back by then is left out');
    expect(`${eve()?.html} ${eve()?.text}`).not.toContain('{{');
  });

  it.each<[string, (contact: Contact) => Contact]>([
    ['taken back', saysNo],
    ['of somebody who is hidden', (contact) => ({ ...contact, hidden: { since } })],
    [
      'of somebody in memory',
      (contact) => ({ ...contact, inMemory: { since, remembersAnniversaries: false } }),
    ],
    [
      'dropped by the owner',
      (contact) => ({
        ...contact,
        plans: contact.plans.map((plan) => ({ ...plan, closed: { at: since, how: 'dropped' as const } })),
      }),
    ],
  ])('%s since, is in no reader’s letter, and all else is as it was shown', async (_, how) => {
    await change(how);
    const issue = await issueAt(TUESDAY);
    expect(`${issue.html} ${issue.text}`).not.toMatch(/Ruth|\{\{/);
    expect(issue.text).toMatch(/HATS OFF\n\nTom Reed sang\./);
    expect(issue.text).toContain('Words of first.');
  });

  it('taken back while the issue is stopped on its way is not in what goes to the rest', async () => {
    world.clock.setTo(TUESDAY);
    await world.tick({ hints: { send: async () => {} } });
    await change(saysNo);
    const issue = await issueAt('2026-08-25T09:00:00.000Z');
    expect(issue.text).toContain('Tom Reed sang.');
    expect(issue.text).not.toContain('Ruth');
  });
});
