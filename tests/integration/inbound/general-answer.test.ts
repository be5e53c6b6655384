import { beforeEach, describe, expect, it } from 'vitest';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, NORA, RUTH, replyAddress } from './inbound-world.ts';

const ANNA = buildContact({ contactId: 'annaannaannaanna', name: 'Anna Berg', addresses: [] });
const WEEK_AHEAD = buildDelivery({ deliveryId: deriveDeliveryId('nudge', 'week ahead'), subjects: [] });
const RHYTHM = buildDelivery({
  deliveryId: deriveDeliveryId('rhythm-question', 'nora'),
  kind: 'rhythm-question',
  subjects: [],
});
const RECEIVED_AT = '2026-08-24T06:30:00.000Z';

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.contacts.addContacts(RUTH.ownerId, [ANNA]);
  for (const delivery of [WEEK_AHEAD, RHYTHM]) await world.ports.ledger.claim(delivery);
});

const answer = (body: string, { deliveryId } = WEEK_AHEAD, messageId = 'm1') =>
  world.receive({ messageId, recipients: [replyAddress(0, deliveryId)], mail: { body } });
const owner = () => world.ports.owners.findOwner(NORA.ownerId);
const timelineOf = async (contact: typeof RUTH) => (await world.ports.timeline.read(contact)).interactions;
const receiptText = () => world.receipts().at(-1)?.text.replaceAll(/\s+/g, ' ') ?? '';

describe('an answer to a mail about nobody in particular', () => {
  it('counts as attention', async () => {
    await answer('Thanks!');
    expect((await owner())?.lastAttentionAt).toBe(RECEIVED_AT);
    expect(world.transport.accepted).toEqual([]);
  });

  it('helps, and adds people', async () => {
    await answer('help\r\nadd Nick Borelli nick@borelli.example');
    expect(receiptText()).toContain('snooze 2 weeks');
    expect(receiptText()).toContain('Nick Borelli (nick@borelli.example) is in your circle now');
    expect(world.notices()).toEqual([]);
  });

  it('ends Kith’s mail, and begins it again', async () => {
    await answer('stop all');
    expect((await owner())?.mailStoppedAt).toBe(RECEIVED_AT);
    await answer('start', WEEK_AHEAD, 'm2');
    expect((await owner())?.mailStoppedAt).toBeUndefined();
  });

  it('is carried out for whom a line names, and nobody gets the words of another line', async () => {
    await answer('Anna Berg: likes wine\r\n\r\nIt rained all day here.');
    expect(await world.ports.contacts.findContact(ANNA)).toMatchObject({ interests: ['wine'] });
    expect(await timelineOf(ANNA)).toEqual([]);
    expect(await timelineOf(RUTH)).toEqual([]);
    expect(receiptText()).toContain('Begin the line with a name.');
  });

  it('is carried out once by its copies', async () => {
    const mail = { body: 'add Nick Borelli', messageId: '<same@x.example>' };
    const recipients = [replyAddress(0, WEEK_AHEAD.deliveryId)];
    await world.receive({ messageId: 'm1', recipients, mail });
    await world.receive({ messageId: 'm2', recipients, mail });
    const names: string[] = [];
    for await (const { name } of world.ports.contacts.listContacts(NORA.ownerId)) names.push(name);
    expect(names.filter((name) => name === 'Nick Borelli')).toHaveLength(1);
    expect(world.receipts()).toHaveLength(1);
  });

  it('is told kindly what came of words passed on', async () => {
    await world.receive({
      recipients: [replyAddress(0, WEEK_AHEAD.deliveryId)],
      mail: {
        subject: 'Fwd: Lunch',
        body: '---------- Forwarded message ---------\r\nFrom: Tom <tom@beck.example>\r\nDate: Mon, 24 Aug 2026\r\nSubject: Lunch\r\nTo: Nora\r\n\r\nLunch on Friday?',
      },
    });
    expect(receiptText()).toContain('about nobody in particular');
    expect(world.notices()).toEqual([]);
  });
});

describe('an answer to whether Kith shall go on', () => {
  it.each(['Yes, please go on.', 'yes', 'Gern, weiter so'])('says all by being there: %s', async (words) => {
    await answer(words, RHYTHM);
    expect((await owner())?.lastAttentionAt).toBe(RECEIVED_AT);
    expect(world.transport.accepted).toEqual([]);
  });

  it.each(['stop all', 'stop'])('can also be no: %s', async (words) => {
    await answer(words, RHYTHM);
    expect((await owner())?.mailStoppedAt).toBe(RECEIVED_AT);
  });
});
