import { beforeEach, expect, it } from 'vitest';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, RUTH, replyAddress } from './inbound-world.ts';

const BRIEF = buildDelivery({
  deliveryId: deriveDeliveryId('nudge', 'about one'),
  subjects: [{ contactId: RUTH.contactId }],
});
const addedAt = isoInstantSchema.parse('2026-08-20T06:30:00.000Z');
const PLANS = [
  { planId: 'a'.repeat(24), kind: 'promise' as const, text: 'the deck', on: '2026-08-25', addedAt },
  { planId: 'b'.repeat(24), kind: 'reminder' as const, text: 'ask about Leo', on: '2026-08-24', addedAt },
  { planId: 'c'.repeat(24), kind: 'need' as const, text: 'a dentist', addedAt },
  { planId: 'd'.repeat(24), kind: 'promise' as const, text: 'the slides', on: '2026-09-30', addedAt },
  { planId: 'e'.repeat(24), kind: 'shout-out' as const, text: 'her talk', addedAt },
];

const engine = await startDynalite();
let world: InboundWorld;
beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.ledger.claim(BRIEF);
  await world.ports.contacts.changeContact(RUTH, (contact) => ({ ...contact, plans: PLANS }));
});

async function openAfter(body: string): Promise<readonly string[]> {
  await world.receive({
    messageId: 'm1',
    recipients: [replyAddress(0, BRIEF.deliveryId)],
    mail: { body },
  });
  const plans = (await world.ports.contacts.findContact(RUTH))?.plans ?? [];
  return plans.filter(({ closed }) => closed === undefined).map(({ text }) => text);
}

it('done closes what the brief told of, and neither what is far off nor praise', async () => {
  expect(await openAfter('done')).toEqual(['the slides', 'her talk']);
  const [owner] = await world.ports.owners.listOwners();
  const recordIds = [...(owner?.recordsToShow ?? []), ...(owner?.firstReceipts ?? [])];
  const said = (await world.ports.records.read(recordIds)).flatMap(({ people }) =>
    people.flatMap((step) => step.said),
  );
  expect(said).toEqual(expect.arrayContaining(['Done: the deck', 'Done: ask about Leo', 'Done: a dentist']));
});

it.each(['done: the slides', 'sent the slides', 'Sent her the slides yesterday.'])(
  '“%s” closes the promise of that thing alone',
  async (body) => {
    expect(await openAfter(body)).toEqual(['the deck', 'ask about Leo', 'a dentist', 'her talk']);
  },
);

it.each(['had coffee', 'called her about the deck'])('“%s” closes nothing', async (body) => {
  expect(await openAfter(body)).toHaveLength(PLANS.length);
});
