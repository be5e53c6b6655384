import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DuePeople } from '../../../functions/circle/due-people.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { MailOutcomeUnknownError, MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { BriefsFailedError } from '../../../functions/nudges/errors.ts';
import { isoInstantSchema, toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { readNudgeToken } from '../../../functions/shared/nudge-link.ts';
import { readReplyAddress } from '../../../functions/shared/reply-address.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildInteraction, touchAt } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson, contactIdOf } from '../../builders/person.ts';
import { type Engine, startDynalite, type TableNames } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, TOMORROW_MORNING, tokenKeys } from './brief-world.ts';

describe('sendDueBriefs', () => {
  let engine: Engine;
  let tables: TableNames;
  let world: BriefWorld;

  beforeAll(async () => {
    engine = await startDynalite();
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    tables = await engine.createTables();
    world = await createBriefWorld(engine, tables);
  });

  const accepted = () => world.transport.accepted;
  const refuseWith = (error: Error) =>
    world.transport.behave(() => {
      throw error;
    });
  const acceptAgain = () => world.transport.behave((accept) => accept());

  it('writes to the owner about who is due, marks them, and comes back in the morning', async () => {
    await world.addPerson('Ruth Adeyemi');
    await world.addPerson('Daniel Okafor', { cadenceDays: 45 });
    await world.addPerson('Inês Duarte', { lastTouchAt: '2026-08-23T12:00:00.000Z' });
    expect(await world.tick()).toEqual(['sent']);
    expect(accepted()).toHaveLength(1);
    expect(accepted()[0]).toMatchObject({
      from: { name: 'Kith', address: 'kith@kith.example' },
      to: { name: 'Nora Lindqvist', address: 'nora@lindqvist.example' },
      subject: 'Ruth Adeyemi today, also Daniel Okafor',
    });
    expect(accepted()[0]?.text).toContain('47 days since you last spoke; you aim for 30.');
    expect(accepted()[0]?.text).not.toContain('Inês');
    expect(await world.nudgedNames()).toEqual(['Daniel Okafor', 'Ruth Adeyemi']);
    expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
  });

  it('signs an address and a link for each person, good for 180 days; Reply-To is the lead’s', async () => {
    await world.addPerson('Ruth Adeyemi');
    await world.addPerson('Daniel Okafor', { cadenceDays: 45 });
    await world.tick();
    const mail = accepted()[0];
    const delivery = mail && (await world.ports.ledger.find(mail.deliveryId));
    expect(delivery?.subjects.map(({ contactId }) => contactId)).toEqual(
      ['Ruth Adeyemi', 'Daniel Okafor'].map(contactIdOf),
    );
    const [lead, second] = mail?.html.match(/r\+[a-z2-7]+@in\.kith\.example/g) ?? [];
    expect(mail?.replyTo).toBe(lead);
    const in179Days = world.clock.now().add({ hours: 24 * 179 });
    const valid = (personIndex: number) => ({
      outcome: 'valid',
      target: { deliveryId: mail?.deliveryId, personIndex },
    });
    expect(readReplyAddress(tokenKeys, lead ?? '', in179Days)).toEqual(valid(0));
    expect(readReplyAddress(tokenKeys, second ?? '', in179Days)).toEqual(valid(1));
    const in181Days = world.clock.now().add({ hours: 24 * 181 });
    expect(readReplyAddress(tokenKeys, lead ?? '', in181Days).outcome).toBe('expired');
    const link = /https:\/\/kith\.example\/nudges\/([a-z2-7]+)\/done/.exec(mail?.html ?? '');
    expect(readNudgeToken('done', tokenKeys, link?.[1] ?? '', in179Days)).toEqual(valid(0));
  });

  it('quotes the newest entry of the timeline', async () => {
    const { contactId, ownerId } = await world.addPerson('Ruth Adeyemi');
    for (const [day, text] of [
      ['07', 'An old call.'],
      ['08', 'Lunch at Moro.'],
    ]) {
      const occurredAt = `2026-07-${day}T12:00:00.000Z`;
      await logInteraction(
        world.ports,
        buildInteraction({ ownerId, contactId, interactionId: `july-${day}`, occurredAt, text: text ?? '' }),
      );
    }
    await world.tick();
    expect(accepted()[0]?.text).toContain('Last time, on 8 July: “Lunch at Moro.”');
    expect(accepted()[0]?.text).not.toContain('An old call.');
  });

  it('is silent when nobody is due, and looks again in the morning', async () => {
    await world.addPerson('Grieving', { pause: { until: '2026-10-01T00:00:00.000Z' } });
    expect(await world.tick()).toEqual(['silent']);
    expect(accepted()).toHaveLength(0);
    expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
  });

  it('sends one mail when two runs start at once', async () => {
    await world.addPerson('Ruth Adeyemi');
    const outcomes = await Promise.all([world.tick(), world.tick(), world.tick()]);
    expect(outcomes.flat().filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(accepted()).toHaveLength(1);
    expect(await world.tick()).toEqual([]);
  });

  describe('when SES times out after accepting the mail', () => {
    const tickAt = (time: string) => {
      world.clock.setTo(`2026-08-24T${time}:00.000Z`);
      return world.tick();
    };
    beforeEach(async () => {
      await world.addPerson('Ruth Adeyemi');
      world.transport.behave((accept) => {
        accept();
        throw new MailOutcomeUnknownError('time-out');
      });
      expect(await world.tick()).toEqual(['unknown']);
      acceptAgain();
    });

    it.each(['07:00', '12:00', '18:00'])(
      'the run after its event (%s) marks the people, and tomorrow’s brief does not repeat them',
      async (time) => {
        expect(await tickAt('06:45')).toEqual(['unknown']);
        for (const { deliveryId } of accepted()) {
          await world.ports.ledger.settle(deliveryId, 'delivered', 'ses-1');
        }
        expect(await tickAt(time)).toEqual(['sent']);
        expect(await world.nudgedNames()).toEqual(['Ruth Adeyemi']);
        expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
        world.clock.setTo(TOMORROW_MORNING);
        expect(await world.tick()).toEqual(['silent']);
        expect(accepted()).toHaveLength(1);
      },
    );

    it('and never says so, one mail is all of the day; tomorrow’s brief names the people again', async () => {
      for (const time of ['06:45', '07:00', '12:00', '18:00'])
        expect(await tickAt(time)).toEqual(['unknown']);
      expect(await tickAt('18:15')).toEqual(['postponed']);
      expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
      expect(await world.nudgedNames()).toEqual([]);
      expect(accepted()).toHaveLength(1);
      world.clock.setTo(TOMORROW_MORNING);
      expect(await world.tick()).toEqual(['sent']);
      expect(accepted()[1]?.subject).toBe('Ruth Adeyemi today');
    });
  });

  it('tries again at the next run when SES is throttling', async () => {
    await world.addPerson('Ruth Adeyemi');
    refuseWith(new MailRefusedError('throttled'));
    expect(await world.tick()).toEqual(['later']);
    acceptAgain();
    world.clock.setTo('2026-08-24T06:45:00.000Z');
    expect(await world.tick()).toEqual(['sent']);
    expect(accepted()).toHaveLength(1);
  });

  it('waits an hour when the daily quota is spent', async () => {
    await world.addPerson('Ruth Adeyemi');
    refuseWith(new MailRefusedError('quota'));
    expect(await world.tick()).toEqual(['later']);
    acceptAgain();
    world.clock.setTo('2026-08-24T07:15:00.000Z');
    expect(await world.tick()).toEqual([]);
    world.clock.setTo('2026-08-24T07:30:00.000Z');
    expect(await world.tick()).toEqual(['sent']);
  });

  it('waits for the next morning, marking nobody, when SES rejects the mail', async () => {
    await world.addPerson('Ruth Adeyemi');
    refuseWith(new MailRefusedError('rejected'));
    expect(await world.tick()).toEqual(['rejected']);
    expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
    expect(await world.nudgedNames()).toEqual([]);
  });

  it('gives up for the day rather than mail in the evening when SES refuses all day', async () => {
    await world.addPerson('Ruth Adeyemi');
    refuseWith(new MailRefusedError('throttled'));
    const outcomes: string[] = [];
    for (let hour = 6; hour < 24; hour += 1) {
      world.clock.setTo(`2026-08-24T${String(hour).padStart(2, '0')}:30:00.000Z`);
      outcomes.push(...(await world.tick()));
    }
    expect(outcomes).toEqual([...Array.from({ length: 12 }, () => 'later'), 'postponed']);
    expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
  });

  it.each([
    ['in the morning', '2026-08-27T06:00:00.000Z', ['sent'], '2026-08-28T06:00:00.000Z'],
    ['in the afternoon', '2026-08-27T17:59:00.000Z', ['sent'], '2026-08-28T06:00:00.000Z'],
    ['in the evening', '2026-08-27T20:00:00.000Z', ['postponed'], '2026-08-28T06:00:00.000Z'],
    ['in the night', '2026-08-27T01:00:00.000Z', ['postponed'], '2026-08-27T06:00:00.000Z'],
  ])(
    'catches up with a single brief when it was down for days and is back %s',
    async (_when, at, outcomes, next) => {
      await world.addPerson('Ruth Adeyemi');
      world.clock.setTo(at);
      expect(await world.tick()).toEqual(outcomes);
      expect(await world.tick()).toEqual([]);
      expect(await world.briefDueAt()).toBe(next);
      world.clock.setTo(next);
      await world.tick();
      expect(accepted()).toHaveLength(1);
    },
  );

  it('names at most five people a day, the most overdue for their cadence first; the others come tomorrow', async () => {
    const names = ['Ada', 'Ben', 'Cleo', 'Dora', 'Edda', 'Finn', 'Gus'];
    for (const [index, name] of names.entries()) await world.addPerson(name, { cadenceDays: 40 - 3 * index });
    await world.tick();
    expect(accepted()[0]?.subject).toBe('Gus today, also Finn and 3 others');
    expect(await world.nudgedNames()).toEqual(['Cleo', 'Dora', 'Edda', 'Finn', 'Gus']);
    world.clock.setTo(TOMORROW_MORNING);
    await world.tick();
    expect(accepted()[1]?.subject).toBe('Ben today, also Ada');
  });

  it('marks the others when somebody was removed since the mail went out', async () => {
    const { contactId, ownerId } = await world.addPerson('Ruth Adeyemi');
    await world.addPerson('Tom');
    await world.tick({
      transport: { send: async () => ({ sesMessageId: 'ses-1' }) },
      people: {
        ...world.ports.people,
        recordNudge: (person, rules, at) => {
          const isRuth = person.contact.contactId === contactId;
          const contact = isRuth ? { ...person.contact, contactId: contactIdOf('gone') } : person.contact;
          return world.ports.people.recordNudge({ ...person, contact, revision: 99 }, rules, at);
        },
      },
    });
    expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
    expect(await world.ports.contacts.findContact({ ownerId, contactId })).not.toHaveProperty('lastNudgedAt');
    expect(await world.nudgedNames()).toEqual(['Tom']);
  });

  it('lets one owner’s failure not keep the others waiting, and says so at the end', async () => {
    await world.addPerson('Ruth Adeyemi');
    const other = await createBriefWorld(engine, tables);
    await other.addPerson('Ruth Adeyemi');
    const broken = new Error('unreadable');
    const people = {
      ...world.ports.people,
      list: (...args: Parameters<typeof world.ports.people.list>) =>
        args[0] === other.ownerId ? Promise.reject(broken) : world.ports.people.list(...args),
    };
    const error: unknown = await world.tick({ people }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BriefsFailedError);
    expect(accepted()).toHaveLength(1);
    world.clock.setTo('2026-08-24T06:45:00.000Z');
    expect(await world.tick()).toEqual(['sent']);
  });

  it('begins no brief that it may not finish in time', async () => {
    await world.addPerson('Ruth Adeyemi');
    expect(await world.tick({}, () => 5_000)).toEqual([]);
    expect(await world.tick()).toEqual(['sent']);
  });

  it('goes on after the first page of owners', async () => {
    for (let index = 0; index < 30; index += 1) {
      const ownerId = `pageowner${'abcdefghijklmnopqrstuvwxyz2345'.charAt(index).repeat(7)}`;
      await world.ports.owners.addOwner(buildOwner({ ownerId }));
    }
    expect(await world.tick()).toHaveLength(31);
  });

  it('reads little: the due owners, who is due and once more the first of them, and the token keys', async () => {
    for (const name of ['Ada', 'Ben', 'Cleo']) await world.addPerson(name);
    const reads: string[] = [];
    const counted = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, name) => {
          const found: unknown = Reflect.get(target, name);
          if (typeof found !== 'function') return found;
          return (...args: unknown[]) => {
            if (/^(find|list|read)/.test(String(name))) reads.push(String(name));
            return Reflect.apply(found, target, args);
          };
        },
      });
    const { owners, contacts, people, timeline, ledger, tokenKeys: keys } = world.ports;
    await world.tick({
      owners: counted(owners),
      contacts: counted(contacts),
      people: counted(people),
      timeline: counted(timeline),
      ledger: counted(ledger),
      tokenKeys: counted(keys),
    });
    expect(reads.toSorted()).toEqual([
      'findOwnersWithBriefDue',
      'findOwnersWithBriefDue',
      'list',
      'readAgain',
      'readTokenKeys',
    ]);
  });

  it('leaves out whoever was in touch, hidden, lost or merged into somebody between the index and the mail', async () => {
    const since = toIsoInstant(world.clock.now());
    const listed = await Promise.all(
      ['Ruth', 'Daniel', 'Tom', 'Hidden', 'Apart', 'Twin'].map((name) => world.addPerson(name)),
    );
    const [, daniel, tom, hidden, apart, twin] = listed;
    const { contacts } = world.ports;
    if (!daniel || !tom || !hidden || !apart || !twin) throw new Error('They were added');
    await contacts.recordEntry(daniel, touchAt(since));
    await contacts.changeContact(tom, (contact) => ({
      ...contact,
      inMemory: { since, remembersAnniversaries: true },
    }));
    await contacts.changeContact(hidden, (contact) => ({ ...contact, hidden: { since } }));
    await contacts.changeContact(apart, (contact) => ({ ...contact, doNotContact: { since } }));
    const lagging: DuePeople = {
      ...world.ports.people,
      list: async () => listed,
      readAgain: (people, withEntry) =>
        world.ports.people.readAgain(
          people.filter(({ contactId }) => contactId !== twin.contactId),
          withEntry,
        ),
    };
    expect(await world.tick({ people: lagging })).toEqual(['sent']);
    expect(accepted()).toMatchObject([{ subject: 'Ruth today' }]);
    expect(await world.nudgedNames()).toEqual(['Ruth']);
  });

  it('names nobody on the owner’s quiet days, and them on the day after', async () => {
    await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
      ...owner,
      quietDays: { weekdays: [1], spans: [] },
    }));
    await world.addPerson('Ruth', { lastTouchAt: '2026-07-20T12:00:00.000Z' });
    expect(await world.tick()).toEqual(['postponed']);
    world.clock.setTo('2026-08-25T06:30:00.000Z');
    expect(await world.tick()).toEqual(['sent']);
  });

  it('gives a new date to whoever stands in the index for a day that has passed without a brief', async () => {
    const days = [{ kind: 'birthday', date: { month: 8, day: 26 }, repeats: 'yearly', leadDays: 1 }] as const;
    await world.addPerson('Ruth', { cadenceDays: undefined, occasions: [...days] });
    const dueBy = async (moment: string) =>
      (await world.ports.contacts.listDueContacts(world.ownerId, isoInstantSchema.parse(moment), 10)).length;
    world.clock.setTo('2026-09-30T06:30:00.000Z');
    expect(await dueBy('2026-09-30T06:30:00.000Z')).toBe(1);
    expect(await world.tick()).toEqual(['silent']);
    expect(await dueBy('2026-09-30T06:30:00.000Z')).toBe(0);
    expect(await dueBy('2027-08-25T06:30:00.000Z')).toBe(1);
  });

  it('finds somebody close among many who have been due for longer', async () => {
    const many = Array.from({ length: 60 }, (_, index) => {
      const letters = 'abcdefgh';
      return `wide${letters.charAt(index % 8)}${letters.charAt(Math.floor(index / 8))}`;
    });
    await world.ports.contacts.addContacts(
      buildOwner({ ownerId: world.ownerId }).ownerId,
      many.map((name) =>
        buildPerson(name, {
          ownerId: world.ownerId,
          cadenceDays: undefined,
          tier: 'wide',
          lastTouchAt: '2025-07-25T12:00:00.000Z',
        }),
      ),
    );
    await world.addPerson('Inner', {
      cadenceDays: undefined,
      tier: 'inner',
      lastTouchAt: '2026-07-10T12:00:00.000Z',
    });
    await world.tick();
    expect(accepted()[0]?.subject).toMatch(/^Inner today/);
  });

  it('never sends a second brief on a day that has had one', async () => {
    await world.addPerson('Ruth Adeyemi');
    await world.tick();
    await world.addPerson('Daniel Okafor');
    const owner = await world.ports.owners.findOwner(world.ownerId);
    if (owner) await world.ports.owners.moveBriefDue(owner, buildOwner().briefDueAt);
    world.clock.setTo('2026-08-24T12:00:00.000Z');
    expect(await world.tick()).toEqual(['sent']);
    expect(accepted()).toHaveLength(1);
    expect(await world.nudgedNames()).toEqual(['Ruth Adeyemi']);
  });

  it('leaves a brief to the process that is sending it', async () => {
    await world.addPerson('Ruth Adeyemi');
    const ledger = {
      ...world.ports.ledger,
      claim: async () => ({ outcome: 'taken' as const, existing: buildDelivery() }),
    };
    expect(await world.tick({ ledger })).toEqual(['later']);
    expect(accepted()).toHaveLength(0);
    expect(await world.briefDueAt()).toBe('2026-08-24T06:40:00.000Z');
  });
});
