import { beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { crashAt } from '../../builders/crashing.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld } from './brief-world.ts';

const engine = await startDynalite();
let world: BriefWorld;

beforeEach(async () => {
  world = await createBriefWorld(engine, await engine.createTables());
});

type PersonChanges = Parameters<BriefWorld['addPerson']>[1];

/** Somebody whose letters are wanted, and who told of something to ask after. */
async function addPerson(name: string, changes: PersonChanges = {}, told = 'We are learning Greek.') {
  const person = await world.addPerson(name, {
    addresses: [`${name.toLowerCase()}@friends.example`],
    checkIns: { way: 'approve' },
    ...changes,
  });
  await world.logLetterOf(person, told);
  return person;
}

/** The brief of that morning, if one went out, with what it offers. */
async function readBrief(at: string) {
  const before = world.transport.accepted.length;
  world.clock.setTo(at);
  await world.tick();
  const mail = world.transport.accepted[before];
  const delivery = mail && (await world.ports.ledger.find(mail.deliveryId));
  return { mail, draftIds: delivery?.subjects.map(({ draftId }) => draftId) ?? [] };
}

const MONDAY = '2026-08-24T06:30:00.000Z';
const LETTER = '“We are learning Greek.”';
const inOneLine = (text = '') => text.replace(/\s+/g, ' ');
const draftsOf = (contact: Contact) => world.letters.drafts.listForContact(contact);

describe('a brief with letters', () => {
  it('shows the letter in place of a suggestion, at an address that decides about it', async () => {
    const ada = await addPerson('Ada');
    const { mail, draftIds } = await readBrief(MONDAY);
    const [draft] = await draftsOf(ada);
    expect(inOneLine(mail?.text)).toContain(LETTER);
    expect(inOneLine(mail?.text)).not.toContain('Share something');
    expect(draftIds).toEqual([draft?.draftId]);
    expect(mail?.replyTo).toMatch(/^r\+/);
  });

  it('gives the person a lasting address, once', async () => {
    const ada = await addPerson('Ada');
    await readBrief(MONDAY);
    const mailbox = (await world.ports.contacts.findContact(ada))?.mailbox;
    expect(mailbox).toMatch(/^ada-/);
    expect(await world.letters.mailboxes.findMailbox(mailbox ?? '')).toMatchObject({
      contactId: ada.contactId,
    });
    await readBrief('2026-09-14T06:30:00.000Z');
    expect((await world.ports.contacts.findContact(ada))?.mailbox).toBe(mailbox);
  });

  it('has two of them at most', async () => {
    for (const name of ['Ada', 'Ben', 'Cleo']) await addPerson(name);
    const { draftIds } = await readBrief(MONDAY);
    expect(draftIds.filter((draftId) => draftId !== undefined)).toHaveLength(2);
    expect(draftIds).toHaveLength(3);
  });

  it.each([
    ['who did not ask for letters', { checkIns: undefined }],
    ['who has no address', { addresses: [] }],
    ['who grieves', { notes: ['Her father died in May'] }],
    [
      'whose husband died lately',
      { lovedOnes: [{ name: 'Tom', relation: 'husband', inMemory: { since: '2026-08-01T12:00:00.000Z' } }] },
    ],
    [
      'who has a day of remembrance this week',
      { occasions: [{ kind: 'memorial' as const, date: { month: 8, day: 28 } }] },
    ],
  ])('has just a nudge for somebody %s', async (_, changes) => {
    const ada = await addPerson('Ada', changes);
    const { mail, draftIds } = await readBrief(MONDAY);
    expect(mail?.subject).toBe('Ada today');
    expect(draftIds).toEqual([undefined]);
    expect(await draftsOf(ada)).toEqual([]);
  });

  it('has just a nudge for somebody who told nothing to ask after', async () => {
    await addPerson('Ada', { interests: ['sailing'] }, 'Thank you!');
    expect((await readBrief(MONDAY)).draftIds).toEqual([undefined]);
  });

  it.each(['hard-bounce', 'complaint', 'asked-to-stop'] as const)(
    'has just a nudge for somebody whose address takes no mail (%s)',
    async (reason) => {
      const ada = await addPerson('Ada', { addresses: [`ada@${reason}.example`] });
      const since = isoInstantSchema.parse(MONDAY);
      for (const address of ada.addresses) {
        await world.letters.suppressionList.suppress(address, { reason, scope: 'all', since });
      }
      expect((await readBrief(MONDAY)).draftIds).toEqual([undefined]);
    },
  );

  it('has a letter for somebody who only takes no newsletter', async () => {
    const ada = await addPerson('Ada', { addresses: ['ada@no-newsletter.example'] });
    const since = isoInstantSchema.parse(MONDAY);
    for (const address of ada.addresses) {
      await world.letters.suppressionList.suppress(address, {
        reason: 'asked-to-stop',
        scope: 'newsletter',
        since,
      });
    }
    expect((await readBrief(MONDAY)).draftIds).toEqual([expect.any(String)]);
  });

  it('has nothing for somebody who is paused', async () => {
    const ada = await addPerson('Ada', { pause: { until: '2026-12-01T00:00:00.000Z' } });
    expect((await readBrief(MONDAY)).mail).toBeUndefined();
    expect(await draftsOf(ada)).toEqual([]);
  });
});

describe('the next brief about somebody', () => {
  it('offers the same letter while it waits for an answer, and another one after two weeks', async () => {
    await addPerson('Ada', { cadenceDays: 7 });
    const first = await readBrief(MONDAY);
    const second = await readBrief('2026-08-31T06:30:00.000Z');
    const third = await readBrief('2026-09-07T06:30:00.000Z');
    expect(second.draftIds).toEqual(first.draftIds);
    expect(third.draftIds).not.toEqual(first.draftIds);
    expect(third.draftIds).toEqual([expect.any(String)]);
  });

  it('puts a waiting letter away once there is grief, and is just a nudge', async () => {
    const ada = await addPerson('Ada', { cadenceDays: 7 });
    await readBrief(MONDAY);
    const { ownerId, contactId } = ada;
    const occurredAt = '2026-08-26T09:00:00.000Z';
    const text = 'Dora died on Tuesday.';
    await world.ports.timeline.append(
      buildInteraction({ ownerId, contactId, kind: 'note', occurredAt, text, source: { by: 'cli' } }),
    );
    expect((await readBrief('2026-08-31T06:30:00.000Z')).draftIds).toEqual([undefined]);
    expect(await draftsOf(ada)).toMatchObject([{ status: 'skipped' }]);
  });

  it('is just a nudge while a letter is unanswered, and has one again after an answer', async () => {
    const ada = await addPerson('Ada', { cadenceDays: 7 });
    await readBrief(MONDAY);
    for (const draft of await draftsOf(ada)) {
      const at = isoInstantSchema.parse('2026-08-24T07:00:00.000Z');
      await world.letters.drafts.approve(draft, { text: 'Hi', approvedAt: at, messageId: 'm1' }, at);
      await world.letters.drafts.settle(draft, 'sent');
    }
    expect((await readBrief('2026-08-31T06:30:00.000Z')).draftIds).toEqual([undefined]);
    const { ownerId, contactId } = ada;
    const answer = buildInteraction({
      ...{ ownerId, contactId, interactionId: 'answer', kind: 'reply', direction: 'inbound' },
      occurredAt: '2026-08-31T09:00:00.000Z',
      text: 'We are renovating our kitchen.',
      source: { by: 'contact-reply', messageId: 'm2' },
    });
    await world.ports.timeline.append(answer);
    // It is the owner's turn now.
    expect((await readBrief('2026-09-07T10:00:00.000Z')).draftIds).toEqual([undefined]);
    await world.ports.timeline.append(
      buildInteraction({
        ...{ ownerId, contactId, interactionId: 'thanks', kind: 'mail', direction: 'outbound' },
        occurredAt: '2026-09-07T11:00:00.000Z',
        source: { by: 'copy' },
      }),
    );
    expect((await readBrief('2026-09-14T10:00:00.000Z')).draftIds).toEqual([expect.any(String)]);
  });
});

describe.each(
  Array.from({ length: 9 }, (_, index) => index + 1).flatMap((atCall) => [
    { atCall, when: 'before' as const },
    { atCall, when: 'after' as const },
  ]),
)('a process that dies $when its call $atCall of preparing a letter', (crash) => {
  it('leaves one letter, which the next run offers', async () => {
    const ada = await addPerson('Ada');
    const { wrap } = crashAt(crash);
    await world
      .tick({ drafts: wrap(world.ports.drafts), ledger: wrap(world.ports.ledger) })
      .catch(() => undefined);
    const { mail } = await readBrief('2026-08-24T06:45:00.000Z');
    const sent = world.transport.accepted;
    expect(sent.length).toBeLessThanOrEqual(1);
    if (mail !== undefined) expect(inOneLine(mail.text)).toContain(LETTER);
    expect((await draftsOf(ada)).length).toBeLessThanOrEqual(1);
  });
});
