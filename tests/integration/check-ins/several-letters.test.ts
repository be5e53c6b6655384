import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildDraft } from '../../builders/draft.ts';
import { buildPerson } from '../../builders/person.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH, replyAddress } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const bo = buildPerson('Bo Holm', {
  addresses: ['bo@holm.example'],
  checkIns: { way: 'approve' },
  timeZone: 'Europe/Istanbul',
});
const draftToBo = buildDraft({
  draftId: 'bobobobobobobobo',
  contactId: bo.contactId,
  text: 'Hi Bo,\n\nHow are you?',
});
const BRIEF_ID = deriveDeliveryId('nudge', 'with two letters');

const engine = await startDynalite();
let world: CheckInWorld;
beforeEach(async () => {
  world = await createCheckInWorld(engine);
  await world.ports.contacts.addContact(bo);
  await world.ports.drafts.open(draftToBo);
  const subjects = [
    { contactId: RUTH.contactId, draftId: world.draft.draftId },
    { contactId: bo.contactId, draftId: draftToBo.draftId },
  ];
  await world.ports.ledger.claim(buildDelivery({ deliveryId: BRIEF_ID, subjects }));
});

const toBo = () => world.transport.accepted.filter(({ to }) => to.address === 'bo@holm.example');

describe('two letters that one mail lets out', () => {
  it('go out minutes apart, each once, however often the mail comes', async () => {
    const mail = world.takeAnswer('1: send\n2: send', 'm1', { recipients: [replyAddress(0, BRIEF_ID)] });
    for (let times = 0; times < 2; times += 1) await receiveMail(world.ports, mail);
    expect(world.letters()).toHaveLength(1);
    expect(toBo()).toEqual([]);
    const goesOutAt = (await world.ports.drafts.find(draftToBo))?.approval?.goesOutAt ?? MONDAY_MORNING;
    const minutes = Temporal.Instant.from(goesOutAt).since(MONDAY_MORNING).total('minutes');
    expect(minutes).toBeGreaterThanOrEqual(1);
    expect(minutes).toBeLessThanOrEqual(41);
    for (const at of ['06:45', '07:00', '07:15']) await world.tick(`2026-08-24T${at}:00.000Z`);
    expect(toBo()).toHaveLength(1);
    expect(world.letters()).toHaveLength(1);
  });

  it('may be held back until then', async () => {
    await receiveMail(
      world.ports,
      world.takeAnswer('1: send\n2: send', 'm1', { recipients: [replyAddress(0, BRIEF_ID)] }),
    );
    await receiveMail(
      world.ports,
      world.takeAnswer('skip', 'm2', { recipients: [replyAddress(1, BRIEF_ID)] }),
    );
    for (const at of ['06:45', '07:00', '07:15']) await world.tick(`2026-08-24T${at}:00.000Z`);
    expect(toBo()).toEqual([]);
  });
});
