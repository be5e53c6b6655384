import { beforeEach, describe, expect, it } from 'vitest';
import type { Approval, Draft } from '../../../functions/check-ins/domain/draft.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { type IsoInstant, isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildDraft } from '../../builders/draft.ts';
import { buildPerson } from '../../builders/person.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH, replyAddress } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;
beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

/** The owner skipped an earlier letter. */
async function skipEarlier() {
  const earlier = buildDraft({ draftId: 'earlierearlieraa', writtenAt: '2026-08-17T06:30:00.000Z' });
  await world.ports.drafts.open(earlier);
  await world.ports.drafts.skip(earlier, earlier.writtenAt);
}

describe('`later Friday`', () => {
  it.each(['later Friday', 'Later until Friday.', 'push it to Friday', 'snooze until Friday'])(
    '(%s) lets the letter wait until then, without a word, and nothing is sent',
    async (words) => {
      await world.answer(words);
      expect(await world.readDraft()).toMatchObject({
        status: 'open',
        waitsUntil: '2026-08-27T23:00:00.000Z',
      });
      expect(await world.readRuth()).toMatchObject({ pause: { until: '2026-08-27T23:00:00.000Z' } });
      expect((await world.readRuth())?.draftAskedAt).toBeDefined();
      expect(world.letters()).toEqual([]);
      expect(world.toNora()).toEqual([]);
    },
  );

  it('does not bring back what went out before, and says so', async () => {
    await world.answer('send', 'm1');
    await world.answer('later Friday', 'm2');
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora().at(-1)?.subject).toBe('Your letter to Ruth has gone out already');
  });
});

describe('two skips in a row', () => {
  it('end the drafts to that person, and say so in a line', async () => {
    await skipEarlier();
    await world.answer('skip');
    expect((await world.readRuth())?.checkIns).toMatchObject({ way: 'off' });
    expect(world.toNora()).toMatchObject([{ subject: 'No more drafts to Ruth' }]);
    expect(world.toNora()[0]?.text.replace(/\s+/g, ' ')).toContain('“Ruth: letters on” brings them back.');
  });

  it('are none where a letter went out in between', async () => {
    await skipEarlier();
    await world.ports.drafts.open(
      buildDraft({
        ...{ draftId: 'betweenbetweenaa', status: 'sent', writtenAt: '2026-08-20T06:30:00.000Z' },
        approval: { text: 'Hi', approvedAt: '2026-08-20T07:00:00.000Z', messageId: 'm0' },
      }),
    );
    await world.answer('skip');
    expect((await world.readRuth())?.checkIns).toEqual({ way: 'approve' });
    expect(world.toNora()).toEqual([]);
  });

  it('count from when the owner last said which letters they want', async () => {
    await skipEarlier();
    await world.answer('letters off', 'm1');
    await world.answer('letters approve', 'm2');
    world.clock.setTo('2026-08-24T09:00:00.000Z');
    await world.answer('skip', 'm3');
    expect((await world.readRuth())?.checkIns).toMatchObject({ way: 'approve' });
  });
});

describe('a letter that is the owner’s to send', () => {
  it('is not sent by Kith, not even on the word, and Kith says how it would be', async () => {
    await world.answer('letters mine', 'm1');
    await world.answer('send', 'm2');
    expect(world.letters()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
    expect(world.toNora()).toMatchObject([{ subject: 'The letter to Ruth is yours to send' }]);
  });
});

describe('a brief about several', () => {
  const bo = buildPerson('Bo Holm', { addresses: ['bo@holm.example'], checkIns: { way: 'approve' } });
  const toBo = buildDraft({
    draftId: 'boboboboboboboaa',
    contactId: bo.contactId,
    text: 'Hi Bo,\n\nAll well?\n\nNora',
  });
  const briefId = deriveDeliveryId('nudge', 'about two');
  const answerBoth = (body: string, messageId = 'm1') =>
    receiveMail(
      world.ports,
      world.take({ messageId, recipients: [replyAddress(0, briefId)], mail: { body } }),
    );

  beforeEach(async () => {
    world.clock.setTo('2026-08-24T10:00:00.000Z');
    await world.ports.contacts.addContact(bo);
    await world.ports.drafts.open(toBo);
    const subjects = [
      { contactId: RUTH.contactId, draftId: world.draft.draftId },
      { contactId: bo.contactId, draftId: toBo.draftId },
    ];
    await world.ports.ledger.claim(buildDelivery({ deliveryId: briefId, subjects }));
  });
  const toBoMails = () => world.transport.accepted.filter(({ to }) => to.address === 'bo@holm.example');
  const findBos = () => world.ports.drafts.find(toBo);

  it('sends the second one’s letter on `2: send`, and nobody else’s', async () => {
    await answerBoth('2: send');
    expect(toBoMails()).toHaveLength(1);
    expect(world.letters()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
  });

  it('sends the owner’s own words below `2: send`, and keeps them as theirs', async () => {
    await answerBoth('2: send\n\nHi Bo,\n\nLunch next week?\n\nNora');
    expect(toBoMails()[0]?.text).toContain('Lunch next week?');
    expect((await findBos())?.approval?.text).toBe('Hi Bo,\n\nLunch next week?\n\nNora');
  });

  it('holds a letter that has its yes back on `2: skip`, while it waits for its hour', async () => {
    world.clock.setTo('2026-08-24T04:00:00.000Z');
    await answerBoth('2: send');
    await answerBoth('2: skip', 'm2');
    await world.tick('2026-08-24T10:00:00.000Z');
    expect(toBoMails()).toEqual([]);
    expect(await findBos()).toMatchObject({ status: 'skipped', skippedAt: expect.any(String) });
  });

  it('moves a letter that has its yes on `2: later Friday`, and says when it goes out', async () => {
    world.clock.setTo('2026-08-24T04:00:00.000Z');
    await answerBoth('2: send');
    await answerBoth('2: later Friday', 'm2');
    expect(world.toNora().at(-1)?.subject).toMatch(/^Your letter to Bo goes out on Friday at about 9:/);
    expect(world.toNora()).toHaveLength(2);
    for (const day of ['24T10', '25T10', '27T10', '28T07']) await world.tick(`2026-08-${day}:00:00.000Z`);
    expect(toBoMails()).toEqual([]);
    await world.tick('2026-08-28T10:00:00.000Z');
    expect(toBoMails()).toHaveLength(1);
    expect(await findBos()).toMatchObject({ status: 'sent' });
  });

  it('puts one that would be too old by then away, which is no no of the owner’s, and asks for a new one', async () => {
    world.clock.setTo('2026-08-24T04:00:00.000Z');
    await answerBoth('2: send');
    await answerBoth('2: later 1 October', 'm2');
    expect(world.toNora().at(-1)?.subject).toBe('Kith put the letter to Bo away');
    expect(await findBos()).toMatchObject({ status: 'skipped' });
    expect((await findBos())?.skippedAt).toBeUndefined();
    expect((await world.ports.contacts.findContact(bo))?.draftAskedAt).toBeDefined();
    await world.tick('2026-08-24T10:00:00.000Z');
    expect(toBoMails()).toEqual([]);
  });

  it('leaves a letter that a run has taken up to that run, and says so', async () => {
    world.clock.setTo('2026-08-24T04:00:00.000Z');
    await answerBoth('2: send');
    const { drafts } = world.ports;
    const taken = {
      ...drafts,
      move: async (read: Draft, ...rest: [Approval, IsoInstant]) => {
        await drafts.postpone(read, isoInstantSchema.parse('2026-08-24T04:10:00.000Z'));
        return drafts.move(read, ...rest);
      },
    };
    const mail = world.take({
      ...{ messageId: 'm2', recipients: [replyAddress(0, briefId)], mail: { body: '2: later Friday' } },
    });
    await receiveMail({ ...world.ports, drafts: taken }, mail);
    expect(world.toNora().at(-1)?.subject).toBe('Your letter to Bo is on its way');
  });

  it('tells what became of the first `2: send` on a second one, and sends nothing more', async () => {
    await answerBoth('2: send');
    await answerBoth('2: send', 'm2');
    expect(toBoMails()).toHaveLength(1);
    expect(world.toNora().at(-1)?.subject).toBe('Your letter to Bo has gone out already');
  });

  it('skips one and lets the other wait, each by its line', async () => {
    await answerBoth('1: later Friday\n2: skip');
    expect(await findBos()).toMatchObject({ status: 'skipped' });
    expect(await world.readDraft()).toMatchObject({ status: 'open', waitsUntil: '2026-08-27T23:00:00.000Z' });
  });
});
