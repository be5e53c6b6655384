import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { dueReasons } from '../../../functions/circle/domain/due-reasons.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { mergeContacts } from '../../../functions/circle/merge-contacts.ts';
import { type UndoAnswerPorts, undoAnswer } from '../../../functions/nudges/answer/undo-answer.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createUndoPorts } from '../web/undo-ports.ts';
import { createInboundWorld, type InboundWorld, NORA, RUTH, replyAddress } from './inbound-world.ts';

const BRIEF = buildDelivery({
  deliveryId: deriveDeliveryId('nudge', 'about one'),
  subjects: [{ contactId: RUTH.contactId }],
});
const TWIN = buildContact({
  contactId: 'twintwintwintwin',
  name: 'Ruth A.',
  addresses: [],
  lastTouchAt: '2026-08-10T09:00:00.000Z',
});
const FRIDAY = '2026-08-21T11:00:00.000Z';
const SATURDAY = '2026-08-22T11:00:00.000Z';

const engine = await startDynalite();
let world: InboundWorld;
let ports: UndoAnswerPorts;
beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.ledger.claim(BRIEF);
  ports = {
    ...world.ports,
    ...createUndoPorts(engine.documentClient, { circle: world.tableName, audience: world.tableName }),
    suppressions: world.ports.suppressionList,
  };
});

/** The id of its record. */
async function answer(body: string, messageId: string): Promise<string> {
  const recipients = [replyAddress(0, BRIEF.deliveryId)];
  const before = (await world.ports.owners.listOwners())[0]?.recordsToShow ?? [];
  await world.receive({ messageId, recipients, mail: { body } });
  const after = (await world.ports.owners.listOwners())[0]?.recordsToShow ?? [];
  return after.find((recordId) => !before.includes(recordId)) ?? '';
}
const undo = (recordId: string, over: Partial<UndoAnswerPorts> = {}) =>
  undoAnswer({ ...ports, ...over }, recordId);
const find = (contact = RUTH) => world.ports.contacts.findContact(contact);

describe('the last touch after several answers are taken back', () => {
  it('is the one before all of them, the first one first', async () => {
    const friday = await answer('Met her on Friday.', 'm1');
    const saturday = await answer('Called her on Saturday.', 'm2');
    await undo(friday);
    expect(await find()).toMatchObject({ lastTouchAt: SATURDAY });
    await undo(saturday);
    expect(await find()).toMatchObject({ lastTouchAt: RUTH.lastTouchAt, newestEntry: null });
  });

  it('is the one before all of them, the last one first', async () => {
    const friday = await answer('Met her on Friday.', 'm1');
    const saturday = await answer('Called her on Saturday.', 'm2');
    await undo(saturday);
    expect(await find()).toMatchObject({ lastTouchAt: FRIDAY, newestEntry: { occurredAt: FRIDAY } });
    await undo(friday);
    expect(await find()).toMatchObject({ lastTouchAt: RUTH.lastTouchAt, newestEntry: null });
  });

  it('is the one before all of them where the later touch was told first', async () => {
    const saturday = await answer('Called her on Saturday.', 'm1');
    const friday = await answer('Met her on Friday.', 'm2');
    await undo(saturday);
    expect(await find()).toMatchObject({ lastTouchAt: FRIDAY });
    const sunday = await answer('Called her on Sunday.', 'm3');
    for (const recordId of [friday, sunday]) await undo(recordId);
    expect(await find()).toMatchObject({ lastTouchAt: RUTH.lastTouchAt });
  });

  it('is a touch that came to the timeline since, older than the one taken back', async () => {
    const saturday = await answer('Called her on Saturday.', 'm1');
    const call = buildInteraction({ interactionId: 'a-call', kind: 'call', occurredAt: FRIDAY });
    await logInteraction(world.ports, call);
    await undo(saturday);
    expect(await find()).toMatchObject({ lastTouchAt: FRIDAY, newestEntry: { interactionId: 'a-call' } });
  });

  it('is a touch that came while the answer was being taken back', async () => {
    const saturday = await answer('Called her on Saturday.', 'm1');
    const { contacts } = ports;
    const changeContact: typeof contacts.changeContact = async (key, change) => {
      await answer('Met her on Friday.', 'm2');
      return contacts.changeContact(key, change);
    };
    await undo(saturday, { contacts: { ...contacts, changeContact } });
    expect(await find()).toMatchObject({ lastTouchAt: FRIDAY, newestEntry: { occurredAt: FRIDAY } });
  });

  it('of two who were merged since is the later one that stands', async () => {
    await ports.contacts.addContact(TWIN);
    const friday = await answer('Met her on Friday.', 'm1');
    const saturday = await answer('Called her on Saturday.', 'm2');
    await undo(friday);
    const merges = createDynamoDbMergeStore(engine.documentClient, world.tableName, world.clock);
    const { ownerId, contactId } = RUTH;
    await mergeContacts({ ...ports, merges }, { ownerId, keptId: TWIN.contactId, absorbedId: contactId });
    await undo(saturday);
    expect(await find(TWIN)).toMatchObject({ lastTouchAt: TWIN.lastTouchAt });
  });
});

describe('Undo', () => {
  it('leaves words that were not understood beside the newest exchange, and does not take them for it', async () => {
    const saturday = await answer('Called her on Saturday.', 'm1');
    await answer('likes: wine\r\nZebulon: called him', 'm2');
    expect((await world.readTimeline())[0]).toMatchObject({ source: { by: 'owner-remark' } });
    await undo(saturday);
    expect(await find()).toMatchObject({ newestEntry: null });
  });

  it('opens again what “done” closed, which then comes up as before', async () => {
    const addedAt = isoInstantSchema.parse('2026-08-20T06:30:00.000Z');
    const plans = [
      { planId: 'a'.repeat(24), kind: 'promise' as const, text: 'the deck', on: '2026-08-25', addedAt },
      { planId: 'b'.repeat(24), kind: 'need' as const, text: 'a dentist', addedAt },
    ];
    await ports.contacts.changeContact(RUTH, (contact) => ({ ...contact, plans }));
    const before = await find();
    const recordId = await answer('done', 'm1');
    expect((await find())?.plans.every(({ closed }) => closed?.how === 'done')).toBe(true);
    const undone = await undo(recordId);
    expect(undone?.undo?.finished).toMatchObject({ left: [] });
    expect(undone?.undo?.finished?.takenBack).toContain('Ruth: Done: the deck');
    const after = await find();
    expect(after).toEqual({ ...before, newestEntry: null });
    const kinds = after && dueReasons(after, world.clock.now(), NORA).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['plan', 'plan']));
  });

  it('leaves closed what somebody closed in another way since', async () => {
    const addedAt = isoInstantSchema.parse('2026-08-20T06:30:00.000Z');
    const plan = { planId: 'b'.repeat(24), kind: 'need' as const, text: 'a dentist', addedAt };
    const dropped = { ...plan, closed: { at: addedAt, how: 'dropped' as const } };
    await ports.contacts.changeContact(RUTH, (contact) => ({ ...contact, plans: [plan] }));
    const recordId = await answer('done', 'm1');
    await ports.contacts.changeContact(RUTH, (contact) => ({ ...contact, plans: [dropped] }));
    const undone = await undo(recordId);
    expect(undone?.undo?.finished?.left).toHaveLength(1);
    expect(await find()).toMatchObject({ plans: [dropped] });
  });

  it('pressed by two at once does it once, and both say the same', async () => {
    const recordId = await answer('Called her on Saturday.\r\nlikes: wine', 'm1');
    const [one, other] = await Promise.all([undo(recordId), undo(recordId)]);
    expect(one?.undo?.finished).toEqual(other?.undo?.finished);
    expect(await find()).toMatchObject({ interests: [], lastTouchAt: RUTH.lastTouchAt });
  });

  it('leaves what another answer says while it runs', async () => {
    const recordId = await answer('snooze 2w\r\nlikes: wine', 'm1');
    const { contacts } = ports;
    let hasAnswered = false;
    const findContact: typeof contacts.findContact = async (key) => {
      const found = await contacts.findContact(key);
      if (!hasAnswered) {
        hasAnswered = true;
        await answer('snooze 1m\r\nCalled her on Saturday.', 'm2');
      }
      return found;
    };
    const undone = await undo(recordId, {
      contacts: { ...contacts, findContact },
    });
    expect(undone?.undo?.finished?.left.join()).toContain('changed again since');
    expect(await find()).toMatchObject({
      pause: { until: '2026-09-23T23:00:00.000Z' },
      interests: [],
      lastTouchAt: SATURDAY,
    });
  });
});
