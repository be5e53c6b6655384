import { beforeEach, describe, expect, it } from 'vitest';
import { announceDraft } from '../../../functions/check-ins/announce-draft.ts';
import { prepareDraft } from '../../../functions/check-ins/prepare-draft.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createWaysWorld, MONDAY, type WaysWorld } from './ways-world.ts';

const engine = await startDynalite();
let world: WaysWorld;
beforeEach(async () => {
  world = await createWaysWorld(engine, { way: 'on' });
});

/** What the log address makes of the owner's letter. */
const takeCopy = () =>
  logInteraction(
    world.ports,
    buildInteraction({
      ...{ ownerId: world.ownerId, contactId: world.ada.contactId, interactionId: 'copy', text: 'Hi Ada' },
      ...{ kind: 'mail', direction: 'outbound', occurredAt: '2026-08-24T08:00:00.000Z' },
      source: { by: 'copy' },
    }),
  );
const askForLetter = (at: string) =>
  world.ports.contacts.changeContact(world.ada, (ada) => ({
    ...ada,
    draftAskedAt: isoInstantSchema.parse(at),
  }));

/** As many as a run makes that finds the copy. */
const CALLS = 15;

async function prepare(): Promise<void> {
  await world.brief(MONDAY);
  await takeCopy();
  await askForLetter('2026-08-31T08:00:00.000Z');
}

/** Whether the process died before it was through. */
async function briefAndDie(crash: Crash): Promise<boolean> {
  const { wrap } = crashAt(crash);
  const { people, ledger, owners, contacts, timeline, suppressionList, transport } = world.ports;
  const letters = {
    ...world.letters,
    drafts: wrap(world.letters.drafts),
    timeline: wrap(world.letters.timeline),
    mailboxes: wrap(world.letters.mailboxes),
    suppressionList: wrap(world.letters.suppressionList),
    logAddresses: wrap(world.letters.logAddresses),
  };
  world.clock.setTo('2026-09-01T06:30:00.000Z');
  return world
    .tick({
      ...{ people: wrap(people), ledger: wrap(ledger), owners: wrap(owners), contacts: wrap(contacts) },
      ...{ timeline: wrap(timeline), suppressionList: wrap(suppressionList), transport: wrap(transport) },
      drafts: {
        prepareDraft: (occasion) => prepareDraft(letters, occasion),
        announce: (draft) => announceDraft(letters, draft),
      },
    })
    .then(
      () => false,
      () => true,
    );
}

describe('a letter that the owner sends themselves, as long as their address is of another domain', () => {
  it('opens in their own mail program, filled in, with their log address in Bcc', async () => {
    const text = await world.brief(MONDAY);
    expect(text).toContain('This one is yours to send, from your own mail program');
    const label = await world.letters.logAddresses.findLabel(world.ownerId);
    expect(text).toContain(
      `To: ada@friends.example Bcc: log+${label}@in.kith.example Subject: Hello from Nora`,
    );
    const html = world.transport.accepted[0]?.html ?? '';
    const link = /href="(mailto:ada@[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const parts = new URL(link).searchParams;
    expect(parts.get('bcc')?.replace(' ', '+')).toBe(`log+${label}@in.kith.example`);
    expect(parts.get('body')).toBe((await world.draftOf(world.ada))?.text.replaceAll('\n', '\r\n'));
  });

  it('opens to the next of their addresses where mail to the first came back', async () => {
    const addresses = ['ada@friends.example', 'ada@work.example'].map((each) =>
      emailAddressSchema.parse(each),
    );
    await world.ports.contacts.changeContact(world.ada, (ada) => ({ ...ada, addresses }));
    await world.letters.suppressionList.suppress(emailAddressSchema.parse('ada@friends.example'), {
      ...{ reason: 'hard-bounce', scope: 'all' },
      since: isoInstantSchema.parse(MONDAY),
    });
    expect(await world.brief(MONDAY)).toContain('To: ada@work.example Bcc:');
  });

  it('is never sent by Kith, and gives nobody an address at Kith', async () => {
    await world.brief(MONDAY);
    for (const at of ['2026-08-25T07:00:00.000Z', '2026-08-26T07:00:00.000Z']) await world.send(at);
    expect(world.lettersTo('Ada')).toEqual([]);
    expect((await world.ports.contacts.findContact(world.ada))?.mailbox).toBeUndefined();
  });

  it('is used once a copy of what the owner wrote comes in; no other is drafted before there is an answer', async () => {
    await world.brief(MONDAY);
    await takeCopy();
    await askForLetter('2026-08-31T08:00:00.000Z');
    expect(await world.brief('2026-09-01T06:30:00.000Z')).not.toContain('A draft for you');
    expect(await world.draftOf(world.ada)).toMatchObject({
      status: 'used',
      usedAt: '2026-08-24T08:00:00.000Z',
    });
  });

  it('is not offered again in the same words once it has expired, since they may have sent it without a copy', async () => {
    await world.brief(MONDAY);
    await askForLetter('2026-09-14T08:00:00.000Z');
    expect(await world.brief('2026-09-15T06:30:00.000Z')).not.toContain('A draft for you');
    expect(await world.letters.drafts.listForContact(world.ada)).toHaveLength(1);
  });

  describe('is told as used whenever the process dies', () => {
    it.each(crashPoints(CALLS))('$when call $atCall', async (crash) => {
      await prepare();
      await briefAndDie(crash);
      await world.brief('2026-09-01T07:00:00.000Z');
      expect(await world.letters.drafts.listForContact(world.ada)).toMatchObject([{ status: 'used' }]);
    });

    it('at every call that it makes', async () => {
      await prepare();
      expect(await briefAndDie({ atCall: CALLS, when: 'before' })).toBe(true);
      world = await createWaysWorld(engine, { way: 'on' });
      await prepare();
      expect(await briefAndDie({ atCall: CALLS + 1, when: 'before' })).toBe(false);
    });
  });
});

it('a tier’s letters stop for whoever asks, and for nobody else', async () => {
  world = await createWaysWorld(engine, undefined);
  await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
    ...owner,
    letters: { ...owner.letters, inner: 'approve' },
  }));
  const ben = await world.addPerson('Ben', { tier: 'inner' });
  expect(await world.brief(MONDAY)).toContain('A draft for you, to Ben:');
  await world.ports.contacts.withdrawCheckIns(ben);
  await world.addPerson('Cleo', { tier: 'inner' });
  await world.ports.contacts.changeContact(ben, (one) => ({
    ...one,
    draftAskedAt: isoInstantSchema.parse('2026-08-25T08:00:00.000Z'),
  }));
  const text = await world.brief('2026-08-26T06:30:00.000Z');
  expect(text).not.toContain('A draft for you, to Ben:');
  expect(text).toContain('A draft for you, to Cleo:');
});
