import { beforeEach, describe, expect, it } from 'vitest';
import { prepareDraft } from '../../../functions/check-ins/prepare-draft.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildDraft } from '../../builders/draft.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH, replyAddress } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const TOM = buildOwner({
  ownerId: 'tomtomtomtomtomt',
  name: 'Tom Baker',
  addresses: [{ address: 'tom@baker.example', confirmedAt: '2025-07-20T08:00:00.000Z' }],
});
const TOMS_RUTH = buildContact({
  ownerId: TOM.ownerId,
  contactId: 'tomsruthtomsruth',
  checkIns: { way: 'approve' },
  timeZone: 'Europe/Istanbul',
  notes: ['Owes Tom a boat.'],
});
const TOMS_DRAFT = buildDraft({
  ...{ ownerId: TOM.ownerId, contactId: TOMS_RUTH.contactId, draftId: 'tomsdrafttomsdra' },
  text: 'Hi Ruth,\n\nHow are the sails?\n\nTom',
});
const TOMS_BRIEF = deriveDeliveryId('nudge', 'with a letter of Tom’s');
const TOMS_MAILBOX = 'hello+ruth-bbbbbbbb@in.kith.example';

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
  await createDynamoDbOwnerStore(engine.documentClient, world.tableName).addOwner(TOM);
  await world.ports.contacts.addContact(TOMS_RUTH);
});

describe('two owners, each with a letter to one person', () => {
  const subjects = [{ contactId: TOMS_RUTH.contactId, draftId: TOMS_DRAFT.draftId }];
  const toTom = () => world.transport.accepted.filter(({ to }) => to.address === 'tom@baker.example');
  const timelineOf = async (contact: typeof RUTH) =>
    (await world.ports.timeline.read(contact)).interactions.map(({ text }) => text.trim()).toSorted();
  const tomSays = (body: string, messageId: string, from = 'tom@baker.example') =>
    world.receive({
      messageId,
      recipients: [replyAddress(0, TOMS_BRIEF)],
      source: from,
      mail: { from, body },
    });
  const noraSays = (body: string, messageId: string) =>
    receiveMail(world.ports, world.takeAnswer(body, messageId));

  beforeEach(async () => {
    await world.ports.drafts.open(TOMS_DRAFT);
    await world.ports.mailboxes.giveMailbox(TOMS_RUTH, 'ruth-bbbbbbbb');
    const { ownerId } = TOM;
    await world.ports.ledger.claim(buildDelivery({ deliveryId: TOMS_BRIEF, ownerId, subjects }));
  });

  it('write each in their own name, in no thread of the other’s, and the answers go each to their own', async () => {
    await noraSays('send', 'm1');
    await tomSays('send', 'm2');
    expect(world.letters()).toMatchObject([
      { from: { name: 'Nora Lindqvist' }, text: 'Hi Ruth,\n\nHow is Leo?\n\nNora\n' },
      { from: { name: 'Tom Baker' }, text: 'Hi Ruth,\n\nHow are the sails?\n\nTom\n', replyTo: TOMS_MAILBOX },
    ]);
    expect(world.letters().map(({ headers }) => headers)).toEqual([undefined, undefined]);

    await receiveMail(world.ports, world.takeReply('Leo is well!', 'm3'));
    await receiveMail(
      world.ports,
      world.takeReply('The sails are torn.', 'm4', { recipients: [TOMS_MAILBOX] }),
    );
    const passedOnTo = { nora: world.toNora().at(-1)?.text, tom: toTom().at(-1)?.text };
    expect(passedOnTo.nora).toContain('Leo is well!');
    expect(passedOnTo.nora).not.toMatch(/sails|boat|Tom/);
    expect(passedOnTo.tom).toContain('The sails are torn.');
    expect(passedOnTo.tom).toContain('Owes Tom a boat.');
    expect(passedOnTo.tom).not.toMatch(/Leo|hospital|Nora/);
    expect(await timelineOf(RUTH)).toEqual(['Hi Ruth,\n\nHow is Leo?\n\nNora', 'Leo is well!']);
    expect(await timelineOf(TOMS_RUTH)).toEqual([
      'Hi Ruth,\n\nHow are the sails?\n\nTom',
      'The sails are torn.',
    ]);
  });

  it('decide each about their own: what one sends, skips or stops leaves the other’s as it was', async () => {
    await tomSays('send', 'm1', 'nora@lindqvist.example');
    expect(world.letters()).toEqual([]);
    await tomSays('skip', 'm2');
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
    await noraSays('send', 'm3');
    expect(world.letters()).toMatchObject([{ from: { name: 'Nora Lindqvist' } }]);
    expect(await world.ports.drafts.find(TOMS_DRAFT)).toMatchObject({ status: 'skipped' });
  });
});

it('a letter speaks of nothing that its contact told another owner', async () => {
  const tell = ({ ownerId, contactId }: typeof RUTH, text: string) =>
    logInteraction(
      world.ports,
      buildInteraction({
        ...{ ownerId, contactId, text, interactionId: `letter-${contactId}` },
        ...{ kind: 'reply', direction: 'inbound', source: { by: 'contact-reply' } },
        occurredAt: '2026-06-08T12:00:00.000Z',
      }),
    );
  const ports = { ...world.ports, logAddresses: world.logAddresses };
  const occasion = { owner: TOM, contact: TOMS_RUTH, now: world.clock.now(), isAsked: true };
  await tell(RUTH, 'We are learning Greek.');
  expect(await prepareDraft(ports, occasion)).toBeUndefined();
  await tell(TOMS_RUTH, 'We are learning Italian.');
  expect((await prepareDraft(ports, occasion))?.text).toContain('“We are learning Italian.”');
});
