import { beforeEach, describe, expect, it, vi } from 'vitest';
import { logAddress } from '../../../functions/circle/domain/log-label.ts';
import { MOST_WAITING } from '../../../functions/inbound/add-offers.ts';
import { type ReceiveMailPorts, receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { type Crash, crashAt } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, INBOUND_DOMAIN, type InboundWorld, NORA } from './inbound-world.ts';

const LABEL = 'nora-k3x7q2mw';
const LOG_ADDRESS = logAddress(LABEL, INBOUND_DOMAIN);
const NICK = emailAddressSchema.parse('nick@borelli.example');

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.logAddresses.giveLabel(NORA.ownerId, LABEL);
});

/** As a filter of Nora's forwards them, a minute after each other. */
async function receiveFromNick(howMany: number): Promise<void> {
  for (let number = 1; number <= howMany; number += 1) {
    await world.receive({
      messageId: `copy-${number}`,
      recipients: [LOG_ADDRESS],
      timestamp: new Date(Date.UTC(2026, 7, 24, 6, number)).toISOString(),
      mail: {
        from: `Nick Borelli <${NICK}>`,
        to: 'nora@lindqvist.example',
        body: `Words of letter ${number}`,
      },
    });
  }
}
const takeAdd = (messageId = 'answer-1') =>
  world.take({ messageId, recipients: [world.notices()[0]?.replyTo ?? ''], mail: { body: 'add' } });

async function lettersOfNick(): Promise<readonly string[]> {
  const nick = await world.ports.contacts.findContactByAddress(NORA.ownerId, NICK);
  if (nick === undefined) return [];
  const { interactions } = await world.ports.timeline.read(nick, { limit: 1000 });
  return interactions.map(({ text }) => text.match(/\d+$/)?.[0] ?? '');
}
const receiptText = () => world.notices().at(-1)?.text.replaceAll(/\s+/g, ' ');

describe('mail that waits for somebody who is not in the circle', () => {
  it('is kept up to a number, the newest, and who adds them is told that older ones were left out', async () => {
    await receiveFromNick(MOST_WAITING + 5);
    await receiveMail(world.ports, takeAdd());
    const letters = await lettersOfNick();
    expect(letters).toHaveLength(MOST_WAITING + 1);
    // The letter because of which Nora was asked stands there, too.
    expect([letters[0], letters.at(-2), letters.at(-1)]).toEqual([String(MOST_WAITING + 5), '6', '1']);
    expect(receiptText()).toContain('More mail came for Nick Borelli than Kith keeps');
  });

  it('that is all logged leaves nothing behind, and nothing is said of mail that was left out', async () => {
    await receiveFromNick(3);
    await receiveMail(world.ports, takeAdd());
    expect(receiptText()).not.toContain('More mail came');
    const whose = { ownerId: NORA.ownerId, address: NICK };
    expect(await world.ports.addOffers.listWaiting(whose)).toEqual({ mails: [], leftOut: false });
  });

  it('of several people who are added at once is read once', async () => {
    const to = 'Nick <nick@borelli.example>, Eve <eve@borelli.example>';
    await world.receive({ messageId: 'copy-1', recipients: [LOG_ADDRESS], mail: { to } });
    const open = vi.spyOn(world.ports.rawMails, 'open');
    await world.receive({
      messageId: 'answer-1',
      recipients: [world.notices()[0]?.replyTo ?? ''],
      mail: { body: 'add all' },
    });
    expect(open.mock.calls).toEqual([['answer-1'], ['copy-1']]);
    expect(await lettersOfNick()).toHaveLength(1);
  });
});

const MANY = 24;
const IN_FLIGHT = 8;

function mortalPorts(crash: Crash): ReceiveMailPorts {
  const { wrap } = crashAt(crash);
  const { ports } = world;
  return {
    ...ports,
    inboundLog: wrap(ports.inboundLog),
    copyLog: wrap(ports.copyLog),
    records: wrap(ports.records),
    rawMails: wrap(ports.rawMails),
    ledger: wrap(ports.ledger),
    contacts: wrap(ports.contacts),
    timeline: wrap(ports.timeline),
    addOffers: wrap(ports.addOffers),
    transport: wrap(ports.transport),
  };
}

describe('a run that reads what waits and is broken off', () => {
  const crashes = Array.from({ length: 11 }, (_, index) => 12 + index * 21).flatMap((atCall): Crash[] => [
    { atCall, when: 'before' },
    { atCall, when: 'after' },
  ]);
  it.each(crashes)('$when call $atCall goes on where it stopped, and logs each mail once', async (crash) => {
    await receiveFromNick(MANY);
    const add = takeAdd();
    await expect(receiveMail(mortalPorts(crash), add)).rejects.toThrow();
    const done = (await lettersOfNick()).length;
    const open = vi.spyOn(world.ports.rawMails, 'open');
    await receiveMail(world.ports, add);
    expect((await lettersOfNick()).toSorted()).toEqual(
      Array.from({ length: MANY }, (_, index) => String(index + 1)).toSorted(),
    );
    // The answer itself, the mail it is about, and what was under way when it broke off.
    expect(open.mock.calls.length).toBeLessThanOrEqual(MANY - done + IN_FLIGHT + 2);
    expect(world.notices().length).toBeLessThanOrEqual(2);
  });
});
