import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { changeOwnerSettings } from '../../../functions/circle/change-owner-settings.ts';
import { dueAt } from '../../../functions/circle/domain/due-reasons.ts';
import { newOwnerId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../builders/clock.ts';
import { crashAt } from '../../builders/crashing.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';

const EVER = isoInstantSchema.parse('2099-01-01T00:00:00.000Z');
/** More than are seen to at a time. */
const PEOPLE = 23;
const NEW_SETTINGS = {
  timeZone: 'Pacific/Auckland',
  sendingHour: 9,
  tiers: { inner: { idealDays: 20, longestDays: 20 } },
  quietDays: { weekdays: [6, 7] },
};

describe('new settings of an owner', () => {
  let engine: Engine;
  let tableName: string;
  beforeAll(async () => {
    engine = await startDynalite();
    tableName = (await engine.createTables()).circle;
  });
  afterAll(() => engine.close());

  async function createWorld() {
    const ownerId = newOwnerId();
    const clock = fixedClock();
    const ports = {
      owners: createDynamoDbOwnerStore(engine.documentClient, tableName),
      contacts: createDynamoDbContactStore(engine.documentClient, tableName, clock),
      clock,
    };
    await ports.owners.addOwner(buildOwner({ ownerId, briefDueAt: '2026-08-25T06:00:00.000Z' }));
    const days = Array.from({ length: PEOPLE }, (_, index) => index + 1);
    await ports.contacts.addContacts(
      ownerId,
      days.map((day) =>
        buildPerson(`person${'abcdefgh'.charAt(day % 8)}${'abcdefgh'.charAt(Math.floor(day / 8))}`, {
          ownerId,
          cadenceDays: undefined,
          tier: 'inner',
          lastTouchAt: `2026-08-${String((day % 28) + 1).padStart(2, '0')}T12:00:00.000Z`,
        }),
      ),
    );
    return { ownerId, ports };
  }
  type World = Awaited<ReturnType<typeof createWorld>>;

  /** Whether everybody stands in the index of due people where the rules of today put them. */
  async function isRight({ ownerId, ports }: World): Promise<boolean> {
    const owner = await ports.owners.findOwner(ownerId);
    const listed = await ports.contacts.listDueContacts(ownerId, EVER, 100);
    const dues = listed.map((contact) => (owner && dueAt(contact, ports.clock.now(), owner)) ?? '');
    const before = await ports.contacts.listDueContacts(ownerId, isoInstantSchema.parse(dues.at(-1)), 100);
    return (
      listed.length === PEOPLE &&
      before.length === PEOPLE &&
      dues.every((due, index) => (dues[index - 1] ?? '') <= due) &&
      owner?.briefDueAt === '2026-08-24T21:00:00.000Z'
    );
  }

  test('move the brief and everybody’s due date, tell how far they are, and do nothing the second time', async () => {
    const world = await createWorld();
    const told: number[] = [];
    const change = () =>
      changeOwnerSettings(world.ports, world.ownerId, NEW_SETTINGS, ({ checked }) => told.push(checked));
    expect((await change()).dueDates).toEqual({ checked: PEOPLE, moved: PEOPLE });
    expect(told).toEqual([20, PEOPLE]);
    expect(await isRight(world)).toBe(true);
    expect((await change()).dueDates).toEqual({ checked: PEOPLE, moved: 0 });
    expect(await isRight(world)).toBe(true);
  });

  test.each(['before', 'after'] as const)(
    'heal, asked for again, wherever the process died (%s a call)',
    async (when) => {
      for (const atCall of [1, 2, 22]) {
        const world = await createWorld();
        const { wrap, wrapFunction } = crashAt({ atCall, when });
        const { owners, contacts } = world.ports;
        const dying = {
          ...world.ports,
          owners: wrap(owners),
          contacts: { ...contacts, changeContact: wrapFunction(contacts.changeContact) },
        };
        await changeOwnerSettings(dying, world.ownerId, NEW_SETTINGS).catch(() => undefined);
        await changeOwnerSettings(world.ports, world.ownerId, NEW_SETTINGS);
        expect({ atCall, isRight: await isRight(world) }).toEqual({ atCall, isRight: true });
      }
    },
  );
});
