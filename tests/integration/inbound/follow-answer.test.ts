import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ReceiveMailPorts, receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { markShown, readRecords } from '../../../functions/nudges/answer/records-to-show.ts';
import { type UndoAnswerPorts, undoAnswer } from '../../../functions/nudges/answer/undo-answer.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildContact } from '../../builders/contact.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createUndoPorts } from '../web/undo-ports.ts';
import { createInboundWorld, type InboundWorld, RUTH, replyAddress } from './inbound-world.ts';

const TOM = buildContact({
  contactId: 'tomtomtomtomtomt',
  name: 'Tom Beck',
  addresses: ['tom@beck.example'],
});
const ANNA = buildContact({ contactId: 'annaannaannaanna', name: 'Anna Berg', addresses: [] });
const BRIEF = buildDelivery({
  deliveryId: deriveDeliveryId('nudge', 'about two'),
  subjects: [{ contactId: RUTH.contactId }, { contactId: TOM.contactId }],
});

const engine = await startDynalite();
let world: InboundWorld;
let undoPorts: UndoAnswerPorts;

beforeEach(async () => {
  world = await createInboundWorld(engine);
  const { ports } = world;
  await ports.contacts.addContacts(RUTH.ownerId, [TOM, ANNA]);
  await ports.ledger.claim(BRIEF);
  const tables = { circle: world.tableName, audience: world.tableName };
  undoPorts = {
    ...ports,
    ...createUndoPorts(engine.documentClient, tables),
    suppressions: ports.suppressionList,
  };
});

const answer = (body: string, messageId = 'm1', to = replyAddress(0, BRIEF.deliveryId)) =>
  world.receive({ messageId, recipients: [to], mail: { body } });
const find = (contact: typeof RUTH) => world.ports.contacts.findContact(contact);
const timelineOf = async (contact: typeof RUTH) => (await world.ports.timeline.read(contact)).interactions;
const owner = async () => (await world.ports.owners.listOwners())[0];
const receiptText = (at = 0) => world.receipts()[at]?.text.replaceAll(/\s+/g, ' ') ?? '';
const recordIds = async () => (await owner())?.recordsToShow ?? [];
const undoLinkOf = (at = 0) => /answers\/([a-z2-7]+)\/undo/.exec(world.receipts()[at]?.text ?? '')?.[1];

describe('an answer to a brief about two people', () => {
  it('does what each line says about whom it names, and says so in the next brief alone', async () => {
    await answer(
      'Met for coffee on Saturday.\r\n2: snooze 2w\r\nTom: gift idea: wine tools\r\npromised Anna Berg the deck by Friday',
    );
    expect(await timelineOf(RUTH)).toMatchObject([
      { kind: 'meeting', text: 'Met for coffee on Saturday.', occurredAt: '2026-08-22T11:00:00.000Z' },
    ]);
    expect(await find(TOM)).toMatchObject({
      pause: { until: '2026-09-06T23:00:00.000Z' },
      gifts: [{ stage: 'idea', text: 'wine tools' }],
    });
    expect((await find(TOM))?.lastTouchAt).toBe(TOM.lastTouchAt);
    expect(await find(ANNA)).toMatchObject({ plans: [{ kind: 'promise', on: '2026-08-28' }] });
    expect(world.transport.accepted).toEqual([]);
    const shown = await readRecords(world.ports, RUTH.ownerId, await recordIds());
    expect(shown).toMatchObject([
      { isUndoable: true, people: [{ name: 'Ruth Adler' }, { name: 'Tom Beck' }, { name: 'Anna Berg' }] },
    ]);
    await markShown(world.ports, RUTH.ownerId, await recordIds());
    expect(await recordIds()).toEqual([]);
  });

  it('ends a shout-out that came out, once, with an entry of its own that is no touch', async () => {
    await answer('2: shout-out: her talk in Oslo', 'm1');
    await answer('2: shout-out done', 'm2');
    expect((await find(TOM))?.plans).toMatchObject([{ kind: 'shout-out', closed: { how: 'done' } }]);
    expect(await timelineOf(TOM)).toMatchObject([{ kind: 'shout-out', text: 'her talk in Oslo' }]);
    expect((await find(TOM))?.lastTouchAt).toBe(TOM.lastTouchAt);
    await answer('2: shout-out done', 'm3');
    expect(world.receipts().at(-1)?.text.replaceAll(/\s+/g, ' ')).toContain(
      'No shout-out for Tom is waiting.',
    );
    expect(await timelineOf(TOM)).toHaveLength(1);
  });

  it('moves a gift on that was thought of, where it is told that it was sent', async () => {
    await answer('2: gift idea: Garden boots', 'm1');
    await answer('2: gift sent: the garden boots, $80', 'm2');
    expect((await find(TOM))?.gifts).toMatchObject([
      { stage: 'sent', text: 'Garden boots', amount: { currency: 'USD', value: 80 }, on: '2026-08-24' },
    ]);
    await answer('2: gift sent: figs', 'm3');
    expect((await find(TOM))?.gifts).toHaveLength(2);
  });

  it('asks back what is contradicted, ambiguous, unknown or not clear, and keeps the words', async () => {
    await answer('1: snooze 1w\r\n1: snooze 3w\r\n1 and 2: done\r\nZebulon: called him\r\n7: tier inner');
    expect((await find(RUTH))?.pause).toBeUndefined();
    expect((await find(RUTH))?.lastTouchAt).toBe(RUTH.lastTouchAt);
    expect((await timelineOf(RUTH))[0]).toMatchObject({ kind: 'note', source: { by: 'owner-remark' } });
    expect(receiptText()).toContain('Until when should it be?');
    expect(receiptText()).toContain('Whom do you mean: Ruth Adler (1) and Tom Beck (2)?');
    expect(receiptText()).toContain('nobody called Zebulon');
    expect(receiptText()).toContain('number 7');
    expect(world.receipts()).toMatchObject([
      { subject: 'Re: Ruth', headers: { 'In-Reply-To': '<m1@lindqvist.example>' } },
    ]);
  });

  it('adds people, ends mail and begins it again, and helps', async () => {
    await answer('add Nick Borelli nick@borelli.example\r\nstop all\r\nhelp', 'm1');
    expect((await owner())?.mailStoppedAt).toBe('2026-08-24T06:30:00.000Z');
    expect(receiptText()).toContain('Nick Borelli (nick@borelli.example) is in your circle now');
    expect(receiptText()).toContain('one word “start”');
    expect(receiptText()).toContain('snooze 2 weeks');
    await answer('start', 'm2', world.receipts()[0]?.replyTo ?? '');
    expect((await owner())?.mailStoppedAt).toBeUndefined();
    await answer('add Nicolas nick@borelli.example', 'm3');
    expect(receiptText(2)).toContain('nick@borelli.example is Nick Borelli’s address already');
  });

  it('proposes facts, and one word keeps just those, once', async () => {
    await answer('Her son Leo starts school in September.', 'm1');
    expect((await find(RUTH))?.lovedOnes).toEqual([]);
    expect(receiptText()).toContain('Shall I keep this?');
    const to = world.receipts()[0]?.replyTo ?? '';
    await answer('Yes', 'm2', to);
    const kept = (await find(RUTH))?.lovedOnes;
    expect(kept).toMatchObject([{ name: 'Leo', relation: 'son' }]);
    await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, lovedOnes: [] }));
    await answer('no', 'm3', to);
    expect((await find(RUTH))?.lovedOnes).toEqual([]);
  });

  it('is carried out once by its copies, and by two at once', async () => {
    const line = 'gift sent: flowers $80\r\nneed: phone broke, flies Tuesday';
    const mails = ['m1', 'm2'].map((messageId) =>
      world.take({
        messageId,
        recipients: [replyAddress(0, BRIEF.deliveryId)],
        mail: { body: line, messageId: '<same@x.example>' },
      }),
    );
    await Promise.all(mails.map((mail) => receiveMail(world.ports, mail)));
    expect(await find(RUTH)).toMatchObject({
      gifts: [{ amount: { value: 80, currency: 'USD' } }],
      plans: [{ kind: 'need' }],
    });
    expect((await find(RUTH))?.gifts).toHaveLength(1);
    expect(await timelineOf(RUTH)).toMatchObject([{ kind: 'gift' }]);
  });

  it.each(['今天和她一起吃了午饭。', 'التقيت بها اليوم وتحدثنا طويلا.'])(
    'in another script is a note (%s)',
    async (words) => {
      await answer(words);
      expect(await timelineOf(RUTH)).toMatchObject([{ kind: 'note', text: words }]);
    },
  );

  it('of 200 commands is carried out within one mail', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => `likes thing${index}`);
    await answer(lines.join('\r\n'));
    expect((await find(RUTH))?.interests).toHaveLength(200);
  });
});

it('an answer for which no brief has room for long is told by a receipt', async () => {
  const waiting = Array.from({ length: 500 }, (_, at) => at.toString(16).padStart(24, 'a'));
  await world.ports.owners.changeOwner(RUTH.ownerId, (nora) => ({
    ...nora,
    recordsToShow: waiting.slice(1),
  }));
  await answer('likes wine', 'm1');
  expect(world.receipts()).toEqual([]);
  await answer('likes tea', 'm2');
  expect(receiptText()).toContain('ikes tea');
  expect(await recordIds()).toHaveLength(500);
  expect(undoLinkOf()).toMatch(/^[a-z2-7]{57}$/);
});

describe('taking an answer back', () => {
  const MANY =
    'Met her.\r\ntier inner\r\nlikes wine\r\n2: every 6 weeks\r\nadd Nick Borelli nick@borelli.example';

  it('leaves all as it was, but for what was changed since, and works once', async () => {
    const before = [await find(RUTH), await find(TOM)];
    await answer(MANY);
    expect((await find(RUTH))?.tier).toBe('inner');
    await world.ports.contacts.changeContact(TOM, (tom) => ({ ...tom, cadenceDays: 10 }));
    const recordId = world.receipts()[0]?.deliveryId ?? '';
    const undone = await undoAnswer(undoPorts, recordId);
    expect(await find(RUTH)).toEqual(before[0]);
    expect((await find(TOM))?.cadenceDays).toBe(10);
    expect(await timelineOf(RUTH)).toEqual([]);
    const people = await world.ports.contacts.findContact(TOM);
    expect(people?.name).toBe('Tom Beck');
    expect(undone?.undo?.finished?.left.join()).toContain('changes to Tom');
    expect(undone?.undo?.finished?.takenBack.join()).toContain('Nick Borelli: no longer');
    await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, tier: 'inner' }));
    await undoAnswer(undoPorts, recordId);
    expect((await find(RUTH))?.tier).toBe('inner');
    expect(undoLinkOf()).toMatch(/^[a-z2-7]{57}$/);
  });

  it.each(Array.from({ length: 20 }, (_, at) => ({ atCall: at + 1, when: 'after' as const })))(
    'goes on after a crash at call $atCall',
    async (crash: Crash) => {
      const before = await find(RUTH);
      await answer(MANY);
      const recordId = world.receipts()[0]?.deliveryId ?? '';
      const { wrap } = crashAt(crash);
      const mortal = {
        ...undoPorts,
        records: wrap(undoPorts.records),
        contacts: wrap(undoPorts.contacts),
        strangers: wrap(undoPorts.strangers),
        timeline: wrap(undoPorts.timeline),
      };
      await undoAnswer(mortal, recordId).catch(() => undefined);
      await undoAnswer(undoPorts, recordId);
      expect(await find(RUTH)).toEqual(before);
      expect(await timelineOf(RUTH)).toEqual([]);
    },
  );
});

describe('an answer whose process dies', () => {
  const BODY = 'Met her on Saturday.\r\nlikes wine\r\n2: snooze 2w\r\nadd Nick Borelli nick@borelli.example';

  it.each(crashPoints(30))(
    '$when its call $atCall is carried out in full, once, when it comes again',
    async (crash) => {
      const { wrap } = crashAt(crash);
      const { ports } = world;
      const mortal: ReceiveMailPorts = {
        ...ports,
        inboundLog: wrap(ports.inboundLog),
        copyLog: wrap(ports.copyLog),
        records: wrap(ports.records),
        contacts: wrap(ports.contacts),
        timeline: wrap(ports.timeline),
        owners: wrap(ports.owners),
        ledger: wrap(ports.ledger),
        transport: wrap(ports.transport),
      };
      const mail = world.take({ recipients: [replyAddress(0, BRIEF.deliveryId)], mail: { body: BODY } });
      await receiveMail(mortal, mail).catch(() => undefined);
      world.clock.setTo(Temporal.Instant.from('2026-08-24T06:37:00Z').toString());
      await receiveMail(ports, mail);
      expect(await timelineOf(RUTH)).toMatchObject([{ kind: 'meeting' }]);
      expect(await find(RUTH)).toMatchObject({ interests: ['wine'] });
      expect(await find(TOM)).toMatchObject({ pause: { until: '2026-09-06T23:00:00.000Z' } });
      expect(world.receipts().length).toBeLessThanOrEqual(1);
      const names: string[] = [];
      for await (const { name } of ports.contacts.listContacts(RUTH.ownerId)) names.push(name);
      expect(names.filter((name) => name === 'Nick Borelli')).toHaveLength(1);
    },
  );
});
