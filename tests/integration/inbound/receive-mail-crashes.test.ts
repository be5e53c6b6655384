import { beforeEach, describe, expect, it } from 'vitest';
import type { InboundMail } from '../../../functions/inbound/domain/inbound-mail.ts';
import { type ReceiveMailPorts, receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, RUTH } from './inbound-world.ts';

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
});

/** Whether the process died before the message was through. */
async function receiveAndDie(mail: InboundMail, crash: Crash): Promise<boolean> {
  const { wrap, wrapFunction } = crashAt(crash);
  const { ports } = world;
  const mortal: ReceiveMailPorts = {
    ...ports,
    inboundLog: wrap(ports.inboundLog),
    records: wrap(ports.records),
    copyLog: wrap(ports.copyLog),
    rawMails: wrap(ports.rawMails),
    readMail: wrapFunction(ports.readMail),
    tokenKeys: wrap(ports.tokenKeys),
    ledger: wrap(ports.ledger),
    owners: wrap(ports.owners),
    contacts: wrap(ports.contacts),
    timeline: wrap(ports.timeline),
    transport: wrap(ports.transport),
  };
  return receiveMail(mortal, mail).then(
    () => false,
    () => true,
  );
}

/** As SQS does it: the message comes again until it is through. Time passes in between. */
async function receiveUntilThrough(mail: InboundMail): Promise<void> {
  for (const at of ['2026-08-24T06:31:00Z', '2026-08-24T06:37:00Z', '2026-08-24T06:43:00Z']) {
    world.clock.setTo(at);
    const through = await receiveMail(world.ports, mail).then(
      () => true,
      () => false,
    );
    if (through) return;
  }
  throw new Error('The message never came through');
}

describe.each(crashPoints(19))('a process that dies $when its call $atCall', (crash) => {
  it('leaves a reply that is logged once when it comes again', async () => {
    const mail = world.take();
    await receiveAndDie(mail, crash);
    await receiveUntilThrough(mail);
    expect(await world.readTimeline()).toHaveLength(1);
    expect((await world.ports.contacts.findContact(RUTH))?.lastTouchAt).toBe(mail.receivedAt);
    expect(world.notices()).toEqual([]);
    expect(await world.ports.inboundLog.begin(mail)).toBe('finished');
  });

  it('leaves a stranger’s mail that is reported at most once', async () => {
    const mail = world.take({ mail: { from: 'eve@evil.example' } });
    await receiveAndDie(mail, crash);
    await receiveUntilThrough(mail);
    expect(world.notices().length).toBeLessThanOrEqual(1);
    expect(await world.readTimeline()).toEqual([]);
    expect(await world.ports.inboundLog.begin(mail)).toBe('finished');
  });
});

it('both ways through take fewer calls than the crashes above cover', async () => {
  const beyond: Crash = { atCall: 20, when: 'before' };
  expect(await receiveAndDie(world.take({ messageId: 'm1' }), beyond)).toBe(false);
  const stranger = world.take({ messageId: 'm2', mail: { from: 'eve@evil.example' } });
  expect(await receiveAndDie(stranger, beyond)).toBe(false);
});
