import { beforeEach, describe, expect, it } from 'vitest';
import { showCalledOff } from '../../../functions/check-ins/tell-called-off.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { mergeContacts } from '../../../functions/circle/merge-contacts.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createWaysWorld, MONDAY, TUESDAY, type WaysWorld } from './ways-world.ts';

const WEDNESDAY = '2026-08-26T06:30:00.000Z';
const THURSDAY = '2026-08-27T06:30:00.000Z';

const engine = await startDynalite();
let world: WaysWorld;
beforeEach(async () => {
  world = await createWaysWorld(engine, { way: 'auto' });
});

/** The brief of that morning, which somebody else is due for. */
async function brief(at: string): Promise<string> {
  world.clock.setTo(at);
  await world.addPerson(`Other ${at}`, { addresses: [`${at.slice(0, 10)}@friends.example`] });
  await world.tick({ contributors: [showCalledOff(world.ports)] });
  return world.transport.accepted.at(-1)?.text.replace(/\s+/g, ' ') ?? '';
}

const changeAda = (change: Parameters<typeof world.ports.contacts.changeContact>[1]) =>
  world.ports.contacts.changeContact(world.ada, change);
const entry = (changes: Parameters<typeof buildInteraction>[0]) =>
  buildInteraction({
    ...{ ownerId: world.ownerId, contactId: world.ada.contactId, occurredAt: '2026-08-24T15:00:00.000Z' },
    ...changes,
  });
const callAda = () => logInteraction(world.ports, entry({ kind: 'call', direction: 'between' }));

async function mergeAda(): Promise<void> {
  const kept = await world.addPerson('Adaline', { addresses: ['adaline@work.example'] });
  const merges = createDynamoDbMergeStore(engine.documentClient, world.tables.circle);
  await mergeContacts(
    { ...world.ports, merges, suppressions: { suppress: async () => {}, lift: async () => {} } },
    { ownerId: world.ownerId, keptId: kept.contactId, absorbedId: world.ada.contactId },
  );
}

describe('a letter that was announced and stayed here', () => {
  it.each([
    ['a call', callAda, 'The letter to Ada did not go out by itself: you two were in touch since.'],
    [
      'a merge',
      mergeAda,
      'The letter to Adaline did not go out by itself: Adaline became one with another of your contacts since.',
    ],
    [
      'rest',
      () =>
        changeAda((ada) => ({
          ...ada,
          pause: { until: isoInstantSchema.parse('2026-10-01T00:00:00.000Z') },
        })),
      'The letter to Ada did not go out by itself: Ada is away, or you let them rest.',
    ],
    [
      'grief',
      () =>
        world.ports.timeline.append(
          entry({ kind: 'note', text: 'Dora died on Sunday.', source: { by: 'cli' } }),
        ),
      'The letter to Ada did not go out by itself: this is a time for your own words.',
    ],
  ])('because of %s is told of in one line of the next brief, and in no other', async (_, change, line) => {
    await world.brief(MONDAY);
    await change();
    await world.send(TUESDAY);
    expect(await brief(WEDNESDAY)).toContain(line);
    expect(await brief(THURSDAY)).not.toContain('did not go out');
  });

  it('is told of where a brief met with grief before the letter was due', async () => {
    await world.brief(MONDAY);
    await changeAda((ada) => ({ ...ada, draftAskedAt: isoInstantSchema.parse(MONDAY) }));
    await world.ports.timeline.append(
      entry({ kind: 'note', text: 'Dora died on Sunday.', source: { by: 'cli' } }),
    );
    await brief('2026-08-25T06:10:00.000Z');
    expect((await world.draftOf(world.ada))?.status).toBe('skipped');
    expect(await brief(WEDNESDAY)).toContain('this is a time for your own words');
  });

  it.each([
    ['hid them', { hidden: { since: isoInstantSchema.parse(MONDAY) } }],
    [
      'keeps them in memory',
      { inMemory: { since: isoInstantSchema.parse(MONDAY), remembersAnniversaries: false } },
    ],
    ['wants none', { checkIns: { way: 'approve' as const } }],
  ])('is not spoken of where the owner %s', async (_, change) => {
    await world.brief(MONDAY);
    await changeAda((ada) => ({ ...ada, ...change }));
    await world.send(TUESDAY);
    expect(await brief(WEDNESDAY)).not.toContain('did not go out');
  });
});

describe('a run that dies as it calls a letter off', () => {
  /** As many calls as it makes. */
  const CALLS = 11;

  async function sendAndDie(crash: Crash): Promise<boolean> {
    await world.brief(MONDAY);
    await callAda();
    const { wrap } = crashAt(crash);
    const { owners, contacts, timeline, drafts, suppressionList } = world.checkInPorts;
    const mortal = {
      ...{ owners: wrap(owners), contacts: wrap(contacts), timeline: wrap(timeline), drafts: wrap(drafts) },
      suppressionList: wrap(suppressionList),
    };
    return world.send(TUESDAY, mortal).then(
      () => false,
      () => true,
    );
  }

  it.each(crashPoints(CALLS))(
    '$when call $atCall leaves it to the next; it is told of once',
    async (crash) => {
      await sendAndDie(crash);
      await world.send('2026-08-25T10:30:00.000Z');
      expect((await brief(WEDNESDAY)).match(/did not go out/g)).toHaveLength(1);
      expect(world.lettersTo('Ada')).toEqual([]);
    },
  );

  it('may die at every call', async () => {
    expect(await sendAndDie({ atCall: CALLS, when: 'before' })).toBe(true);
    world = await createWaysWorld(engine, { way: 'auto' });
    expect(await sendAndDie({ atCall: CALLS + 1, when: 'before' })).toBe(false);
  });
});
