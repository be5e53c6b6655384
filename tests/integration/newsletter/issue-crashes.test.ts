import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendDueIssuesPorts } from '../../../functions/newsletter/send-due-issues.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

const READERS = ['Ada', 'Ben'];
const TUESDAY = '2026-08-25T08:00:00.000Z';
const LATER = ['2026-08-25T08:15:00.000Z', '2026-08-25T08:30:00.000Z', '2026-08-25T09:00:00.000Z'];
/** As many as a run with these readers makes; a test below keeps the number honest. */
const CALLS_OF_A_RUN = 63;

function mortalPorts({ ports }: NewsletterWorld, crash: Crash): Partial<SendDueIssuesPorts> {
  const { wrap } = crashAt(crash);
  return {
    owners: wrap(ports.owners),
    suppressionList: wrap(ports.suppressionList),
    subscribers: wrap(ports.subscribers),
    issues: wrap(ports.issues),
    agendas: wrap(ports.agendas),
    tokenKeys: wrap(ports.tokenKeys),
    bulk: wrap(ports.bulk),
    dispatches: wrap(ports.dispatches),
    cursors: wrap(ports.cursors),
    rolls: wrap(ports.rolls),
    claims: wrap(ports.claims),
    issueLedger: wrap(ports.issueLedger),
    rate: wrap(ports.rate),
    sendQuota: wrap(ports.sendQuota),
    hints: wrap(ports.hints),
  };
}

describe('an issue whose process dies', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await startDynalite();
  });
  afterAll(() => engine.close());

  async function openWorld(): Promise<NewsletterWorld> {
    const world = await createNewsletterWorld(engine);
    for (const name of READERS) await world.addReader(name);
    await world.tick();
    world.clock.setTo(TUESDAY);
    return world;
  }

  it('may die at every call of a run', async () => {
    const dying = await openWorld();
    await expect(
      dying.tick(mortalPorts(dying, { atCall: CALLS_OF_A_RUN, when: 'before' })),
    ).rejects.toThrow();
    const living = await openWorld();
    const mortalForOneMore = mortalPorts(living, { atCall: CALLS_OF_A_RUN + 1, when: 'before' });
    expect(await living.tick(mortalForOneMore)).toEqual(['finished']);
  });

  it.each(crashPoints(CALLS_OF_A_RUN))(
    '$when its call $atCall: nobody gets it twice, everybody is accounted for',
    async (crash) => {
      const world = await openWorld();
      await world.tick(mortalPorts(world, crash)).catch(() => undefined);
      for (const moment of LATER) {
        world.clock.setTo(moment);
        await world.tick();
      }

      expect(new Set(world.sent()).size).toBe(world.sent().length);
      const issue = await world.ports.issues.find('first');
      expect(issue).toMatchObject({ status: 'sent', totals: { planned: 2, left: 0, suppressed: 0 } });
      const { sent = 0, unknown = 0 } = issue?.totals ?? {};
      expect(sent + unknown).toBe(READERS.length);
      // Who has no mail is somebody whose claim the process died with: shown as unknown, since SES may have had it.
      expect(world.sent().length).toBeGreaterThanOrEqual(sent);
      expect(unknown).toBeLessThanOrEqual(READERS.length); // both are under way at the same time
      expect(await world.ports.issues.find('second')).toBeUndefined();
    },
  );
});
