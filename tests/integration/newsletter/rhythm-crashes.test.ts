import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { forgetProofs } from '../../../functions/newsletter/forget-proofs.ts';
import { pauseIssue } from '../../../functions/newsletter/sending/change-course.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVE = '2026-08-24T08:00:00.000Z';
const EVE_LATER = '2026-08-24T08:20:00.000Z';
const TUESDAY = '2026-08-25T08:00:00.000Z';
/** A claim whose process died is nobody's after some minutes; what was being sent is sent no more. */
const TUESDAY_LATER = '2026-08-25T08:30:00.000Z';
const DAYS_LATER = '2026-08-27T08:00:00.000Z';
const LETTER = 'I met a heating engineer. He kept a card.';

/** As many calls as each of these makes; the tests keep the numbers honest. */
const CALLS_UP_TO_ITS_CLAIM = 26;
const CALLS = {
  draft: 23,
  approve: 17,
  changes: 24,
  hold: 17,
  skip: 17,
  stop: 18,
  goOn: 19,
  eve: 32,
  removal: 5,
} as const;

let engine: Engine;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());

function mortal({ ports }: RhythmWorld, crash: Crash): RhythmWorld['ports'] {
  const { wrap } = crashAt(crash);
  return {
    ...ports,
    inboundLog: wrap(ports.inboundLog),
    owners: wrap(ports.owners),
    ledger: wrap(ports.ledger),
    suppressionList: wrap(ports.suppressionList),
    subscribers: wrap(ports.subscribers),
    issues: wrap(ports.issues),
    agendas: wrap(ports.agendas),
    links: wrap(ports.links),
    shoutOuts: wrap(ports.shoutOuts),
    tokenKeys: wrap(ports.tokenKeys),
    transport: wrap(ports.transport),
    dispatches: wrap(ports.dispatches),
  };
}

async function openWorld(): Promise<RhythmWorld> {
  const world = await createRhythmWorld(engine);
  await world.tick();
  return world;
}

const proofsIn = (world: RhythmWorld) =>
  world.toNora().filter(({ subject }) => subject.startsWith('A proof of')).length;

/** SQS delivers it again until it is done; here at once, and after the claim of a dead process has run out. */
async function deliver(
  world: RhythmWorld,
  mail: Parameters<typeof receiveMail>[1],
  crash?: Crash,
): Promise<void> {
  if (crash !== undefined) await receiveMail(mortal(world, crash), mail).catch(() => undefined);
  await receiveMail(world.ports, mail).catch(() => undefined);
  world.clock.setTo(EVE_LATER);
  await receiveMail(world.ports, mail);
}

describe('a draft whose process dies', () => {
  it('may die at every call', async () => {
    const world = await openWorld();
    const mail = world.take({ body: LETTER });
    const run = (atCall: number) => receiveMail(mortal(world, { atCall, when: 'before' }), mail);
    await expect(run(CALLS.draft)).rejects.toThrow();
    const living = await openWorld();
    await receiveMail(
      mortal(living, { atCall: CALLS.draft + 1, when: 'before' }),
      living.take({ body: LETTER }),
    );
  });

  it.each(crashPoints(CALLS.draft))(
    '$when its call $atCall: is planned once, with one proof at most',
    async (crash) => {
      const world = await openWorld();
      await deliver(world, world.take({ body: LETTER }), crash);
      expect((await world.ports.agendas.find()).waiting).toHaveLength(1);
      const proofs = proofsIn(world);
      expect(proofs).toBeLessThanOrEqual(1);
      // Nobody knows whether SES had it: it is never sent again, and the eve brings the draft up.
      if (proofs === 0) {
        await world.at(EVE_LATER);
        expect(world.newest()?.subject).toBe('“A draft” waits for your word');
      }
      await world.at(DAYS_LATER);
      const { waiting } = await world.ports.agendas.find();
      expect(await world.keptProofs()).toEqual(waiting.map(({ proofId }) => proofId));
    },
  );
});

describe('an approval whose process dies', () => {
  async function approveWith(world: RhythmWorld, crash?: Crash): Promise<void> {
    await world.write({ body: LETTER });
    const mail = world.take({ body: 'approve', to: world.newest()?.replyTo ?? '' });
    await deliver(world, mail, crash);
  }

  it('may die at every call', async () => {
    const world = await openWorld();
    await world.write({ body: LETTER });
    const mail = world.take({ body: 'approve', to: world.newest()?.replyTo ?? '' });
    await expect(
      receiveMail(mortal(world, { atCall: CALLS.approve, when: 'before' }), mail),
    ).rejects.toThrow();
    const living = await openWorld();
    await living.write({ body: LETTER });
    const again = living.take({ body: 'approve', to: living.newest()?.replyTo ?? '' });
    await receiveMail(mortal(living, { atCall: CALLS.approve + 1, when: 'before' }), again);
  });

  it.each(crashPoints(CALLS.approve))('$when its call $atCall: the issue goes out once', async (crash) => {
    const world = await openWorld();
    await approveWith(world, crash);
    for (const moment of [TUESDAY, TUESDAY_LATER]) await world.at(moment);
    expect(await world.sent()).toEqual(['ada A draft', 'ben A draft']);
    expect(world.toNora().length).toBeLessThanOrEqual(2);
  });
});

describe('the letter in other words, whose process dies', () => {
  /** The draft is approved: its approval is void once there are other words. */
  async function openApproved() {
    const world = await openWorld();
    await world.write({ body: LETTER });
    const [proof] = world.toNora();
    await world.answer('approve', proof);
    const body = 'subject: In other words\n\nI met a baker.';
    return { world, changes: world.take({ body, to: proof?.replyTo ?? '' }) };
  }

  it('may die at every call', async () => {
    const { world, changes } = await openApproved();
    const run = receiveMail(mortal(world, { atCall: CALLS.changes, when: 'before' }), changes);
    await expect(run).rejects.toThrow();
    const living = await openApproved();
    await receiveMail(mortal(living.world, { atCall: CALLS.changes + 1, when: 'before' }), living.changes);
  });

  it.each(crashPoints(CALLS.changes))(
    '$when its call $atCall: take the place of the draft, with one proof at most, and neither goes without a word',
    async (crash) => {
      const { world, changes } = await openApproved();
      await deliver(world, changes, crash);
      const { waiting, former } = await world.ports.agendas.find();
      expect(waiting).toMatchObject([{ subject: 'In other words' }]);
      expect(waiting[0]?.approvedAt).toBeUndefined();
      expect(former).toMatchObject([{ subject: 'A draft', became: 'replaced' }]);
      expect(proofsIn(world)).toBeLessThanOrEqual(2);
      for (const moment of [TUESDAY, TUESDAY_LATER]) await world.at(moment);
      expect((await world.sent()).filter((line) => !line.endsWith('Issue first'))).toEqual([]);
    },
  );
});

describe('an approval of an issue that is paused, whose process dies', () => {
  async function openPaused() {
    const world = await openWorld();
    await world.write({ body: LETTER });
    await world.answer('approve');
    const [proof] = world.toNora();
    await world.at(TUESDAY, { hints: { send: async () => {} } });
    await pauseIssue(world.ports, (await world.ports.agendas.find()).outgoing?.slug ?? '');
    world.clock.setTo('2026-08-25T08:01:00.000Z');
    return { world, mail: world.take({ body: 'approve', to: proof?.replyTo ?? '' }) };
  }

  it('may die at every call', async () => {
    const { world, mail } = await openPaused();
    const run = receiveMail(mortal(world, { atCall: CALLS.goOn, when: 'before' }), mail);
    await expect(run).rejects.toThrow();
    const living = await openPaused();
    await receiveMail(mortal(living.world, { atCall: CALLS.goOn + 1, when: 'before' }), living.mail);
  });

  it.each(crashPoints(CALLS.goOn))(
    '$when its call $atCall: it goes on once, and a pause that came since stays',
    async (crash) => {
      const [going, paused] = [await openPaused(), await openPaused()];
      for (const { world, mail } of [going, paused])
        await receiveMail(mortal(world, crash), mail).catch(() => undefined);
      paused.world.clock.setTo('2026-08-25T08:02:00.000Z');
      await pauseIssue(paused.world.ports, (await paused.world.ports.agendas.find()).outgoing?.slug ?? '');
      for (const { world, mail } of [going, paused]) {
        for (const moment of ['2026-08-25T08:02:00.000Z', '2026-08-25T08:13:00.000Z']) {
          world.clock.setTo(moment);
          await receiveMail(world.ports, mail).catch(() => undefined);
        }
        expect(world.toNora().length).toBeLessThanOrEqual(3);
        for (const moment of ['2026-08-25T08:15:00.000Z', '2026-08-25T08:30:00.000Z']) await world.at(moment);
      }
      expect(await going.world.sent()).toEqual(['ada A draft', 'ben A draft']);
      expect(await paused.world.sent()).toEqual([]);
    },
  );
});

/** What the owner takes back, and when; each leaves Tuesday without an issue. */
const REFUSALS = [
  { name: 'hold of an approved draft', word: 'hold', of: 'draft', calls: CALLS.hold },
  { name: 'skip of an approved draft', word: 'skip', of: 'draft', calls: CALLS.skip },
  { name: 'hold of a letter from the drawer', word: 'hold', of: 'eve', calls: CALLS.hold },
  { name: 'skip of a letter from the drawer', word: 'skip', of: 'eve', calls: CALLS.skip },
  { name: 'hold of an issue on its way', word: 'hold', of: 'outgoing', calls: CALLS.stop },
] as const;

describe.each(REFUSALS)('$name whose process dies', ({ word, of, calls }) => {
  async function openWith() {
    const world = await openWorld();
    if (of !== 'eve') {
      await world.write({ body: LETTER });
      await world.answer('approve');
    } else await world.at(EVE);
    const [proof] = world.toNora();
    if (of === 'outgoing') await world.at(TUESDAY, { hints: { send: async () => {} } });
    return { world, mail: world.take({ body: word, to: proof?.replyTo ?? '' }) };
  }

  it('may die at every call', async () => {
    const { world, mail } = await openWith();
    await expect(receiveMail(mortal(world, { atCall: calls, when: 'before' }), mail)).rejects.toThrow();
    const living = await openWith();
    await receiveMail(mortal(living.world, { atCall: calls + 1, when: 'before' }), living.mail);
  });

  it.each(crashPoints(calls))(
    '$when its call $atCall: nobody gets the issue, and one mail at most says so',
    async (crash) => {
      const { world, mail } = await openWith();
      const before = world.toNora().length;
      await receiveMail(mortal(world, crash), mail).catch(() => undefined);
      for (const minutes of [0, 10]) {
        world.clock.setTo(world.clock.now().add({ minutes }).toString());
        await receiveMail(world.ports, mail).catch(() => undefined);
      }
      expect(world.toNora().length - before).toBeLessThanOrEqual(1);
      for (const moment of [TUESDAY, TUESDAY_LATER, '2026-08-25T09:00:00.000Z']) {
        if (moment >= world.clock.now().toString()) await world.at(moment);
      }
      expect(await world.sent()).toEqual([]);
    },
  );
});

describe('the eve of a slot whose process dies', () => {
  it('may die at every call', async () => {
    const world = await openWorld();
    world.clock.setTo(EVE);
    await expect(world.tick(mortal(world, { atCall: CALLS.eve, when: 'before' }))).rejects.toThrow();
    const living = await openWorld();
    living.clock.setTo(EVE);
    await living.tick(mortal(living, { atCall: CALLS.eve + 1, when: 'before' }));
  });

  it.each(crashPoints(CALLS.eve))(
    '$when its call $atCall: one mail at most, and only what it showed goes in silence',
    async (crash) => {
      const world = await openWorld();
      world.clock.setTo(EVE);
      await world.tick(mortal(world, crash)).catch(() => undefined);
      for (const moment of [EVE_LATER, '2026-08-24T08:35:00.000Z', TUESDAY, TUESDAY_LATER])
        await world.at(moment);
      const eves = world.toNora().length;
      expect(eves).toBeLessThanOrEqual(1);
      const everybody = ['ada Issue first', 'ben Issue first'];
      expect([[], everybody]).toContainEqual(await world.sent());
      // Where nobody knows whether SES had the mail, silence is no consent.
      if (eves === 0) expect(await world.sent()).toEqual([]);
      if (crash.atCall <= CALLS_UP_TO_ITS_CLAIM) expect(await world.sent()).toEqual(everybody);
    },
  );
});

describe('the removal of useless proofs whose process dies', () => {
  const removal = ({ ports }: RhythmWorld, crash: Crash) =>
    forgetProofs({ agendas: crashAt(crash).wrap(ports.agendas), clock: ports.clock });
  async function openWithProofs(): Promise<RhythmWorld> {
    const world = await openWorld();
    for (const subject of ['One', 'Other', 'Last']) await world.write({ body: LETTER, subject });
    world.clock.setTo(DAYS_LATER);
    return world;
  }

  it('may die at every call', async () => {
    const world = await openWithProofs();
    await expect(removal(world, { atCall: CALLS.removal, when: 'before' })).rejects.toThrow();
    await removal(await openWithProofs(), { atCall: CALLS.removal + 1, when: 'before' });
  });

  it.each(crashPoints(CALLS.removal))(
    '$when its call $atCall: the next one leaves none of them',
    async (crash) => {
      const world = await openWithProofs();
      await removal(world, crash).catch(() => undefined);
      await forgetProofs(world.ports);
      const { waiting, proofs } = await world.ports.agendas.find();
      expect(await world.keptProofs()).toEqual(waiting.map(({ proofId }) => proofId));
      expect(proofs).toHaveLength(1);
    },
  );
});
