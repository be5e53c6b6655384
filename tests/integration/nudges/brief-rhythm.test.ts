import { beforeEach, describe, expect, it } from 'vitest';
import { noteAttention } from '../../../functions/circle/note-attention.ts';
import { raiseUrgentNeed } from '../../../functions/circle/raise-urgent-need.ts';
import { askGap } from '../../../functions/giving/ask-gap.ts';
import { helpFor } from '../../../functions/giving/domain/needs/help-for.ts';
import { type GivingMorning, showGifts } from '../../../functions/giving/show-gifts.ts';
import type { BriefContributor } from '../../../functions/nudges/ports.ts';
import { showRecords } from '../../../functions/nudges/show-records.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { startDynalite } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, TOMORROW_MORNING } from './brief-world.ts';

const NEED = {
  planId: 'a'.repeat(24),
  kind: 'need',
  text: 'phone broke, flies tomorrow',
  on: '2026-08-25',
} as const;

const engine = await startDynalite();
let world: BriefWorld;
beforeEach(async () => {
  // Tables of its own: a run of the schedule mails every owner who is due.
  world = await createBriefWorld(engine, await engine.createTables());
});

const subjects = () => world.transport.accepted.map(({ subject }) => subject);
const newest = () => world.transport.accepted.at(-1);
/** The next run that has work, at the moment of that work. */
async function nextRun() {
  world.clock.setTo((await world.briefDueAt()) ?? '');
  return world.tick();
}

describe('briefs that nobody answers', () => {
  async function runAll(count: number) {
    for (let run = 0; run < count; run += 1) await nextRun();
  }
  beforeEach(async () => {
    for (const name of 'abcdefgh'.split('')) await world.addPerson(`Person ${name.repeat(3)}`);
    await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
      ...owner,
      brief: { ...owner.brief, mostPeople: 1 },
    }));
  });

  it('come once a week after three, say so without guilt, ask once after three more, and then rest', async () => {
    await runAll(3);
    expect(newest()?.text).not.toContain('once a week');
    expect(await world.briefDueAt()).toBe('2026-08-31T06:00:00.000Z');
    await runAll(3);
    expect(newest()?.text).toContain('comes once a week for now');
    expect(subjects()).toHaveLength(6);
    await runAll(1);
    expect(subjects().at(-1)).toBe('Shall Kith go on writing?');
    await runAll(3);
    expect(subjects()).toHaveLength(7);
  });

  it('come every morning again at any sign of attention', async () => {
    await runAll(8);
    const at = toIsoInstant(world.clock.now());
    await noteAttention(world.ports, world.ownerId, at);
    await noteAttention(world.ports, world.ownerId, at);
    expect(await world.briefDueAt()).toBe(toIsoInstant(world.clock.now().add({ hours: 24 })));
    await runAll(1);
    expect(subjects()).toHaveLength(8);
    expect(newest()?.text).not.toContain('once a week');
  });
});

describe('a need that cannot wait', () => {
  async function tell(plan = NEED) {
    const addedAt = toIsoInstant(world.clock.now());
    const ruth = await world.addPerson('Ruth', {
      lastTouchAt: '2026-08-23T12:00:00.000Z',
      plans: [{ ...plan, addedAt }],
    });
    return { ruth, outcome: await raiseUrgentNeed(world.ports, ruth, plan) };
  }
  beforeEach(async () => {
    await world.addPerson('Tom');
    await world.tick();
    world.clock.setTo('2026-08-24T12:00:00.000Z');
  });

  it('gets a mail of its own that day, two hours later, and the next brief comes as ever', async () => {
    expect((await tell()).outcome).toBe('raised');
    expect(await world.tick()).toEqual([]);
    expect(await nextRun()).toEqual(['sent']);
    expect(subjects()).toEqual(['Tom today', 'Ruth needs a hand']);
    expect(newest()?.text).toContain('Ruth could use a hand by tomorrow: phone broke, flies tomorrow.');
    expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
  });

  it('is told with concrete ways to help, under the person', async () => {
    await tell();
    await nextRun();
    const ways = helpFor(NEED.text).ways;
    expect(ways.length).toBeGreaterThan(1);
    for (const way of ways) expect(newest()?.html).toContain(way);
    expect(newest()?.text).toContain('How you could help:\n- ');
  });

  it('tells in the same mail what else is planned for them, which no later one would tell', async () => {
    const addedAt = toIsoInstant(world.clock.now());
    const praise = { planId: 'b'.repeat(24), kind: 'shout-out', text: 'her prize', addedAt } as const;
    const ruth = await world.addPerson('Ruth', {
      lastTouchAt: '2026-08-23T12:00:00.000Z',
      plans: [{ ...NEED, addedAt }, praise],
    });
    await raiseUrgentNeed(world.ports, ruth, NEED);
    await nextRun();
    expect(newest()?.text.replace(/\s+/g, ' ')).toContain(
      'phone broke, flies tomorrow. Ruth deserves some praise in public: her prize.',
    );
    expect(newest()?.text).toContain('Words you could post');
  });

  it('gets none when it has been seen to meanwhile', async () => {
    const { ruth } = await tell();
    const closed = { at: toIsoInstant(world.clock.now()), how: 'done' } as const;
    await world.ports.contacts.changeContact(ruth, (contact) => ({
      ...contact,
      plans: contact.plans.map((plan) => ({ ...plan, closed })),
    }));
    expect(await nextRun()).toEqual(['silent']);
    expect(subjects()).toEqual(['Tom today']);
  });

  it('is one a day at most', async () => {
    const { ruth } = await tell();
    expect(await raiseUrgentNeed(world.ports, ruth, NEED)).toBe('enough');
    await nextRun();
    expect(await raiseUrgentNeed(world.ports, ruth, NEED)).toBe('enough');
  });

  it.each([
    ['has time', { ...NEED, on: '2026-08-28' }],
    ['has no day and does not press', { ...NEED, on: undefined, text: 'looks for a flat' }],
    ['is a promise', { ...NEED, kind: 'promise' as const }],
  ])('is none where it %s', async (_, plan) => {
    const ruth = await world.addPerson('Ruth');
    expect(await raiseUrgentNeed(world.ports, ruth, plan)).toBe('not-urgent');
    expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
  });

  it('brings no mail to an owner who has stopped them meanwhile', async () => {
    expect((await tell()).outcome).toBe('raised');
    await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
      ...owner,
      mailStoppedAt: owner.briefDueAt,
    }));
    const before = subjects().length;
    world.clock.setTo((await world.briefDueAt()) ?? '');
    expect(await world.tick()).toEqual(['silent']);
    expect(subjects()).toHaveLength(before);
  });

  it('is left to the morning when it is told in the evening', async () => {
    world.clock.setTo('2026-08-24T19:00:00.000Z');
    expect((await tell()).outcome).toBe('not-urgent');
  });
});

describe('sections of a brief', () => {
  const gifts = (isReasonToWrite: boolean): BriefContributor => ({
    isReasonToWrite,
    contribute: async () => ({
      title: 'Gifts',
      items: [{ text: 'Wine tools for Ruth, to order by Friday.' }],
    }),
  });

  it('stand below the people, and make no mail by themselves', async () => {
    expect(await world.tick({ contributors: [gifts(false)] })).toEqual(['silent']);
    await world.addPerson('Ruth');
    world.clock.setTo(TOMORROW_MORNING);
    await world.tick({ contributors: [gifts(false)] });
    expect(newest()?.text).toContain('GIFTS\n\n- Wine tools for Ruth, to order by Friday.');
  });

  it('make one where they are worth it', async () => {
    expect(await world.tick({ contributors: [gifts(true)] })).toEqual(['sent']);
    expect(subjects()).toEqual(['Gifts']);
    expect(newest()?.text).toContain('Nobody is due today.');
  });

  it('show the gifts to see to for those of the morning, from what was read for it', async () => {
    const occasions = [{ kind: 'birthday' as const, date: { month: 9, day: 1 } }];
    const lovedOnes = [{ name: 'Femi', relation: 'husband', occasions }];
    await world.addPerson('Ruth', { tier: 'inner', lovedOnes });
    const contributors = [
      { isReasonToWrite: true, contribute: async (morning: GivingMorning) => showGifts(morning) },
    ];
    await world.tick({ contributors });
    expect(newest()?.text).toContain('GIFTS\n\n- Femi’s birthday (Ruth) is on 1 September.\n');
  });

  it('ask one question a week about somebody close, and find the same one when the brief is written again', async () => {
    const ruth = await world.addPerson('Ruth', { tier: 'inner' });
    const contributors = [
      { isReasonToWrite: false, contribute: (morning: GivingMorning) => askGap(world.ports, morning) },
    ];
    const question =
      'ONE QUESTION, IF YOU LIKE\n\n- Do you know when Ruth’s birthday is?\n  A line is enough: “Ruth: birthday: 4 May”.';
    const refuse = async () => Promise.reject(new Error('died'));
    await world.tick({ contributors, ledger: { ...world.ports.ledger, claim: refuse } }).catch(() => {});
    const askedGaps = [{ gapId: 'birthday', on: '2026-08-24' }];
    expect(await world.ports.contacts.findContact(ruth)).toMatchObject({ askedGaps });
    world.clock.setTo('2026-08-24T08:00:00.000Z');
    await world.tick({ contributors });
    expect(newest()?.text).toContain(question);
    expect(await world.ports.contacts.findContact(ruth)).toMatchObject({ askedGaps });
    await world.addPerson('Tom', { tier: 'inner' });
    world.clock.setTo(TOMORROW_MORNING);
    await world.tick({ contributors });
    expect(newest()?.text).toContain('TOM');
    expect(newest()?.text).not.toContain('ONE QUESTION');
  });

  it('show what was written down since the last brief, with a way back', async () => {
    const rests = { text: 'Ruth rests.', undoUrl: 'https://kith.example/undo/abc' };
    const list = async () => ({ shown: [rests], more: 0 });
    const shownAt: string[] = [];
    const markShown = async (_: unknown, sentAt: string) => void shownAt.push(sentAt);
    const contributors = [showRecords({ list, markShown })];
    await world.ports.owners.changeOwner(world.ownerId, (owner) => ({ ...owner, recordsToShow: ['abc'] }));
    expect(await world.tick({ contributors })).toEqual(['silent']);
    expect(shownAt).toEqual([]);
    await world.addPerson('Tom');
    world.clock.setTo(TOMORROW_MORNING);
    await world.tick({ contributors });
    expect(shownAt).toEqual([TOMORROW_MORNING]);
    expect(newest()?.text).toContain('- Ruth rests.\n  Undo: https://kith.example/undo/abc');
  });

  it('tell of the week ahead on its day, in a mail of its own where nobody is due', async () => {
    await world.addPerson('Ruth', {
      lastTouchAt: '2026-07-28T12:00:00.000Z',
      occasions: [{ kind: 'birthday', date: { month: 8, day: 27 }, leadDays: 0 }],
    });
    expect(await world.tick()).toEqual(['sent']);
    expect(subjects()).toEqual(['The week ahead']);
    expect(newest()?.text).toContain('- Ruth has a birthday on Thursday.');
    expect(await world.nudgedNames()).toEqual([]);
    world.clock.setTo(TOMORROW_MORNING);
    expect(await world.tick()).toEqual(['silent']);
  });

  it('are silent about a week in which somebody just falls due', async () => {
    await world.addPerson('Ruth', { lastTouchAt: '2026-07-28T12:00:00.000Z' });
    expect(await world.tick()).toEqual(['silent']);
  });
});
