import { beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

const ruth = emailAddressSchema.parse(RUTHS_ADDRESS);
const suppressRuth = (reason: 'hard-bounce' | 'complaint' | 'asked-to-stop') =>
  world.ports.suppressionList.suppress(ruth, {
    reason,
    scope: 'all',
    since: isoInstantSchema.parse(MONDAY_MORNING),
  });

describe('a letter that cannot go out', () => {
  it.each([
    ['hard-bounce', 'came back'],
    ['complaint', 'marked an earlier mail as spam'],
    ['asked-to-stop', 'asked for no more mail'],
  ] as const)('because of %s is blocked, and the owner told why', async (reason, why) => {
    await suppressRuth(reason);
    await world.answer('send');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth cannot go out' }]);
    expect(world.toNora()[0]?.text.replaceAll('\n', ' ')).toContain(why);
    expect(await world.readDraft()).toMatchObject({ status: 'blocked' });
    expect(await world.readTimeline()).toEqual([]);
  });

  it('waits while the suppression list cannot be read, and goes out once it can', async () => {
    const blind = {
      ...world.ports,
      suppressionList: {
        ...world.ports.suppressionList,
        find: async () => {
          throw new Error('no table');
        },
      },
    };
    const mail = world.takeAnswer('send');
    await expect(receiveMail(blind, mail)).rejects.toThrow('no table');
    expect(world.letters()).toEqual([]);
    await receiveMail(world.ports, mail);
    expect(world.letters()).toHaveLength(1);
  });

  it('is rejected by SES for good: the owner is told', async () => {
    world.transport.behave(() => {
      world.transport.behave((accept) => accept());
      throw new MailRefusedError('rejected');
    });
    await world.answer('send');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth cannot go out' }]);
  });

  const since = isoInstantSchema.parse(MONDAY_MORNING);
  it.each([
    ['is in memory', { inMemory: { since, remembersAnniversaries: false } }, 'The letter to Ruth stays here'],
    ['is hidden', { hidden: { since } }, 'Your letter to Ruth cannot go out'],
    ['is not to be contacted', { doNotContact: { since } }, 'Your letter to Ruth cannot go out'],
  ])(
    'to somebody who %s by then stays here, and the owner hears of it once',
    async (_, standing, subject) => {
      world.transport.behave(() => {
        throw new MailRefusedError('throttled');
      });
      await world.answer('send');
      world.transport.behave((accept) => accept());
      const ruthNow = await world.readRuth();
      if (ruthNow)
        await world.ports.contacts.changeContact(ruthNow, (contact) => ({ ...contact, ...standing }));
      for (const at of ['06:45', '07:00', '07:15']) await world.tick(`2026-08-24T${at}:00.000Z`);
      expect(world.letters()).toEqual([]);
      expect(world.toNora()).toMatchObject([{ subject }]);
      expect(world.toNora()[0]?.text).toContain('Kith sent nothing.');
      expect(await world.readDraft()).toMatchObject({ status: 'blocked' });
    },
  );

  it.each(['throttled', 'quota'] as const)('now (%s) goes out by itself, once', async (reason) => {
    world.transport.behave(() => {
      throw new MailRefusedError(reason);
    });
    await world.answer('send');
    expect(await world.readDraft()).toMatchObject({ status: 'approved' });
    world.transport.behave((accept) => accept());
    for (const at of ['06:45', '07:00', '07:15', '07:30', '07:45']) {
      await world.tick(`2026-08-24T${at}:00.000Z`);
    }
    expect(world.letters()).toHaveLength(1);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
    expect(world.toNora()).toEqual([]);
  });
});

describe('a letter that was sent', () => {
  const ticks = ['06:45', '07:00', '07:30', '08:30'].map((time) => `2026-08-24T${time}:00.000Z`);

  it('and came back is told to the owner, once', async () => {
    await world.answer('send');
    await world.settleLetter('bounced');
    for (const at of ticks) await world.tick(at);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth came back' }]);
    expect((await world.readDraft())?.dueAt).toBeUndefined();
  });

  it('and that comes back days later is told to the owner, once', async () => {
    await world.answer('send');
    await world.settleLetter('delivered');
    for (const at of ticks) await world.tick(at);
    await world.settleLetter('bounced');
    for (const day of ['29', '30']) await world.tick(`2026-08-${day}T07:00:00.000Z`);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth came back' }]);
    expect((await world.readDraft())?.dueAt).toBeUndefined();
  });

  it('and arrived is nothing to speak of', async () => {
    await world.answer('send');
    await world.settleLetter('delivered');
    for (const at of [...ticks, '2026-08-29T07:00:00.000Z']) await world.tick(at);
    expect(world.toNora()).toEqual([]);
    expect((await world.readDraft())?.dueAt).toBeUndefined();
  });
});

describe('a letter that the owner said yes to', () => {
  const heard = (occurredAt: string) =>
    world.ports.timeline.append(
      buildInteraction({
        ...{ kind: 'reply', direction: 'inbound', occurredAt, interactionId: 'heard', text: 'Hello!' },
        source: { by: 'contact-reply' },
      }),
    );

  it.each([
    ['2026-08-24T06:00:00.000Z', 'wrote to you these days'],
    ['2026-08-01T06:00:00.000Z', 'waits for your answer'],
  ])('stays here where the contact wrote on %s', async (occurredAt, why) => {
    await heard(occurredAt);
    await world.answer('send');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()[0]?.text.replace(/\s+/g, ' ')).toContain(why);
  });

  it('goes out where it is the owner’s own, who knows that', async () => {
    await heard('2026-08-24T06:00:00.000Z');
    await world.answer('send\n\nHi Ruth,\n\nthank you for your mail.\n\nNora');
    expect(world.letters()).toHaveLength(1);
  });

  it.each([ruth, 'ruth@second.example'])(
    'waits for the next day, whoever wrote it, where the newsletter went to their %s today',
    async (text) => {
      const address = emailAddressSchema.parse(text);
      await world.ports.contacts.changeContact(RUTH, (contact) => ({
        ...contact,
        addresses: [ruth, emailAddressSchema.parse('ruth@second.example')],
      }));
      await heard('2026-08-24T06:00:00.000Z');
      const lastIssueAt = isoInstantSchema.parse('2026-08-24T06:10:00.000Z');
      await world.readers.save(buildSubscriber({ address, lastIssueAt }), undefined);
      await world.answer('send\n\nHi Ruth,\n\nthank you for your mail.\n\nNora');
      expect(world.letters()).toEqual([]);
      await world.tick('2026-08-25T06:45:00.000Z');
      expect(world.letters()).toHaveLength(1);
    },
  );

  it('waits for the next day where it is a holiday where the contact lives', async () => {
    const postalAddresses = [{ lines: [], country: 'Ukraine' }];
    await world.ports.contacts.changeContact(world.draft, (ruth) => ({ ...ruth, postalAddresses }));
    await world.answer('send');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: expect.stringContaining('goes out tomorrow') }]);
    await world.tick('2026-08-25T06:30:00.000Z');
    expect(world.letters()).toHaveLength(1);
  });
});
