import { afterAll, expect, it } from 'vitest';
import { startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld } from '../newsletter/newsletter-world.ts';
import { kith, openCircle } from './command-line.ts';

const engine = await startDynalite();
afterAll(() => engine?.close());

async function sentIssue(clicks: boolean) {
  const world = await createNewsletterWorld(engine, { clicks });
  await world.tick();
  await world.addReader('Ada');
  await world.addReader('Ben');
  world.clock.setTo('2026-08-25T08:00:00.000Z');
  const markdown = 'See [one](https://one.example/) and [two](https://two.example/).';
  await world.send({ slug: 'first', subject: 'Issue first', preheader: 'Why.', markdown });
  return world;
}

it('shows answers first, then how far it is, then the links that were followed', async () => {
  const { responses, tables } = await sentIssue(true);
  await responses.noteReply('first', 'a message');
  await responses.countClick('first', 1, 'people');
  await responses.countClick('first', 1, 'machines');
  const { out, exitCode } = await kith(openCircle(engine, tables), 'issue', 'show', 'first');
  expect(exitCode).toBe(0);
  const lines = out.split('\n');
  expect(lines[1]).toBe('1 answer from 2 readers, 50 of a hundred');
  expect(lines[2]).toContain('2 of 2 readers had their turn');
  expect(lines).toContain('  0 by people: https://one.example/');
  expect(lines).toContain('  1 by people, 1 by machines: https://two.example/');
});

it('says nothing of links that are not counted', async () => {
  const { tables } = await sentIssue(false);
  const { out } = await kith(openCircle(engine, tables), 'issue', 'show', 'first');
  expect(out).toContain('0 answers from 2 readers\n');
  expect(out).not.toContain('Links');
});
