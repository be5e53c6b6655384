import { expect, test } from 'vitest';
import { dueAt } from '../../../functions/circle/domain/due-reasons.ts';
import { rankDue } from '../../../functions/nudges/domain/rank-due.ts';
import { DEMO_START } from '../../../infra/local/demo/demo-moments.ts';
import { demoOwner } from '../../../infra/local/demo/demo-person.ts';
import { loadDemo } from '../../../infra/local/demo/load-demo.ts';
import { peopleAtRest } from '../../../infra/local/demo/people-at-rest.ts';
import { peopleDue } from '../../../infra/local/demo/people-due.ts';
import { createInMemoryCircle } from '../../builders/in-memory-circle.ts';

const everybody = [...peopleDue, ...peopleAtRest];
const contacts = everybody.map(({ contact }) => contact);
const namesDueAfter = (days: number) =>
  rankDue(contacts, DEMO_START.add({ days }).toInstant(), demoOwner).map(({ contact }) => contact.name);

test('the first Monday brings four people, Ruth first', () => {
  expect(namesDueAfter(0)).toHaveLength(4);
  expect(namesDueAfter(0)[0]).toBe('Ruth Adeyemi');
});

test('Tuesday brings somebody new, so that moving the clock on by a day shows a mail', () => {
  expect(namesDueAfter(1).filter((name) => !namesDueAfter(0).includes(name))).toEqual(['Margit Sørensen']);
});

test('who grieves is left in peace for the whole of September', () => {
  expect(namesDueAfter(38)).not.toContain('Helen Marsh');
});

test('who has no rhythm is never due', () => {
  const sofia = contacts.find(({ name }) => name === 'Sofia Almeida');
  expect(sofia && dueAt(sofia, DEMO_START.toInstant(), demoOwner)).toBeUndefined();
});

test('nothing in it has happened later than half past seven on the first Monday', () => {
  const latest = everybody
    .flatMap(({ timeline }) => timeline.map(({ occurredAt }) => occurredAt))
    .sort()
    .at(-1);
  expect(latest && latest < DEMO_START.toInstant().toString()).toBe(true);
});

test('nobody in it can be real: all addresses end in .example', () => {
  const addresses = [
    ...contacts.flatMap((contact) => contact.addresses),
    ...demoOwner.addresses.map((own) => own.address),
  ];
  for (const address of addresses) expect(address).toMatch(/\.example$/);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('loading it twice leaves one of everything', async () => {
  const circle = createInMemoryCircle();
  await loadDemo(circle);
  await loadDemo(circle);
  expect(await circle.owners.listOwners()).toHaveLength(1);
  const names = new Set<string>();
  for await (const { name } of circle.contacts.listContacts(demoOwner.ownerId)) names.add(name);
  expect(names.size).toBe(9);
  for (const { contact, timeline } of everybody) {
    expect((await circle.timeline.read(contact)).interactions).toHaveLength(timeline.length);
  }
});
