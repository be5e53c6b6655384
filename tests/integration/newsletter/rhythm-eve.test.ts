import { beforeEach, describe, expect, it } from 'vitest';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { startDynalite } from '../../engines/engine.ts';
import { openRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVE = '2026-08-24T08:00:00.000Z';
const TUESDAY = '2026-08-25T08:00:00.000Z';
const NEXT_EVE = '2026-08-31T08:00:00.000Z';
const NEXT_TUESDAY = '2026-09-01T08:00:00.000Z';
const LETTER = 'I met a heating engineer.\n\n## One tip\n\nKeep a card.';

const engine = await startDynalite();
let world: RhythmWorld;

const open = async (settings: Parameters<typeof openRhythmWorld>[1] = {}) => {
  world = await openRhythmWorld(engine, settings);
};
beforeEach(() => open());

const draft = (body = LETTER, subject = 'The second cup') => world.write({ body, subject });
const agenda = () => world.ports.agendas.find();
const subjects = () => world.toNora().map(({ subject }) => subject);

describe('the eve of a slot', () => {
  it('without a draft names the letter that goes in silence and shows it, in one mail', async () => {
    await world.at(EVE);
    await world.at('2026-08-24T08:15:00.000Z');
    expect(subjects()).toEqual(['No draft yet, so “Issue first” goes next']);
    expect(world.newest()?.html).toContain('Words of first.');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual(['ada Issue first', 'ben Issue first']);
  });

  it('where silence skips, nothing goes; a word sends the letter that it shows', async () => {
    await open({ whenSilent: 'skip' });
    await world.at(EVE);
    expect(subjects()).toEqual(['No draft yet, and “Issue first” is at hand']);
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual([]);
    await world.at(NEXT_EVE);
    await world.answer('approve');
    await world.at(NEXT_TUESDAY);
    expect(await world.sent()).toEqual(['ada Issue first', 'ben Issue first']);
  });

  it.each(['hold', 'skip'])(
    '%s: nothing goes that week, and the week after has its letter again',
    async (word) => {
      await world.at(EVE);
      await world.answer(word);
      await world.at(TUESDAY);
      expect(await world.sent()).toEqual([]);
      await world.at(NEXT_EVE);
      await world.at(NEXT_TUESDAY);
      expect(await world.sent()).toEqual(['ada Issue first', 'ben Issue first']);
    },
  );

  it('is asked about by the one urgent mail of its day: after another one it waits, and silence sends nothing', async () => {
    const [owner] = await world.ports.owners.listOwners();
    if (owner === undefined) throw new Error('There is no owner');
    await world.ports.owners.claimUrgentDay(owner.ownerId, '2026-08-24', deriveDeliveryId('nudge'));
    await world.at(EVE);
    expect(subjects()).toEqual([]);
    await world.at('2026-08-25T05:00:00.000Z');
    expect(subjects()).toEqual(['No draft yet, and “Issue first” is at hand']);
    expect(world.newest()?.text.replaceAll('\n', ' ')).toContain('nothing goes out without your word');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual([]);
  });

  it('is answered by what its mail showed, also where the run died after it and a draft came meanwhile', async () => {
    world.clock.setTo(EVE);
    const { agendas } = world.ports;
    const dying = {
      ...agendas,
      save: async (...[next, read]: Parameters<typeof agendas.save>) => {
        if (next.eve?.sentAt !== undefined) throw new Error('died');
        return agendas.save(next, read);
      },
    };
    await expect(world.tick({ agendas: dying })).rejects.toThrow('died');
    const eve = world.newest();
    await draft();
    await world.at('2026-08-24T08:15:00.000Z');
    await world.answer('approve', eve);
    expect(subjects().at(-1)).toMatch(/^Approved: “Issue first”/);
    expect((await agenda()).waiting.map(({ approvedAt }) => approvedAt)).toEqual([undefined]);
  });

  it('gives way to the mail about a need that takes the day between its look at the owner and its own claim', async () => {
    const { owners } = world.ports;
    const [owner] = await owners.listOwners();
    await owners.claimUrgentDay(owner?.ownerId ?? never(), '2026-08-24', deriveDeliveryId('nudge'));
    await world.at(EVE, { owners: { ...owners, listOwners: async () => (owner ? [owner] : []) } });
    expect(subjects()).toEqual([]);
  });

  it('uses up the day, so that no urgent nudge comes on top', async () => {
    await world.at(EVE);
    expect(await world.ports.owners.listOwners()).toMatchObject([{ lastUrgentOn: '2026-08-24' }]);
  });

  it('is passed over where nobody reads the newsletter, or the owner wants no mail of Kith’s', async () => {
    await world.at(EVE, { subscribers: { ...world.ports.subscribers, listConfirmed: async () => [] } });
    await world.ports.owners.changeOwner(
      (await world.ports.owners.listOwners())[0]?.ownerId ?? never(),
      (owner) => ({
        ...owner,
        mailStoppedAt: owner.briefDueAt,
      }),
    );
    await world.at('2026-08-24T08:15:00.000Z');
    expect(subjects()).toEqual([]);
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual([]);
  });

  it('whose letters are all told says that nothing is left, and nothing goes', async () => {
    for (const moment of [EVE, TUESDAY, NEXT_EVE, NEXT_TUESDAY, '2026-09-07T08:00:00.000Z'])
      await world.at(moment);
    expect(subjects().at(-1)).toBe('Nothing is written for Tuesday, 8 September at 9:00');
    await world.at('2026-09-08T08:00:00.000Z');
    expect(await world.sent()).toHaveLength(4);
  });
});

function never(): never {
  throw new Error('There is no owner');
}
