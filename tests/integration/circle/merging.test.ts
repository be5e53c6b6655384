import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MergeRefusedError } from '../../../functions/circle/errors.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { mergeContacts } from '../../../functions/circle/merge-contacts.ts';
import { undoMerge } from '../../../functions/circle/undo-merge.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { crashAt } from '../../builders/crashing.ts';
import { buildInteraction, entryOf } from '../../builders/interaction.ts';
import { buildPerson, contactIdOf } from '../../builders/person.ts';
import { type Engine, startDynalite, type TableNames } from '../../engines/engine.ts';
import { createMergeWorld } from './merge-world.ts';

type World = Awaited<ReturnType<typeof createMergeWorld>>;

const MOST_REQUESTS = 80;
/** Circles of their own do not meet. */
const AT_ONCE = 8;
const LATER = isoInstantSchema.parse('2026-08-26T09:00:00.000Z');

let engine: Engine;
let tables: TableNames;
beforeAll(async () => {
  engine = await startDynalite();
  tables = await engine.createTables();
});
afterAll(() => engine?.close());

const newWorld = () => createMergeWorld(engine.documentClient, tables);
const undone = ({ ownerId, twin }: World) => ({ ownerId, absorbedId: twin.contactId });
/** Without what differs from one world to the next. */
const anonymous = (look: unknown) =>
  JSON.stringify(look)
    .replace(/"ownerId":"[a-z2-7]+"/g, '')
    .replace(/(ruth|twin)-a{6}[a-z2-7]{2}/g, '$1-label');

/** Whoever died after the last step hears that nothing is left to be undone. */
const unlessDone = (error: unknown) => {
  if (!(error instanceof MergeRefusedError)) throw error;
};

/** Dies after each request in turn; each time the work is done once more and must come out as without a crash. */
async function crashEverywhere(
  prepare: (world: World) => Promise<unknown>,
  work: (world: World, ports: ReturnType<World['portsOf']>) => Promise<unknown>,
): Promise<number> {
  const whole = await newWorld();
  await prepare(whole);
  await work(whole, whole.ports);
  const expected = anonymous(await whole.look());
  const dieAt = async (atCall: number): Promise<boolean> => {
    const world = await newWorld();
    await prepare(world);
    const dying = world.portsOf(crashAt({ atCall, when: 'after' }).wrap(engine.documentClient));
    const hasDied = await work(world, dying).then(
      () => false,
      () => true,
    );
    if (hasDied) await work(world, world.ports).catch(unlessDone);
    expect(anonymous(await world.look()), `died after request ${atCall}`).toBe(expected);
    expect(await world.ports.merges.findTask(world.ownerId)).toBeUndefined();
    return hasDied;
  };
  for (let first = 1; first < MOST_REQUESTS; first += AT_ONCE) {
    const died = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => dieAt(first + index)));
    if (died.includes(false)) return first + died.indexOf(false) - 1;
  }
  throw new Error('The work never came to its end');
}

describe('a merge', () => {
  test('makes one contact of two: details, addresses, label and timeline lead to who was kept', async () => {
    const { ports, merge, look, ruth, twin, leo, lunch, call } = await newWorld();
    expect(await mergeContacts(ports, merge)).toBe('merged');
    const { people, doors, ruths } = await look();
    const merged = {
      ...ruth,
      addresses: [...ruth.addresses, ...twin.addresses],
      company: 'Hill & Co',
      notes: ['also: called Ruth A.'],
      lastTouchAt: twin.lastTouchAt,
    };
    expect(people).toEqual([leo, { ...merged, checkIns: undefined }]);
    expect(new Set(doors.map(([, contactId]) => contactId))).toEqual(new Set([ruth.contactId]));
    const copy = { ...call, contactId: ruth.contactId, mergedFrom: twin.contactId };
    expect(new Set(ruths)).toEqual(new Set([lunch, { ...copy, text: 'She called, twice.', revision: 1 }]));
    expect(await ports.timeline.readEarlierTexts(copy)).toHaveLength(1);
    expect((await ports.contacts.findContact(twin))?.contactId).toBe(ruth.contactId);
  });

  test('that dies at any request is completed by the next attempt, with nothing lost and nothing double', async () => {
    const requests = await crashEverywhere(
      async () => {},
      (world, ports) => mergeContacts(ports, world.merge),
    );
    expect(requests).toBeGreaterThan(20);
  }, 60_000);

  test('that died is completed by whatever merge comes next', async () => {
    const world = await newWorld();
    const dying = world.portsOf(crashAt({ atCall: 12, when: 'after' }).wrap(engine.documentClient));
    await expect(mergeContacts(dying, world.merge)).rejects.toThrow();
    await mergeContacts(world.ports, { ...world.merge, absorbedId: world.leo.contactId });
    const [only, ...others] = (await world.look()).people;
    expect(only?.notes).toEqual(expect.arrayContaining(['also: called Ruth A.', 'also: called Leo']));
    expect(others).toEqual([]);
  });

  test('takes in what happens to the absorbed contact on the way', async () => {
    const { ports, merge, look, twin } = await newWorld();
    const { merges } = ports;
    let hasHappened = false;
    const interrupted = {
      ...merges,
      remove: async (...asked: Parameters<typeof merges.remove>) => {
        if (!hasHappened) {
          hasHappened = true;
          await ports.contacts.changeContact(twin, (contact) => ({
            ...contact,
            tags: ['new'],
            company: 'New',
          }));
          await ports.timeline.append(
            buildInteraction({
              ...twin,
              interactionId: 'late',
              kind: 'note',
              occurredAt: LATER,
              text: 'Late.',
            }),
          );
        }
        return merges.remove(...asked);
      },
    };
    await mergeContacts({ ...ports, merges: interrupted }, merge);
    const { people, ruths } = await look();
    expect(people.at(-1)).toMatchObject({ tags: ['wine', 'new'], company: 'New' });
    expect(people.at(-1)?.notes).not.toContain('also: company Hill & Co');
    expect(ruths.map(({ text }) => text)).toContain('Late.');
  });

  test('asked for again says that it is done, and picks up what was logged late', async () => {
    const { ports, merge, twin, look } = await newWorld();
    await mergeContacts(ports, merge);
    await ports.timeline.append(buildInteraction({ ...twin, interactionId: 'late', text: 'Late.' }));
    expect(await mergeContacts(ports, merge)).toBe('merged-before');
    expect((await look()).ruths.map(({ text }) => text)).toContain('Late.');
  });

  test('is one of several that race: the others are refused or find it done', async () => {
    const { ports, merge, leo, look } = await newWorld();
    const reversed = { ...merge, keptId: merge.absorbedId, absorbedId: merge.keptId };
    const outcomes = await Promise.allSettled(
      [merge, reversed, { ...merge, keptId: leo.contactId }].map((input) => mergeContacts(ports, input)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await look()).people).toHaveLength(2);
  });

  test('is refused with a clear line where it makes no sense', async () => {
    const { ports, merge, ruth, twin, leo } = await newWorld();
    const refusal = (input: Partial<typeof merge>) =>
      mergeContacts(ports, { ...merge, ...input }).catch(({ message }) => message);
    expect(await refusal({ absorbedId: ruth.contactId })).toBe('These two are one contact already.');
    const nobody = contactIdOf('nobody');
    expect(await refusal({ absorbedId: nobody })).toBe(`There is no contact ${nobody} any more.`);
    const lovedOnes = [{ name: 'Leo', relation: 'son', contactId: leo.contactId }];
    await ports.contacts.changeContact(ruth, (contact) => ({
      ...contact,
      lovedOnes: lovedOnes.map((son) => ({
        ...son,
        occasions: [],
        interests: [],
        notes: [],
        postalAddresses: [],
      })),
    }));
    expect(await refusal({ absorbedId: leo.contactId })).toMatch(
      /^Ruth Adler and Leo are linked as loved ones/,
    );
    await mergeContacts(ports, merge);
    const before = 'Ruth A. was merged into Ruth Adler before; use that one.';
    expect(await refusal({ keptId: leo.contactId })).toBe(before);
    expect(await refusal({ keptId: twin.contactId, absorbedId: leo.contactId })).toBe(before);
  });
});

describe('taking back a merge', () => {
  test('leaves the circle as it was before', async () => {
    const world = await newWorld();
    const before = await world.look();
    await mergeContacts(world.ports, world.merge);
    await undoMerge(world.ports, undone(world));
    expect(await world.look()).toEqual(before);
    await mergeContacts(world.ports, world.merge);
    await undoMerge(world.ports, undone(world));
    expect(await world.look()).toEqual(before);
  });

  test('that dies at any request is completed by the next attempt', async () => {
    const requests = await crashEverywhere(
      ({ ports, merge }) => mergeContacts(ports, merge),
      (world, ports) => undoMerge(ports, undone(world)),
    );
    expect(requests).toBeGreaterThan(15);
  }, 60_000);

  test('keeps with the kept one what was written and done since', async () => {
    const world = await newWorld();
    const { ports, ruth, twin, look } = world;
    await mergeContacts(ports, world.merge);
    const dinner = buildInteraction({ ...ruth, interactionId: 'dinner', occurredAt: LATER });
    await logInteraction(ports, dinner);
    await ports.contacts.changeContact(ruth, (contact) => ({
      ...contact,
      notes: [...contact.notes, 'Moved to Oslo.'],
    }));
    await undoMerge(ports, undone(world));
    const { people, ruths, twins } = await look();
    expect(people).toContainEqual({
      ...ruth,
      ...entryOf(dinner),
      lastTouchAt: LATER,
      notes: ['Moved to Oslo.'],
    });
    expect(people).toContainEqual(twin);
    expect(ruths).toContainEqual(dinner);
    expect(ruths).toHaveLength(2);
    expect(twins).toHaveLength(1);
  });

  test('does not leave the kept one with a newest entry that went with the other one', async () => {
    const world = await newWorld();
    const { ports, merge, ruth, lunch, call } = world;
    const remark = buildInteraction({
      ...ruth,
      ...{ interactionId: 'a-remark', kind: 'note', occurredAt: LATER },
      source: { by: 'owner-remark' },
    });
    await logInteraction(ports, remark);
    await mergeContacts(ports, merge);
    await ports.contacts.recordEntry(ruth, call);
    await undoMerge(ports, undone(world));
    expect(await ports.contacts.findContact(ruth)).toMatchObject(entryOf(lunch));
  });

  test('leaves an address with whoever has it by now, and notes it', async () => {
    const world = await newWorld();
    const { ports, ruth, twin } = world;
    await mergeContacts(ports, world.merge);
    const old = emailAddressSchema.parse('ruth@old.example');
    const others = (list: readonly (typeof old)[]) => list.filter((address) => address !== old);
    await ports.contacts.changeContact(ruth, (contact) => ({
      ...contact,
      addresses: others(contact.addresses),
    }));
    await ports.contacts.addContact(buildPerson('Mia', { ownerId: world.ownerId, addresses: [old] }));
    await undoMerge(ports, undone(world));
    expect(await ports.contacts.findContact(twin)).toMatchObject({
      addresses: ['r@work.example'],
      notes: ['also: address ruth@old.example'],
    });
    expect((await ports.contacts.findContactByAddress(world.ownerId, old))?.name).toBe('Mia');
  });

  test('goes back over several merges, the last one first', async () => {
    const world = await newWorld();
    const { ports, merge, ruth, leo, look, ownerId } = world;
    const before = await look();
    await mergeContacts(ports, merge);
    await mergeContacts(ports, { ownerId, keptId: leo.contactId, absorbedId: ruth.contactId });
    expect((await ports.contacts.findContact(world.twin))?.contactId).toBe(leo.contactId);
    await expect(undoMerge(ports, undone(world))).rejects.toThrow(
      'Ruth Adler was merged into Leo since; take that back first.',
    );
    await undoMerge(ports, { ownerId, absorbedId: ruth.contactId });
    await undoMerge(ports, undone(world));
    expect(await look()).toEqual(before);
    await expect(undoMerge(ports, undone(world))).rejects.toThrow(
      'They are not merged into anybody (any more).',
    );
  });
});

describe('a merge with somebody in memory', () => {
  test('ends the mail of both and all that is cheerful about them; taking it back gives the other one theirs', async () => {
    const { ports, ruth, twin, leo, ownerId, ...world } = await newWorld();
    await ports.contacts.changeContact(twin, (contact) => ({
      ...contact,
      inMemory: { since: LATER, remembersAnniversaries: false },
    }));
    const aunt = { relation: 'aunt', occasions: [], interests: [], notes: [], postalAddresses: [] };
    await ports.contacts.changeContact(leo, (contact) => ({
      ...contact,
      lovedOnes: [{ ...aunt, name: 'Ruth', contactId: ruth.contactId }],
    }));
    const stopped = async (addresses: typeof ruth.addresses) =>
      (await Promise.all(addresses.map((address) => ports.suppressions.find(address)))).map(
        (suppression) => suppression?.reason,
      );
    const auntOfLeo = async () => (await ports.contacts.findContact(leo))?.lovedOnes[0];

    await mergeContacts(ports, world.merge);
    expect(await stopped([...ruth.addresses, ...twin.addresses])).toEqual(
      [...ruth.addresses, ...twin.addresses].map(() => 'in-memory'),
    );
    expect(await auntOfLeo()).toMatchObject({ inMemory: {} });

    await undoMerge(ports, { ownerId, absorbedId: twin.contactId });
    expect(await stopped(ruth.addresses)).toEqual(ruth.addresses.map(() => undefined));
    expect(await stopped(twin.addresses)).toEqual(twin.addresses.map(() => 'in-memory'));
    expect(await auntOfLeo()).not.toHaveProperty('inMemory');
  });
});
