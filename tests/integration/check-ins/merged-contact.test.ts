import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { prepareDraft } from '../../../functions/check-ins/prepare-draft.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { mergeContacts } from '../../../functions/circle/merge-contacts.ts';
import { undoMerge } from '../../../functions/circle/undo-merge.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildDraft } from '../../builders/draft.ts';
import { buildPerson } from '../../builders/person.ts';
import { startDynalite } from '../../engines/engine.ts';
import { NORA, RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const keeper = buildPerson('Ruth Klein', { addresses: ['ruth@klein.example'], checkIns: { way: 'approve' } });
const APPROVED_AT = isoInstantSchema.parse('2026-08-24T06:31:00.000Z');
const DUE_AT = isoInstantSchema.parse('2026-08-24T06:35:00.000Z');

const engine = await startDynalite();
let world: CheckInWorld;
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createCheckInWorld(engine);
  await world.ports.contacts.addContact(keeper);
});

const mergePorts = () => ({
  ...world.ports,
  merges: createDynamoDbMergeStore(engine.documentClient, world.tableName),
  suppressions: { suppress: async () => {}, lift: async () => {} },
});
const letterPorts = () => ({ ...world.ports, logAddresses: world.logAddresses });
const merge = () =>
  mergeContacts(mergePorts(), {
    ...{ ownerId: RUTH.ownerId, keptId: keeper.contactId, absorbedId: RUTH.contactId },
  });
const unmerge = () => undoMerge(mergePorts(), { ownerId: RUTH.ownerId, absorbedId: RUTH.contactId });
const mailsTo = (address: string) => world.transport.accepted.filter(({ to }) => to.address === address);
const ofKeeper = async () => (await world.ports.timeline.read(keeper)).interactions;

describe('mail about somebody who was merged into another contact', () => {
  test('`send` in answer to a letter offered before sends it once, to who was kept', async () => {
    await merge();
    for (const messageId of ['m1', 'm2']) await receiveMail(world.ports, world.takeAnswer('send', messageId));
    expect(mailsTo('ruth@klein.example')).toMatchObject([{ text: expect.stringContaining('How is Leo?') }]);
    expect(await ofKeeper()).toMatchObject([{ kind: 'mail', direction: 'outbound' }]);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has gone out already' }]);
  });

  test('so do words of the owner’s own', async () => {
    await merge();
    await receiveMail(world.ports, world.takeAnswer('send\n\nDear Ruth,\n\nHow are you?'));
    expect(mailsTo('ruth@klein.example')).toMatchObject([{ text: expect.stringContaining('How are you?') }]);
  });

  test('`skip`, `later` and grief find it as well', async () => {
    await merge();
    await receiveMail(world.ports, world.takeAnswer('later Friday', 'm1'));
    expect(await world.readDraft()).toMatchObject({ status: 'open', waitsUntil: '2026-08-27T23:00:00.000Z' });
    await receiveMail(world.ports, world.takeAnswer('Her mother died on Sunday.', 'm2'));
    expect(await world.readDraft()).toMatchObject({ status: 'skipped' });
  });

  test('two skips in a row, of which one came before, end the letters to who was kept', async () => {
    const earlier = buildDraft({ draftId: 'earlierearlieraa', writtenAt: '2026-08-17T06:30:00.000Z' });
    await world.ports.drafts.open(earlier);
    await world.ports.drafts.skip(earlier, earlier.writtenAt);
    await merge();
    await receiveMail(world.ports, world.takeAnswer('skip'));
    expect(await world.ports.contacts.findContact(keeper)).toMatchObject({ checkIns: { way: 'off' } });
  });

  test('who was kept is not written to again before there is an answer to what the other one got', async () => {
    await receiveMail(world.ports, world.takeAnswer('send'));
    await world.ports.drafts.open(buildDraft({ draftId: 'keeperkeeperkeep', contactId: keeper.contactId }));
    await merge();
    const contact = await world.ports.contacts.findContact(keeper);
    const occasion = { owner: NORA, now: world.clock.now() };
    expect(contact && (await prepareDraft(letterPorts(), { ...occasion, contact }))).toBeUndefined();
    expect(await world.ports.drafts.listForContact(keeper)).toHaveLength(2);
  });

  test('a letter that waits is offered once more as one to who was kept, and goes nowhere without a word', async () => {
    await merge();
    const contact = await world.ports.contacts.changeContact(keeper, (one) => ({
      ...one,
      checkIns: { way: 'auto' },
    }));
    if (contact.outcome === 'address-taken') throw new Error('The address is taken');
    const occasion = { owner: NORA, now: world.clock.now(), contact: contact.contact };
    expect(await prepareDraft(letterPorts(), occasion)).toEqual({
      draftId: world.draft.draftId,
      text: world.draft.text,
    });
  });

  test('once the merge is undone, a letter is theirs to whom it was written, and of nobody else', async () => {
    await merge();
    await unmerge();
    expect(await world.ports.drafts.listForContact(keeper)).toEqual([]);
    expect(await world.ports.drafts.find({ ...keeper, draftId: world.draft.draftId })).toBeUndefined();
    await receiveMail(world.ports, world.takeAnswer('send'));
    expect(world.letters()).toHaveLength(1);
    expect(mailsTo('ruth@klein.example')).toEqual([]);
  });

  test('a letter approved before goes out to who was kept, and stands on their timeline', async () => {
    const { drafts } = world.ports;
    await drafts.approve(world.draft, { text: 'Hi Ruth', approvedAt: APPROVED_AT, messageId: 'm1' }, DUE_AT);
    await merge();
    await world.tick('2026-08-24T06:45:00.000Z');
    expect(world.transport.accepted).toMatchObject([{ to: { address: 'ruth@klein.example' } }]);
    expect(await ofKeeper()).toMatchObject([{ kind: 'mail', text: 'Hi Ruth' }]);
  });

  test('words of the owner in answer to an older brief go on the timeline of who was kept', async () => {
    await merge();
    await world.receive({ messageId: 'm3', mail: { body: 'Met for lunch.' } });
    expect(await ofKeeper()).toMatchObject([{ text: 'Met for lunch.' }]);
  });

  test('what they answer at the address they know is passed on, and stands there too', async () => {
    await merge();
    await receiveMail(world.ports, world.takeReply('All well here!'));
    expect(await ofKeeper()).toMatchObject([{ kind: 'reply', text: 'All well here!' }]);
    expect(world.toNora()).toHaveLength(1);
  });
});
