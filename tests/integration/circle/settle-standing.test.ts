import { beforeEach, describe, expect, test } from 'vitest';
import { changePerson } from '../../../functions/circle/change-person.ts';
import { readChange } from '../../../functions/circle/domain/changes/read-change.ts';
import { linkLovedOne } from '../../../functions/circle/link-loved-one.ts';
import type { MailStop } from '../../../functions/circle/mail-stop.ts';
import { fixedClock } from '../../builders/clock.ts';
import { crashAt } from '../../builders/crashing.ts';
import { createInMemoryCircle } from '../../builders/in-memory-circle.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';

const owner = buildOwner();
const oskar = buildPerson('Oskar', { addresses: ['oskar@adler.example'] });
const ruth = buildPerson('Ruth', {
  lovedOnes: [
    { name: 'Oskar', relation: 'husband', contactId: oskar.contactId, interests: ['sailing'] },
    { name: 'Mia', relation: 'daughter' },
  ],
});
const leo = buildPerson('Leo', { lovedOnes: [{ name: 'Oskar', relation: 'brother' }] });

let circle: ReturnType<typeof createInMemoryCircle>;
let stopped: Set<string>;
let ports: Parameters<typeof changePerson>[0];

beforeEach(async () => {
  circle = createInMemoryCircle();
  await circle.owners.addOwner(owner);
  await circle.contacts.addContacts(owner.ownerId, [oskar, ruth, leo]);
  stopped = new Set();
  const suppressions: MailStop = {
    suppress: async (address) => void stopped.add(address),
    lift: async (address) => void stopped.delete(address),
  };
  ports = { ...circle, suppressions, clock: fixedClock() };
});

const tell = (somebody: typeof ruth, ...words: readonly string[]) => {
  const changes = words.map((word) => {
    const read = readChange(word);
    if (read.outcome === 'refused') throw new Error(read.reason);
    return read.change;
  });
  return changePerson(ports, { owner, key: somebody, changes });
};
const read = async (somebody: typeof ruth) => (await circle.contacts.findContact(somebody)) ?? somebody;
const lovedOneOf = async (somebody: typeof ruth, name = 'Oskar') =>
  (await read(somebody)).lovedOnes.find((lovedOne) => lovedOne.name === name);

describe('where somebody stands who is also a loved one', () => {
  test('is the same there: in memory, with all that was said of it', async () => {
    expect(await tell(oskar, 'in memory=died on 3 March 2026, remember')).toMatchObject({
      settled: [{ name: 'Ruth' }],
    });
    const { inMemory } = await read(oskar);
    expect(inMemory).toMatchObject({
      diedOn: { year: 2026, month: 3, day: 3 },
      remembersAnniversaries: true,
    });
    expect(await lovedOneOf(ruth)).toMatchObject({ relation: 'husband', interests: ['sailing'], inMemory });
    expect(await lovedOneOf(ruth, 'Mia')).not.toHaveProperty('inMemory');
  });

  test('is not that of a namesake who is not linked', async () => {
    await tell(oskar, 'in memory=yes');
    expect(await lovedOneOf(leo)).not.toHaveProperty('inMemory');
  });

  test('comes back when it was a mistake', async () => {
    await tell(oskar, 'in memory=yes');
    await tell(oskar, 'in memory=a mistake');
    expect(await lovedOneOf(ruth)).not.toHaveProperty('inMemory');
    expect(stopped).toEqual(new Set());
  });

  test('is the same there: hidden, and shown again', async () => {
    await tell(oskar, 'hidden=divorced');
    expect(await lovedOneOf(ruth)).toMatchObject({ hidden: { reason: 'divorced' } });
    await tell(oskar, 'hidden=no');
    expect(await lovedOneOf(ruth)).not.toHaveProperty('hidden');
  });

  test('may be told of the loved one, and then holds for the contact, whose mail ends', async () => {
    await tell(ruth, 'loved one=husband Oskar, died 3 March 2026');
    expect(await read(oskar)).toMatchObject({ inMemory: { diedOn: { month: 3, day: 3 } } });
    expect(stopped).toEqual(new Set(['oskar@adler.example']));
  });

  test('is taken over when the two are linked, from whichever side has been told', async () => {
    const change = { how: 'keep', name: 'Oskar', facts: [] } as const;
    await tell(oskar, 'hidden=estranged');
    await linkLovedOne(ports, { owner, contact: leo, change, other: await read(oskar) });
    expect(await lovedOneOf(leo)).toMatchObject({ hidden: { reason: 'estranged' } });

    await tell(leo, 'loved one=aunt Mo, died 3 March 2026');
    const mo = buildPerson('Mo', { addresses: ['mo@adler.example'] });
    await circle.contacts.addContact(mo);
    const aunt = { how: 'keep', name: 'Mo', facts: [] } as const;
    await linkLovedOne(ports, { owner, contact: await read(leo), change: aunt, other: mo });
    expect(await read(mo)).toMatchObject({ inMemory: {} });
    expect(stopped).toEqual(new Set(['mo@adler.example']));
  });

  test('leaves an owner’s own address open', async () => {
    const me = buildPerson('Nora', { addresses: owner.addresses.map(({ address }) => address) });
    await circle.contacts.addContact(me);
    await tell(me, 'in memory=yes');
    expect(stopped).toEqual(new Set());
  });

  test.each([1, 2, 3, 4])(
    'is completed by saying it again when the process dies after write %i',
    async (atCall) => {
      const { wrapFunction } = crashAt({ atCall, when: 'after' });
      const { contacts, suppressions } = ports;
      const mortal = {
        ...ports,
        contacts: { ...contacts, changeContact: wrapFunction(contacts.changeContact) },
        suppressions: { ...suppressions, suppress: wrapFunction(suppressions.suppress) },
      };
      const died = { kind: 'standing', change: { to: 'in-memory' } } as const;
      await changePerson(mortal, { owner, key: oskar, changes: [died] }).catch(() => undefined);
      await changePerson(ports, { owner, key: oskar, changes: [died] });
      expect(await lovedOneOf(ruth)).toMatchObject({ inMemory: {} });
      expect(stopped).toEqual(new Set(['oskar@adler.example']));
    },
  );
});
