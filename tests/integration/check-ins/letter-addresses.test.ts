import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

const [second, third] = ['ruth@second.example', 'ruth@third.example'].map((each) =>
  emailAddressSchema.parse(each),
);
const give = (...addresses: readonly (string | undefined)[]) =>
  world.ports.contacts.changeContact(RUTH, (contact) => ({
    ...contact,
    addresses: addresses.map((each) => emailAddressSchema.parse(each)),
  }));
const suppress = (address: string | undefined, reason: 'hard-bounce' | 'complaint') =>
  world.ports.suppressionList.suppress(emailAddressSchema.parse(address), {
    ...{ reason, scope: 'all' },
    since: isoInstantSchema.parse(MONDAY_MORNING),
  });
const toRuth = () =>
  world.transport.accepted.map(({ to }) => to.address).filter((address) => address.startsWith('ruth@'));
const subjects = () => world.toNora().map(({ subject }) => subject);
/** What SES says of the newest letter. */
const comeBack = async ({ forGood }: { forGood: boolean }) => {
  const letter = world.transport.accepted.findLast(({ to }) => to.address.startsWith('ruth@'));
  if (letter === undefined) throw new Error('There is no letter');
  if (forGood) await suppress(letter.to.address, 'hard-bounce');
  await world.ports.ledger.settle(letter.deliveryId, 'bounced', 'ses-1');
};
const tickAt = async (...times: readonly string[]) => {
  for (const time of times) await world.tick(`2026-08-24T${time}:00.000Z`);
};

describe('somebody with three addresses', () => {
  beforeEach(() => give(RUTHS_ADDRESS, second, third));

  test('of which the first is known to be gone gets the letter at the second, and the owner hears where', async () => {
    await suppress(RUTHS_ADDRESS, 'hard-bounce');
    await world.answer('send');
    await tickAt('07:45', '09:00');
    expect(toRuth()).toEqual([second]);
    expect(subjects()).toEqual(['Your letter to Ruth went to another address']);
    expect(world.toNora()[0]?.text).toContain(`mail first ${second}`);
  });

  test('gets it at the next when it comes back from one for good, and the owner hears of the one that took it', async () => {
    await world.answer('send');
    await comeBack({ forGood: true });
    await tickAt('07:30', '07:45');
    expect(toRuth()).toEqual([RUTHS_ADDRESS, second]);
    await comeBack({ forGood: true });
    await tickAt('08:45', '09:00');
    expect(toRuth()).toEqual([RUTHS_ADDRESS, second, third]);
    await tickAt('10:00', '10:15', '11:30');
    expect(await world.readTimeline()).toHaveLength(1);
    expect(await world.readDraft()).toMatchObject({ status: 'sent', approval: { attempt: 3 } });
    expect(toRuth()).toHaveLength(3);
    expect(world.toNora().at(-1)?.text).toContain(third);
  });

  test('gets it at none when one of them complained, or a mailbox was just full', async () => {
    await suppress(third, 'complaint');
    await world.answer('send');
    expect(toRuth()).toEqual([]);
    expect(subjects()).toEqual(['Your letter to Ruth cannot go out']);
  });

  test('whose mailbox is full gets it nowhere else, and the owner hears of it', async () => {
    await world.answer('send');
    await comeBack({ forGood: false });
    await tickAt('07:30', '07:45', '09:00');
    expect(toRuth()).toEqual([RUTHS_ADDRESS]);
    expect(subjects()).toEqual(['Your letter to Ruth came back']);
  });
});

test('when no address is left the owner is asked for one; `mail …` adds it, and `send again` sends the letter there', async () => {
  await world.answer('send', 'm1');
  await comeBack({ forGood: true });
  await tickAt('07:30', '07:45');
  expect(subjects()).toEqual(['Your letter to Ruth came back']);
  const [notice] = world.toNora();
  expect(notice?.text.replaceAll('\n', ' ')).toContain('like mail name@example.com');
  const reply = (body: string, messageId: string) =>
    world.receive({ messageId, recipients: [notice?.replyTo ?? ''], mail: { body } });
  await reply('mail ruth@new.example', 'm2');
  expect((await world.readRuth())?.addresses).toContain('ruth@new.example');
  await reply('send again', 'm3');
  expect(toRuth()).toEqual([RUTHS_ADDRESS, 'ruth@new.example']);
  expect(await world.readDraft()).toMatchObject({ status: 'sent' });
});

describe('a letter after mail of theirs', () => {
  test('stands in the thread of that mail', async () => {
    await receiveMail(
      world.ports,
      world.takeReply('Leo loves it!', 'm0', {
        mail: { subject: 'Re: A present', messageId: '<leo@adler.example>' },
      }),
    );
    await world.answer('send\n\nHi Ruth,\n\nhow lovely!', 'm1');
    expect(world.letters()).toMatchObject([
      { subject: 'Re: A present', headers: { 'In-Reply-To': '<leo@adler.example>' } },
    ]);
  });

  test('does not stand in the thread of somebody who may be somebody else', async () => {
    const eve = {
      mail: { from: 'eve@evil.example', messageId: '<eve@evil.example>' },
      source: 'eve@evil.example',
    };
    await receiveMail(world.ports, world.takeReply('Hello', 'm0', eve));
    await world.answer('send', 'm1');
    expect(world.letters()[0]?.headers).toBeUndefined();
  });
});
