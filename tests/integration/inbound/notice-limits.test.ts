import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, replyAddress } from './inbound-world.ts';

type Incoming = NonNullable<Parameters<InboundWorld['receive']>[0]>;

let engine: Engine;
let world: InboundWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createInboundWorld(engine);
});

const MADE_UP = ['aaaa', 'bbbb', 'cccc'].map((token) => `r+${token}@in.kith.example`);
const FROM_A_STRANGER: Incoming = { mail: { from: 'eve@evil.example', body: 'Win a prize.' } };
const GONE = [replyAddress(0, deriveDeliveryId('gone'))];

/** At half past seven and at ten on Monday and at nine on Tuesday, in London. */
const THREE_TIMES = ['2026-08-24T06:30:00.000Z', '2026-08-24T09:00:00.000Z', '2026-08-25T08:00:00.000Z'];

async function receiveThreeTimes(incoming: Incoming): Promise<void> {
  for (const [index, timestamp] of THREE_TIMES.entries()) {
    await world.receive({ messageId: `m${index}`, timestamp, ...incoming });
  }
}

describe('a flood of mail', () => {
  it('to made-up addresses makes one notice a day, and none of its words reach the owner', async () => {
    for (const [index, recipient] of MADE_UP.entries()) {
      await world.receive({ messageId: `m${index}`, recipients: [recipient], ...FROM_A_STRANGER });
    }
    expect(world.notices()).toHaveLength(1);
    expect(world.notices()[0]?.text).not.toContain('Win a prize');
    expect(world.notices()[0]?.text.replaceAll(/\s+/g, ' ')).toContain('it keeps them without another word');
  });

  it.each<[string, Incoming]>([
    ['to a made-up address', { recipients: ['r+aaaa@in.kith.example'] }],
    ['of a stranger to a true address', FROM_A_STRANGER],
    ['with a virus to a true address', { verdicts: { virus: 'FAIL' } }],
    ['of a stranger about somebody who is gone', { ...FROM_A_STRANGER, recipients: GONE }],
  ])(
    '%s makes a notice on each day of the owner’s, and every mail is kept with its fate',
    async (_, incoming) => {
      await receiveThreeTimes(incoming);
      expect(world.notices()).toHaveLength(2);
      expect(world.bucket.size).toBe(3);
      for (const messageId of ['m0', 'm1', 'm2']) {
        expect(await world.ports.inboundLog.begin(world.take({ messageId }))).toBe('finished');
      }
    },
  );

  it('to an expired address makes a notice a day', async () => {
    world.clock.setTo('2027-03-01T07:00:00.000Z');
    await receiveThreeTimes({});
    expect(world.notices()).toHaveLength(2);
  });

  it('to made-up addresses does not use up the word about an answer of the owner’s own', async () => {
    const recipients = ['r+aaaa@in.kith.example'];
    await world.receive({ messageId: 'm1', ...FROM_A_STRANGER, recipients });
    await world.receive({ messageId: 'm2', recipients });
    expect(world.notices()).toHaveLength(2);
  });

  it('of one sort keeps nobody from hearing about another', async () => {
    await world.receive({ messageId: 'm1', ...FROM_A_STRANGER, recipients: ['r+aaaa@in.kith.example'] });
    await world.receive({ messageId: 'm2', ...FROM_A_STRANGER });
    expect(world.notices().map(({ subject }) => subject)).toEqual([
      'A mail came to a reply address that Kith does not know',
      'A mail about Ruth Adler may not be yours',
    ]);
  });
});

it.each<[string, Incoming]>([
  ['has no new words', { mail: { body: '> Ruth' } }],
  ['is about somebody who is gone', { recipients: GONE }],
])('every mail of the owner’s that %s gets its answer', async (_, incoming) => {
  await receiveThreeTimes(incoming);
  expect(world.notices()).toHaveLength(3);
  expect(world.notices()[0]?.text).not.toContain('first such mail');
});

describe('a notice about held mail says what was tried', () => {
  const told = () => world.notices()[0]?.text.replaceAll(/\s+/g, ' ');

  it('of a stranger’s mail to a true address, and how it can be let through', async () => {
    await world.receive({ messageId: 'm1', ...FROM_A_STRANGER, verdicts: { spf: 'FAIL' } });
    expect(told()).toContain(
      'Its sender: none of your addresses. Proof of its sender: SPF failed, DKIM passed',
    );
    expect(told()).toContain('with the subject “Re: Ruth”');
    expect(told()).toContain('mail release m1');
  });

  it('of the owner’s own mail without proof', async () => {
    await world.receive({ verdicts: { dmarc: 'FAIL' } });
    expect(told()).toContain('Its sender: one of your addresses. Proof of its sender:');
    expect(told()).toContain('DMARC failed');
  });

  it('of mail in which a virus was found, of which nothing else is known', async () => {
    await world.receive({ verdicts: { virus: 'FAIL' } });
    expect(told()).toContain('not looked at, since it was not opened');
  });
});
