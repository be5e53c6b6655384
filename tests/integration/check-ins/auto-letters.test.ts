import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { jittered } from '../../../functions/check-ins/domain/next-working-moment.ts';
import { postponeDraft } from '../../../functions/check-ins/postpone-draft.ts';
import { rewordDraft } from '../../../functions/check-ins/reword-draft.ts';
import { skipDraft } from '../../../functions/check-ins/skip-draft.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createWaysWorld, MONDAY, TUESDAY, type WaysWorld } from './ways-world.ts';

const engine = await startDynalite();
let world: WaysWorld;
beforeEach(async () => {
  world = await createWaysWorld(engine, { way: 'auto' });
});

const at = (text: string) => isoInstantSchema.parse(text);
const JUST_BEFORE = '2026-08-25T06:29:59.000Z';

describe('a letter that may go out by itself', () => {
  it('is shown a day before, goes out then, and says by what permission', async () => {
    const text = await world.brief(MONDAY);
    expect(text).toContain('It goes to Ada by itself tomorrow, not before 07:30, unless you stop it.');
    expect(text).toContain('/stop-letter');
    expect(await world.send(JUST_BEFORE)).toEqual([]);
    expect(await world.send(TUESDAY)).toEqual(['sent']);
    expect(world.lettersTo('Ada')).toHaveLength(1);
    const draft = await world.draftOf(world.ada);
    expect(draft).toMatchObject({ status: 'sent', approval: { text: draft?.text, inAdvance: true } });
    expect(draft?.approval?.messageId).toBeUndefined();
  });

  it('is due some minutes after that day, the same ones for each letter, so that those of one brief do not go out together', async () => {
    await world.addPerson('Ben');
    await world.brief(MONDAY);
    const drafts = await world.letters.drafts.findDue(at('2026-09-01T00:00:00.000Z'), 10);
    expect(drafts).toHaveLength(2);
    for (const { draftId, dueAt } of drafts) {
      expect(dueAt).toBe(
        jittered(draftId, Temporal.Instant.from('2026-08-25T06:30:00Z')).toString({
          smallestUnit: 'millisecond',
        }),
      );
    }
  });

  it('can be stopped until the working hour that it waits for', async () => {
    await world.brief('2026-08-28T06:30:00.000Z'); // a Friday
    expect(await world.send('2026-08-29T07:30:00.000Z')).toEqual(['tomorrow']);
    expect((await world.draftOf(world.ada))?.status).toBe('open');
    await world.ports.contacts.changeContact(world.ada, (one) => ({ ...one, checkIns: { way: 'off' } }));
    expect(await world.send('2026-08-31T10:00:00.000Z')).toEqual(['called-off']);
    expect(world.lettersTo('Ada')).toEqual([]);
  });

  it('waits for a word where the day until then would be too late', async () => {
    const ben = await world.addPerson('Ben', {
      occasions: [{ kind: 'birthday', date: { month: 8, day: 24 } }],
    });
    const text = await world.brief(MONDAY);
    expect(text).not.toContain('It goes to Ben by itself');
    expect(text).toContain('Reply `send` to send it as it is');
    await world.send(TUESDAY);
    expect(world.lettersTo('Ben')).toEqual([]);
    expect((await world.draftOf(ben))?.status).toBe('open');
  });

  it.each<[string, (world: WaysWorld) => Promise<unknown>]>([
    [
      'was skipped',
      async ({ draftOf, ada, checkInPorts }) => {
        const draft = await draftOf(ada);
        if (draft) await skipDraft(checkInPorts, draft);
      },
    ],
    [
      'is to wait',
      async ({ draftOf, ada, checkInPorts }) => {
        const draft = await draftOf(ada);
        if (draft) await postponeDraft(checkInPorts, draft, at('2026-08-28T00:00:00.000Z'));
      },
    ],
    [
      'is no longer allowed',
      ({ ports, ada }) =>
        ports.contacts.changeContact(ada, (one) => ({ ...one, checkIns: { way: 'approve' } })),
    ],
    ['is to somebody who asked for none', ({ ports, ada }) => ports.contacts.withdrawCheckIns(ada)],
    [
      'is to somebody who is left in peace for a while',
      ({ ports, ada }) =>
        ports.contacts.changeContact(ada, (one) => ({
          ...one,
          pause: { until: at('2026-10-01T00:00:00.000Z') },
        })),
    ],
    [
      'is to somebody who is hidden',
      ({ ports, ada }) =>
        ports.contacts.changeContact(ada, (one) => ({ ...one, hidden: { since: at(MONDAY) } })),
    ],
    [
      'is to somebody who died',
      ({ ports, ada }) =>
        ports.contacts.changeContact(ada, (one) => ({
          ...one,
          inMemory: { since: at(MONDAY), remembersAnniversaries: false },
        })),
    ],
    [
      'is to somebody who is not to be contacted',
      ({ ports, ada }) =>
        ports.contacts.changeContact(ada, (one) => ({ ...one, doNotContact: { since: at(MONDAY) } })),
    ],
    [
      'is to an address that takes no mail',
      async ({ letters, ada }) => {
        for (const address of ada.addresses)
          await letters.suppressionList.suppress(address, {
            reason: 'complaint',
            scope: 'all',
            since: at(MONDAY),
          });
      },
    ],
    [
      'is of an owner who stopped Kith’s mail',
      ({ ports, ownerId }) =>
        ports.owners.changeOwner(ownerId, (owner) => ({ ...owner, mailStoppedAt: at(MONDAY) })),
    ],
    [
      'was overtaken by a call',
      ({ ports, ada: { ownerId, contactId } }) =>
        logInteraction(
          ports,
          buildInteraction({
            ownerId,
            contactId,
            kind: 'call',
            direction: 'between',
            occurredAt: '2026-08-24T15:00:00.000Z',
          }),
        ),
    ],
    [
      'met with sad news',
      ({ ports, ada: { ownerId, contactId } }) =>
        ports.timeline.append(
          buildInteraction({
            ownerId,
            contactId,
            kind: 'note',
            text: 'Dora died on Sunday.',
            occurredAt: '2026-08-24T15:00:00.000Z',
            source: { by: 'cli' },
          }),
        ),
    ],
  ])('stays here where it %s meanwhile, for good', async (_, change) => {
    await world.brief(MONDAY);
    world.clock.setTo('2026-08-24T16:00:00.000Z');
    await change(world);
    for (const time of [TUESDAY, '2026-08-25T10:30:00.000Z', '2026-08-27T10:30:00.000Z'])
      await world.send(time);
    expect(world.lettersTo('Ada')).toEqual([]);
  });

  it('stays here where its owner wrote other words for it, which the next brief shows, and waits for a word', async () => {
    await world.brief(MONDAY);
    const draft = await world.draftOf(world.ada);
    const owner = await world.ports.owners.findOwner(world.ownerId);
    if (draft === undefined || owner === undefined) throw new Error('There is no draft');
    const answer = { owner, contact: world.ada, draftId: draft.draftId, messageId: 'm1' };
    await rewordDraft(world.checkInPorts, { ...answer, words: 'Dear Ada,\n\nlunch?' });
    await world.ports.contacts.changeContact(world.ada, (one) => ({ ...one, draftAskedAt: at(TUESDAY) }));
    const text = await world.brief('2026-08-26T06:30:00.000Z');
    expect(text).toContain('Dear Ada, lunch?');
    expect(text).not.toContain('by itself');
    expect(await world.send('2026-08-28T10:00:00.000Z')).toEqual([]);
    expect(world.lettersTo('Ada')).toEqual([]);
  });

  it('comes back on the day until which it is to wait, and goes out a day after that', async () => {
    await world.brief(MONDAY);
    const draft = await world.draftOf(world.ada);
    if (draft === undefined) throw new Error('There is no draft');
    await postponeDraft(world.checkInPorts, draft, at('2026-08-27T23:00:00.000Z'));
    await world.send(TUESDAY);
    expect(world.lettersTo('Ada')).toEqual([]);
    expect(await world.brief('2026-08-28T06:30:00.000Z')).toContain('It goes to Ada by itself tomorrow');
    for (const day of ['08-29', '08-31', '09-01', '09-02']) await world.send(`2026-${day}T10:00:00.000Z`);
    expect(world.lettersTo('Ada')).toHaveLength(1);
  });
});

describe('letters that go out by themselves', () => {
  it('are as many a day as the owner allows; the others go the day after', async () => {
    await world.addPerson('Ben');
    await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
      ...owner,
      letters: { ...owner.letters, autoADay: 1 },
    }));
    await world.brief(MONDAY);
    expect((await world.send(TUESDAY)).toSorted()).toEqual(['sent', 'tomorrow']);
    expect(
      (await world.send('2026-08-26T11:00:00.000Z')).filter((outcome) => outcome === 'sent'),
    ).toHaveLength(1);
    expect(world.lettersTo('Ada')).toHaveLength(1);
    expect(world.lettersTo('Ben')).toHaveLength(1);
  });

  it('come not within a month of the last letter, even where that was answered: then they wait for a word', async () => {
    await world.brief(MONDAY);
    await world.send(TUESDAY);
    const { ownerId, contactId } = world.ada;
    await logInteraction(
      world.ports,
      buildInteraction({
        ...{ ownerId, contactId, interactionId: 'answer', text: 'We are renovating our kitchen.' },
        ...{
          kind: 'reply',
          direction: 'inbound',
          occurredAt: '2026-08-26T09:00:00.000Z',
          source: { by: 'contact-reply' },
        },
      }),
    );
    await logInteraction(
      world.ports,
      buildInteraction({
        ...{ ownerId, contactId, interactionId: 'meeting', kind: 'meeting', direction: 'between' },
        occurredAt: '2026-09-03T09:00:00.000Z',
      }),
    );
    await world.ports.contacts.changeContact(world.ada, (one) => ({
      ...one,
      draftAskedAt: at('2026-09-05T09:00:00.000Z'),
    }));
    const text = await world.brief('2026-09-07T06:30:00.000Z');
    expect(text).toContain('A draft for you, to Ada:');
    expect(text).not.toContain('by itself');
    await world.send('2026-09-09T10:00:00.000Z');
    expect(world.lettersTo('Ada')).toHaveLength(1);
  });
});

/** A test below keeps the number honest. */
const CALLS_OF_THE_BRIEF = 12;

async function briefAndDie(crash: Crash): Promise<boolean> {
  const { wrap } = crashAt(crash);
  const { drafts, ledger, transport, people, owners, contacts } = world.ports;
  world.clock.setTo(MONDAY);
  const outcome = await world
    .tick({
      ...{ drafts: wrap(drafts), ledger: wrap(ledger), transport: wrap(transport) },
      ...{ people: wrap(people), owners: wrap(owners), contacts: wrap(contacts) },
    })
    .catch(() => 'died');
  return outcome === 'died';
}

describe('a brief that dies', () => {
  it.each(crashPoints(CALLS_OF_THE_BRIEF))(
    '$when its call $atCall lets no letter go before its preview was out for a day, and none twice',
    async (crash) => {
      await briefAndDie(crash);
      await world.brief('2026-08-24T07:00:00.000Z');
      const isPreviewed = world.transport.accepted.length > 0;
      await world.send(JUST_BEFORE);
      expect(world.lettersTo('Ada')).toEqual([]);
      await world.send('2026-08-25T10:15:00.000Z');
      await world.send('2026-08-25T10:30:00.000Z');
      expect(world.lettersTo('Ada').length).toBeLessThanOrEqual(isPreviewed ? 1 : 0);
    },
  );

  it('may die at every call', async () => {
    expect(await briefAndDie({ atCall: CALLS_OF_THE_BRIEF, when: 'before' })).toBe(true);
    world = await createWaysWorld(engine, { way: 'auto' });
    expect(await briefAndDie({ atCall: CALLS_OF_THE_BRIEF + 1, when: 'before' })).toBe(false);
  });
});

/** A test below keeps the number honest. */
const CALLS_OF_THE_SENDING = 25;

/** Whether the run died at that call. */
async function sendAndDie(crash: Crash): Promise<boolean> {
  const { wrap } = crashAt(crash);
  const ports = world.checkInPorts;
  const mortal = {
    drafts: wrap(ports.drafts),
    owners: wrap(ports.owners),
    contacts: wrap(ports.contacts),
    timeline: wrap(ports.timeline),
    ledger: wrap(ports.ledger),
    transport: wrap(ports.transport),
    suppressionList: wrap(ports.suppressionList),
    mailboxes: wrap(ports.mailboxes),
  };
  return world.send(TUESDAY, mortal).then(
    () => false,
    () => true,
  );
}

describe('a sending that dies', () => {
  beforeEach(() => world.brief(MONDAY));

  it.each(crashPoints(CALLS_OF_THE_SENDING))(
    '$when its call $atCall is gone on with, once',
    async (crash) => {
      await sendAndDie(crash);
      for (const { deliveryId } of world.lettersTo('Ada')) {
        await world.ports.ledger.settle(deliveryId, 'delivered', 'ses-1');
      }
      for (const time of ['10:15', '10:30', '10:45', '12:00', '13:00']) {
        await world.send(`2026-08-25T${time}:00.000Z`);
      }
      const letters = world.lettersTo('Ada').length;
      expect(letters).toBeLessThanOrEqual(1);
      const isAsked = world.transport.accepted.some(
        ({ subject }) => subject === 'Did your letter to Ada arrive?',
      );
      expect(isAsked).toBe(letters === 0);
      const owner = await world.ports.owners.findOwner(world.ownerId);
      expect(owner?.autoLetters?.draftIds).toHaveLength(1);
    },
  );

  it('may die at every call', async () => {
    expect(await sendAndDie({ atCall: CALLS_OF_THE_SENDING, when: 'before' })).toBe(true);
    world = await createWaysWorld(engine, { way: 'auto' });
    await world.brief(MONDAY);
    expect(await sendAndDie({ atCall: CALLS_OF_THE_SENDING + 1, when: 'before' })).toBe(false);
  });
});
