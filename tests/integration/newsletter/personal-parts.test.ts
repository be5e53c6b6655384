import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactIdSchema } from '../../../functions/shared/ids.ts';
import { buildContact } from '../../builders/contact.ts';
import { richContext } from '../../builders/sample-issue.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld } from './newsletter-world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine?.close());

const file = {
  slug: 'first',
  subject: 'Issue first',
  preheader: 'Why.',
  markdown: 'Story.\n\n## Seeds {topic: garden}\n\nSave one.\n\n## Your turn\n\nWhat?',
  contacts: 'Ring me, {{firstName}}.',
};

const read = (raw: Uint8Array) => simpleParser(Buffer.from(raw), { skipHtmlToText: true });

const contactOf = (letter: string, name: string, changes: object = {}) =>
  buildContact({
    contactId: contactIdSchema.parse(letter.repeat(16)),
    name,
    addresses: [`${name.toLowerCase()}@reader.example`],
    ...changes,
  });

it('each reader gets their own letter: their topics, and a line if the owner knows them', async () => {
  const world = await createNewsletterWorld(engine, richContext.newsletter);
  await world.tick();
  await world.addReader('Ada');
  const ben = await world.addReader('Ben');
  await world.ports.subscribers.save({ ...ben, topics: ['books'], revision: ben.revision + 1 }, ben);
  await world.addReader('Cleo');
  await world.contacts.addContact(contactOf('a', 'Ada'));
  await world.contacts.addContact(contactOf('c', 'Cleo', { hidden: { since: '2026-08-23T08:00:00.000Z' } }));
  world.clock.setTo('2026-08-25T08:00:00.000Z');
  await world.send(file);
  const [ada, toBen, cleo] = await Promise.all(world.issueMail.accepted.map(({ raw }) => read(raw)));
  for (const part of [ada?.html, ada?.text]) expect(part).toContain('Ring me, Ada.');
  for (const part of [toBen?.html, toBen?.text]) expect(part).not.toMatch(/Save one|Ring me/);
  for (const part of [cleo?.html, cleo?.text]) expect(part).not.toContain('Ring me');
  for (const mail of [ada, cleo]) expect(mail?.text).toContain('SEEDS\n\nSave one.');
  for (const mail of [ada, toBen, cleo]) expect(`${mail?.html}${mail?.text}`).not.toContain('{{');
});
