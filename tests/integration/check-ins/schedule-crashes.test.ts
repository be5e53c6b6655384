import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sendApprovedCheckIns } from '../../../functions/check-ins/send-approved-check-ins.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS, WIDE_QUOTA } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

afterAll(() => engine?.close());

const SECOND = emailAddressSchema.parse('ruth@second.example');
const at = (time: string) => `2026-08-24T${time}:00.000Z`;
const toRuth = () =>
  world.transport.accepted.map(({ to }) => to.address).filter((address) => address.startsWith('ruth@'));

/** Whether the process died in a run of the schedule. */
async function tickAndDie(time: string, crash: Crash): Promise<boolean> {
  const { wrap } = crashAt(crash);
  const { ports } = world;
  world.clock.setTo(at(time));
  const mortal = {
    ...ports,
    drafts: wrap(ports.drafts),
    owners: wrap(ports.owners),
    contacts: wrap(ports.contacts),
    timeline: wrap(ports.timeline),
    mailboxes: wrap(ports.mailboxes),
    ledger: wrap(ports.ledger),
    suppressionList: wrap(ports.suppressionList),
    tokenKeys: wrap(ports.tokenKeys),
    transport: wrap(ports.transport),
    sendQuota: wrap({ readSendQuota: async () => WIDE_QUOTA }),
    pause: async () => {},
  };
  return sendApprovedCheckIns(mortal).then(
    () => false,
    () => true,
  );
}

/** SES tells of what it took; the letter to her first address came back. */
async function hearFromSes(): Promise<void> {
  const since = isoInstantSchema.parse(MONDAY_MORNING);
  for (const { deliveryId, to } of world.transport.accepted) {
    const isGone = to.address === RUTHS_ADDRESS;
    if (isGone)
      await world.ports.suppressionList.suppress(to.address, { reason: 'hard-bounce', scope: 'all', since });
    await world.ports.ledger.settle(deliveryId, isGone ? 'bounced' : 'delivered', 'ses-1');
  }
}

interface Run {
  readonly calls: number;
  readonly time: string;
  prepare(): Promise<void>;
}

const approve = () => receiveMail(world.ports, world.takeAnswer('send', 'm1'));

const runs = {
  'sends the letter that waited': {
    calls: 19,
    time: '06:30',
    prepare: async () => {
      world.clock.setTo(at('03:00'));
      await approve();
    },
  },
  'turns to the next address': {
    calls: 9,
    time: '07:45',
    prepare: async () => {
      await approve();
      await hearFromSes();
    },
  },
  'sends to the next address': {
    calls: 27,
    time: '08:00',
    prepare: async () => {
      await approve();
      await hearFromSes();
      await world.tick(at('07:45'));
    },
  },
} satisfies Record<string, Run>;

describe.each(Object.entries<Run>(runs))('a run that dies while it %s', (_, { calls, time, prepare }) => {
  const begin = async () => {
    world = await createCheckInWorld(engine);
    const addresses = [RUTHS_ADDRESS, SECOND].map((each) => emailAddressSchema.parse(each));
    await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, addresses }));
    await prepare();
  };
  beforeEach(begin);

  it.each(crashPoints(calls))('$when its call $atCall sends to each address once, or asks', async (crash) => {
    await tickAndDie(time, crash);
    for (const later of ['08:30', '08:45', '09:45', '10:00', '11:15', '12:30']) {
      await hearFromSes();
      await world.tick(at(later));
    }
    const subjects = world.toNora().map(({ subject }) => subject);
    expect(new Set(toRuth()).size).toBe(toRuth().length);
    expect(new Set(subjects).size).toBe(subjects.length);
    const { status } = (await world.readDraft()) ?? {};
    const isAsked = subjects.some((subject) => /arrive\?$/.test(subject));
    expect(isAsked ? 'unknown' : 'sent').toBe(status);
    if (!isAsked) {
      expect(toRuth().at(-1)).toBe(SECOND);
      expect(await world.readTimeline()).toHaveLength(1);
    }
  });

  it('may die at every call', async () => {
    expect(await tickAndDie(time, { atCall: calls, when: 'before' })).toBe(true);
    await begin();
    expect(await tickAndDie(time, { atCall: calls + 1, when: 'before' })).toBe(false);
  });
});
