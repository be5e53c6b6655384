import { beforeEach, describe, expect, it } from 'vitest';
import type { Gift } from '../../../functions/circle/domain/gift.ts';
import { readAttachment } from '../../../functions/inbound/adapters/read-attachment.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { type Crash, crashAt } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { type CheckInWorld, createCheckInWorld } from '../check-ins/check-in-world.ts';
import { RUTH } from './inbound-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

const gifts = async () => (await world.readRuth())?.gifts ?? [];
const BOOTS: Gift = {
  giftId: 'b'.repeat(24),
  stage: 'sent',
  text: 'garden boots',
  on: '2026-08-10',
  addedAt: isoInstantSchema.parse('2026-08-10T09:00:00.000Z'),
};
const giveBoots = () => world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, gifts: [BOOTS] }));

describe('their words', () => {
  it('are kept on the gift that they speak of, with the entry that they come from', async () => {
    await giveBoots();
    await receiveMail(world.ports, world.takeReply('The boots fit! How are you?'));
    const [entry] = await world.readTimeline();
    expect(await gifts()).toEqual([
      { ...BOOTS, words: { text: 'The boots fit!', interactionId: entry?.interactionId } },
    ]);
  });

  it('of somebody who is not proven to be the contact are none', async () => {
    await giveBoots();
    const stranger = { source: 'ruth@elsewhere.example', mail: { from: 'Ruth <ruth@elsewhere.example>' } };
    await receiveMail(world.ports, world.takeReply('The boots fit!', 'm2', stranger));
    expect(await gifts()).toEqual([BOOTS]);
  });

  it.each(
    Array.from({ length: 6 }, (_, at) => at + 1).flatMap((atCall): Crash[] => [
      { atCall, when: 'before' },
      { atCall, when: 'after' },
    ]),
  )('are kept, and passed on once, after a crash $when call $atCall', async (crash) => {
    await giveBoots();
    const { wrap } = crashAt(crash);
    const { ports } = world;
    const mail = world.takeReply('The boots fit!');
    const mortal = { ...ports, contacts: wrap(ports.contacts), timeline: wrap(ports.timeline) };
    await receiveMail(mortal, mail).catch(() => undefined);
    await receiveMail(ports, mail);
    expect(await gifts()).toMatchObject([{ words: { text: 'The boots fit!' } }]);
    expect(await world.readTimeline()).toHaveLength(1);
    expect(world.toNora()).toHaveLength(1);
  });
});

const PICTURE = Buffer.from('a picture of boots, or its first bytes'.repeat(40));
const part = (headers: string, body: string) => `--b\r\n${headers}\r\n\r\n${body}\r\n`;
const picture = (filename: string, bytes: Buffer) =>
  part(
    `Content-Type: image/jpeg; name=${filename}\r\nContent-Disposition: attachment; filename=${filename}\r\nContent-Transfer-Encoding: base64`,
    bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
  );

describe('what an owner’s answer tells of a gift', () => {
  it('has its photo: where it is in the raw mail, from which its bytes come back', async () => {
    const headers = ['Content-Type: multipart/mixed; boundary=b'];
    const text = part('Content-Type: text/plain; charset=utf-8', 'gift sent: garden boots $80');
    const body = `${text}${picture('logo.jpg', Buffer.from('small'))}${picture('boots.jpg', PICTURE)}--b--\r\n`;
    await receiveMail(world.ports, world.takeAnswer(body, 'm1', { mail: { headers } }));
    const [gift] = await gifts();
    expect(gift).toMatchObject({
      text: 'garden boots $80',
      photo: { messageId: 'm1', part: 1, filename: 'boots.jpg', contentType: 'image/jpeg' },
    });
    const raw = world.bucket.get('m1') ?? new Uint8Array();
    expect(Buffer.from((await readAttachment(raw, gift?.photo?.part ?? 9))?.bytes ?? [])).toEqual(PICTURE);
    expect(await readAttachment(raw, 2)).toBeUndefined();
  });

  it('goes from idea over chosen and ordered to sent as one gift, with its link', async () => {
    const say = (body: string, id: string) => receiveMail(world.ports, world.takeAnswer(body, id));
    await say('gift idea: garden boots https://shop.example/boots', 'm1');
    await say('gift chosen: garden boots', 'm2');
    await say('gift ordered: garden boots €60', 'm3');
    await say('gift sent: garden boots for her birthday', 'm4');
    expect(await gifts()).toMatchObject([
      {
        ...{ stage: 'sent', text: 'garden boots', link: 'https://shop.example/boots' },
        ...{ amount: { currency: 'EUR', value: 60 }, occasion: 'birthday', on: '2026-08-24' },
      },
    ]);
  });

  it('“arrived” marks it; where nothing is on its way, it is a note', async () => {
    await receiveMail(world.ports, world.takeAnswer('arrived', 'm1'));
    expect(await world.readTimeline()).toMatchObject([{ text: 'arrived' }]);
    await giveBoots();
    await receiveMail(world.ports, world.takeAnswer('Yes, it came!', 'm2'));
    expect(await gifts()).toEqual([{ ...BOOTS, arrivedOn: '2026-08-24' }]);
    expect(await world.readTimeline()).toHaveLength(1);
  });
});
