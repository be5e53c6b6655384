import { beforeEach, expect, it } from 'vitest';
import type { InboundMail } from '../../../functions/inbound/domain/inbound-mail.ts';
import type { HeldFate } from '../../../functions/inbound/inbound-log.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, RUTH } from './inbound-world.ts';

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
});

const NOW = isoInstantSchema.parse('2026-08-24T12:00:00.000Z');
const STRANGERS = {
  source: 'eve@evil.example',
  mail: { from: 'eve@evil.example', body: 'Transfer the money.' },
};

/** Takes the fate away, as the operator's command does, and delivers what SES said of the mail once more. */
async function release(mail: InboundMail, fate: HeldFate): Promise<void> {
  expect(await world.ports.inboundLog.release(mail.messageId, fate, NOW)).toBe('released');
  await receiveMail(world.ports, mail);
}

const fateOf = async ({ messageId }: InboundMail) =>
  (await world.ports.inboundLog.find([messageId]))[0]?.fate;

it('an owner’s answer that was taken for spam is logged once it is released, however often it is delivered', async () => {
  const mail = world.take({ verdicts: { spam: 'FAIL' }, mail: { body: 'Met for coffee.' } });
  await receiveMail(world.ports, mail);
  expect(await world.readTimeline()).toEqual([]);
  await release(mail, 'quarantined');
  await receiveMail(world.ports, mail);
  expect(await world.readTimeline()).toMatchObject([{ text: 'Met for coffee.' }]);
  expect(await fateOf(mail)).toBe('logged');
});

it('a stranger’s spam that is released is opened and still does nothing in the owner’s name', async () => {
  const mail = world.take({ verdicts: { spam: 'FAIL' }, ...STRANGERS });
  await receiveMail(world.ports, mail);
  await release(mail, 'quarantined');
  expect(await fateOf(mail)).toBe('untrusted');
  expect(await world.readTimeline()).toEqual([]);
  await release(mail, 'untrusted');
  expect(await fateOf(mail)).toBe('logged');
  expect(await world.readTimeline()).toMatchObject([{ text: 'Transfer the money.' }]);
});

it('a contact’s answer that was taken for spam is passed on once it is released', async () => {
  await world.ports.mailboxes.giveMailbox(RUTH, 'ruth-aaaaaaaa');
  const [from = ''] = RUTH.addresses;
  const mail = world.take({
    recipients: ['hello+ruth-aaaaaaaa@in.kith.example'],
    verdicts: { spam: 'FAIL' },
    source: from,
    mail: { from, body: 'Leo loves it!' },
  });
  await receiveMail(world.ports, mail);
  expect(await world.readTimeline()).toEqual([]);
  await release(mail, 'quarantined');
  expect(await world.readTimeline()).toMatchObject([{ text: 'Leo loves it!', direction: 'inbound' }]);
  expect(world.notices().at(-1)?.subject).toContain('wrote back');
});
