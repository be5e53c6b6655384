import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BriefPorts } from '../../../functions/nudges/ports.ts';
import { type Crash, crashPoints } from '../../builders/crashing.ts';
import { type Engine, startDynalite, type TableNames } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, TOMORROW_MORNING } from './brief-world.ts';

const NAMES = ['Ada', 'Ben'];
/** As many as a run with these people makes; a test below keeps the number honest. */
const CALLS_OF_A_RUN = 13;

/**
 * Ports of a process that dies at its n-th call, before or after the call took effect: from then on every call throws, as
 * nothing runs any more.
 */
function dieAt(ports: BriefPorts, { atCall, when }: Crash) {
  const death = new Error('the process died');
  const calls: string[] = [];
  const mortal = <T extends object>(portName: string, port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== 'function') return found;
        return async (...args: unknown[]) => {
          calls.push(`${portName}.${String(name)}`);
          if (calls.length > atCall || (calls.length === atCall && when === 'before')) throw death;
          const isLast = calls.length === atCall;
          const result: unknown = await Reflect.apply(found, target, args);
          if (isLast) throw death;
          return result;
        };
      },
    });
  return {
    calls,
    ports: {
      owners: mortal('owners', ports.owners),
      contacts: mortal('contacts', ports.contacts),
      people: mortal('people', ports.people),
      timeline: mortal('timeline', ports.timeline),
      ledger: mortal('ledger', ports.ledger),
      tokenKeys: mortal('tokenKeys', ports.tokenKeys),
      suppressionList: mortal('suppressionList', ports.suppressionList),
      transport: mortal('transport', ports.transport),
    },
  };
}

async function tickAt(world: BriefWorld, ...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    world.clock.setTo(moment);
    await world.tick();
  }
}

describe('a morning brief whose process dies', () => {
  let engine: Engine;
  let tables: TableNames;

  beforeAll(async () => {
    engine = await startDynalite();
    tables = await engine.createTables();
  });
  afterAll(() => engine.close());

  it('may die at every call of a run', async () => {
    const world = await createBriefWorld(engine, tables);
    for (const name of NAMES) await world.addPerson(name);
    const { ports, calls } = dieAt(world.ports, { atCall: Number.POSITIVE_INFINITY, when: 'before' });
    await world.tick(ports);
    expect(calls).toHaveLength(CALLS_OF_A_RUN);
  });

  const cases = crashPoints(CALLS_OF_A_RUN);

  const settled = cases.flatMap((one) => [
    { ...one, event: 'at once' as const },
    { ...one, event: 'after a run that did not know' as const },
  ]);

  it.each(settled)(
    '$when its call $atCall, its event $event: one mail at most, nobody is lost, the morning after is set',
    async ({ event, ...crash }) => {
      const world = await createBriefWorld(engine, tables);
      for (const name of NAMES) await world.addPerson(name);
      const { ports, calls } = dieAt(world.ports, crash);
      await world.tick(ports).catch(() => undefined);
      const diedInSight = calls[crash.atCall - 1] ?? 'nothing';
      if (event !== 'at once') await tickAt(world, '2026-08-24T06:45:00.000Z');
      for (const { deliveryId } of world.transport.accepted) {
        await world.ports.ledger.settle(deliveryId, 'delivered', 'ses-1');
      }

      await tickAt(world, '2026-08-24T07:00:00.000Z', '2026-08-24T12:00:00.000Z', '2026-08-24T18:15:00.000Z');

      const mayHaveGoneOut = ['ledger.claim', 'suppressionList.find', 'transport.send'].includes(diedInSight);
      const isUnsent = mayHaveGoneOut && world.transport.accepted.length === 0;
      expect(world.transport.accepted, diedInSight).toHaveLength(isUnsent ? 0 : 1);
      expect(await world.nudgedNames(), diedInSight).toEqual(isUnsent ? [] : NAMES);
      expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);

      await tickAt(world, TOMORROW_MORNING, '2026-08-25T06:15:00.000Z');
      expect(world.transport.accepted, diedInSight).toHaveLength(1);
      expect(await world.nudgedNames(), diedInSight).toEqual(NAMES);
    },
  );

  it.each(cases)(
    '$when its call $atCall, with no word from SES: still one mail a day at most, and nobody is lost',
    async (crash) => {
      const world = await createBriefWorld(engine, tables);
      for (const name of NAMES) await world.addPerson(name);
      await world.tick(dieAt(world.ports, crash).ports).catch(() => undefined);
      await tickAt(world, '2026-08-24T06:45:00.000Z', '2026-08-24T07:00:00.000Z');
      const today = world.transport.accepted.length;
      expect(today).toBeLessThanOrEqual(1);
      await tickAt(world, TOMORROW_MORNING, '2026-08-25T06:15:00.000Z');
      expect(world.transport.accepted.length).toBeLessThanOrEqual(today + 1);
      expect(await world.nudgedNames()).toEqual(NAMES);
    },
  );
});
