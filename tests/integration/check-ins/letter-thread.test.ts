import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildDraft } from '../../builders/draft.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH, replyAddress } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const OWN_WORDS = 'send\n\nHi Ruth,\n\nI just saw your old street.\n\nNora';

const engine = await startDynalite();
let world: CheckInWorld;
beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

/** A first letter goes out on Monday; what SES says of it. */
async function sendFirst(status?: 'delivered' | 'bounced'): Promise<void> {
  await receiveMail(world.ports, world.takeAnswer('send', 'm1'));
  const [first] = world.letters();
  if (first && status) await world.ports.ledger.settle(first.deliveryId, status, 'ses-1');
}

/** The owner's own words, in answer to a later brief. */
async function sendSecond(at: string): Promise<void> {
  world.clock.setTo(at);
  const draft = buildDraft({
    draftId: 'laterlaterlaterl',
    writtenAt: at,
    expiresAt: '2027-01-01T00:00:00.000Z',
  });
  await world.ports.drafts.open(draft);
  const deliveryId = deriveDeliveryId('nudge', 'a later one');
  const subjects = [{ contactId: RUTH.contactId, draftId: draft.draftId }];
  await world.ports.ledger.claim(buildDelivery({ deliveryId, subjects }));
  const recipients = [replyAddress(0, deliveryId)];
  await receiveMail(world.ports, world.takeAnswer(OWN_WORDS, 'm2', { recipients }));
}

describe('a letter that follows another which was not answered', () => {
  it('stands in its thread, under its subject', async () => {
    await sendFirst('delivered');
    await sendSecond('2026-09-14T07:00:00.000Z');
    const [first, second] = world.letters();
    expect(first?.headers).toBeUndefined();
    expect(second).toMatchObject({
      subject: `Re: ${first?.subject}`,
      headers: {
        'In-Reply-To': '<ses-1@eu-west-1.amazonses.com>',
        References: '<ses-1@eu-west-1.amazonses.com>',
      },
    });
  });

  it.each([
    ['is two months old', '2026-10-26T07:00:00.000Z', 'delivered'],
    ['came back, so that they do not know it', '2026-09-14T07:00:00.000Z', 'bounced'],
  ] as const)('begins a thread of its own where that one %s', async (_, at, status) => {
    await sendFirst(status);
    await sendSecond(at);
    const second = world.letters().at(-1);
    expect(world.letters()).toHaveLength(2);
    expect(second?.headers).toBeUndefined();
    expect(second?.subject).not.toMatch(/^Re:/);
  });

  it('stands in the thread of their answer where there is one', async () => {
    await sendFirst('delivered');
    world.clock.setTo('2026-08-25T07:00:00.000Z');
    const headers = { messageId: '<answer@adler.example>', subject: 'Re: Leo' };
    await receiveMail(
      world.ports,
      world.takeReply('All well here!', 'm3', { mail: headers, timestamp: '2026-08-25T07:00:00.000Z' }),
    );
    await sendSecond('2026-09-14T07:00:00.000Z');
    expect(world.letters().at(-1)).toMatchObject({
      subject: 'Re: Leo',
      headers: { 'In-Reply-To': '<answer@adler.example>' },
    });
  });
});
