import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, RUTH, replyAddress } from './inbound-world.ts';

const engine = await startDynalite();
let world: InboundWorld;
const ISSUE = deriveDeliveryId('issue', 'to', 'ruth');

beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.mailboxes.giveMailbox(RUTH, 'ruth-aaaaaaaa');
  await world.ports.ledger.claim(buildDelivery({ deliveryId: ISSUE, kind: 'issue', subjects: [] }));
});

const ADDRESSES = [
  ['an owner’s reply address', replyAddress()],
  ['a contact’s lasting address', 'hello+ruth-aaaaaaaa@in.kith.example'],
  ['the reply address of an issue', replyAddress(0, ISSUE)],
  ['a made-up address', 'r+aaaa@in.kith.example'],
] as const;

const REPORTS = [
  'complaint-arf',
  'complaint-not-spam',
  'bounce-postfix',
  'bounce-exchange-online',
  'bounce-null-path-only',
];

const fixture = (name: string) =>
  readFile(new URL(`../../fixtures/mail/messages/${name}.eml`, import.meta.url));

describe.each(ADDRESSES)('a report about mail that comes to %s', (_, recipient) => {
  it.each(REPORTS)(
    'as %s puts nothing on a timeline and makes no notice, however many come',
    async (name) => {
      const source = name.startsWith('bounce') ? '' : 'feedback@mail.example';
      for (const messageId of ['m1', 'm2']) {
        const mail = world.take({ messageId, recipients: [recipient], source });
        world.bucket.set(messageId, await fixture(name));
        await receiveMail(world.ports, mail);
      }
      expect(await world.readTimeline()).toEqual([]);
      expect(world.notices()).toEqual([]);
      expect(await world.ports.inboundLog.find(['m1', 'm2'])).toMatchObject([
        { fate: 'automatic' },
        { fate: 'automatic' },
      ]);
    },
  );
});
