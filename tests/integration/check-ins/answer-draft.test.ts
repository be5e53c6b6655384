import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailOutcomeUnknownError, MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS, RUTHS_MAILBOX } from './check-in-world.ts';

let engine: Engine;
let world: CheckInWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

const answer = (body: string, messageId?: string) =>
  receiveMail(world.ports, world.takeAnswer(body, messageId));
const ruth = emailAddressSchema.parse(RUTHS_ADDRESS);
const suppressRuth = (reason: 'hard-bounce' | 'complaint' | 'asked-to-stop') =>
  world.ports.suppressionList.suppress(ruth, {
    reason,
    scope: 'all',
    since: isoInstantSchema.parse(MONDAY_MORNING),
  });
const settle = async (status: 'delivered' | 'bounced') => {
  const [letter] = world.letters();
  if (letter) await world.ports.ledger.settle(letter.deliveryId, status, 'ses-1');
};

describe('the owner’s `send`', () => {
  it('sends the letter in the owner’s name, as a person writes, and answers come to Ruth’s own address', async () => {
    await answer('Send.');
    expect(world.letters()).toMatchObject([
      {
        from: { name: 'Nora Lindqvist', address: RUTHS_MAILBOX },
        to: { name: 'Ruth Adler', address: RUTHS_ADDRESS },
        replyTo: RUTHS_MAILBOX,
        author: 'person',
        text: 'Hi Ruth,\n\nHow is Leo?\n\nNora\n',
      },
    ]);
    expect(world.toNora()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
  });

  it('puts it on the timeline and counts as being in touch', async () => {
    await answer('send');
    expect(await world.readTimeline()).toMatchObject([
      {
        kind: 'mail',
        direction: 'outbound',
        text: 'Hi Ruth,\n\nHow is Leo?\n\nNora',
        occurredAt: MONDAY_MORNING,
      },
    ]);
    expect((await world.readRuth())?.lastTouchAt).toBe(MONDAY_MORNING);
  });

  it('with words below sends those, and only those', async () => {
    await answer('send:\r\n\r\nHi Ruth,\r\n\r\nlunch on Friday?\r\n\r\nNora');
    expect(world.letters()[0]?.text).toBe('Hi Ruth,\n\nlunch on Friday?\n\nNora\n');
    expect((await world.readTimeline())[0]?.text).toContain('lunch on Friday?');
  });

  it('as `send again`, of a letter that has not gone out yet, sends it', async () => {
    await answer('send again');
    expect(world.letters()).toHaveLength(1);
  });

  it('said twice sends one letter, and the second is told so', async () => {
    await answer('send', 'm1');
    await answer('send', 'm2');
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has gone out already' }]);
  });

  it('is carried out once when its mail is delivered again and again, and nobody is told anything', async () => {
    const mail = world.takeAnswer('send');
    await Promise.all([receiveMail(world.ports, mail), receiveMail(world.ports, mail)]);
    await receiveMail(world.ports, mail);
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toEqual([]);
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('meets another at the same moment: one letter, with the words of one of them', async () => {
    await Promise.all([answer('send', 'm1'), answer('send\n\nHi Ruth, lunch?', 'm2')]);
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toHaveLength(1);
    expect((await world.readTimeline())[0]?.text).toBe((await world.readDraft())?.approval?.text);
  });

  it('of a stranger sends nothing', async () => {
    await receiveMail(
      world.ports,
      world.takeAnswer('send', 'm1', { mail: { from: 'eve@evil.example' }, source: 'eve@evil.example' }),
    );
    expect(world.letters()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
  });

  it('after two weeks sends nothing, and says so', async () => {
    world.clock.setTo('2026-09-07T06:30:00.000Z');
    await answer('send');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: 'The letter to Ruth is too old to send' }]);
  });
});

describe('other answers', () => {
  it('`skip` drops the letter without a word, and a later `send` does not bring it back', async () => {
    await answer('skip', 'm1');
    expect(world.transport.accepted).toEqual([]);
    expect(await world.readTimeline()).toEqual([]);
    await answer('send', 'm2');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: 'The letter to Ruth was put away' }]);
  });

  it('`skip` after `send` comes too late, and says so', async () => {
    await answer('send', 'm1');
    await answer('skip', 'm2');
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has gone out already' }]);
  });

  it('anything else is a note as ever, sends nothing, and is asked about', async () => {
    await answer('Yes, send it please');
    expect(world.letters()).toEqual([]);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'note', text: 'Yes, send it please' }]);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has not gone out' }]);
  });

  it('to the question sends the letter, when it is `send`', async () => {
    await answer('Met her on Saturday.', 'm1');
    const question = world.toNora()[0];
    await world.receive({
      messageId: 'm2',
      recipients: [question?.replyTo ?? ''],
      mail: { body: 'Send' },
    });
    expect(world.letters()).toHaveLength(1);
  });

  it('are notes and nothing more once the letter is out', async () => {
    await answer('send', 'm1');
    await answer('She called me!', 'm2');
    expect(await world.readTimeline()).toHaveLength(2);
    expect(world.toNora()).toEqual([]);
  });
});

describe('a letter of the owner’s own, without `send`', () => {
  const LETTER = 'Dear Ruth,\n\nlunch on Friday?\nOr on Monday?\n\nNora';
  const answerNotice = (body: string, messageId: string) =>
    world.receive({ messageId, recipients: [world.toNora().at(-1)?.replyTo ?? ''], mail: { body } });

  it('goes nowhere; it is shown as it would go out, and `send` in answer to that sends just these words', async () => {
    await answer(LETTER, 'm1');
    expect(world.letters()).toEqual([]);
    expect(await world.readTimeline()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth is ready, and has not gone out' }]);
    const shown = world.toNora()[0]?.text ?? '';
    for (const line of LETTER.split('\n').filter((each) => each !== '')) expect(shown).toContain(`> ${line}`);
    await answerNotice('send', 'm2');
    expect(world.letters()).toMatchObject([{ text: `${LETTER}\n` }]);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', text: LETTER }]);
  });

  it('goes out as well on `send` in answer to the brief; its last wording counts', async () => {
    await answer('Dear Ruth, lunch?', 'm1');
    await answerNotice(LETTER, 'm2');
    await answer('send', 'm3');
    expect(world.letters()).toMatchObject([{ text: `${LETTER}\n` }]);
  });

  it('is told once, when its mail is delivered again', async () => {
    const mail = world.takeAnswer(LETTER);
    await receiveMail(world.ports, mail);
    await receiveMail(world.ports, mail);
    expect(world.toNora()).toHaveLength(1);
  });

  it('may be of grief: nothing but the owner’s words can go out from then on', async () => {
    await answer('Dear Ruth, I am so sorry that your mother died.', 'm1');
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
    await answerNotice('send', 'm2');
    expect(world.letters()).toMatchObject([{ text: 'Dear Ruth, I am so sorry that your mother died.\n' }]);
  });

  it('is dropped by `skip`', async () => {
    await answer(LETTER, 'm1');
    await answerNotice('skip', 'm2');
    await answer('send', 'm3');
    expect(world.letters()).toEqual([]);
  });

  it('is a note as ever where it holds a mail that it answers, or where Kith’s letter is out, which is told', async () => {
    await answer('Dear Ruth, lunch?\n\nA draft for you, to Ruth:', 'm1');
    expect(await world.readDraft()).not.toHaveProperty('ownWords');
    await answer('send', 'm2');
    await answer(LETTER, 'm3');
    const texts = (await world.readTimeline()).map(({ text }) => text).join('\n');
    expect(texts).toContain('A draft for you');
    expect(texts).toContain('Or on Monday?');
    expect(world.letters()).toHaveLength(1);
    const told = world.transport.accepted.at(-1)?.text.replace(/\s+/g, ' ');
    expect(told).toContain('You said yes to the letter to Ruth before, so these words did not go out.');
  });

  it('is what goes out where it came in between a `send` being read and being carried out', async () => {
    const { drafts } = world.ports;
    let isFirst = true;
    const find: typeof drafts.find = async (key) => {
      const read = await drafts.find(key);
      if (isFirst) await drafts.reword(world.draft, { text: LETTER, messageId: 'm1' }, world.draft.writtenAt);
      isFirst = false;
      return read;
    };
    await receiveMail({ ...world.ports, drafts: { ...drafts, find } }, world.takeAnswer('send', 'm2'));
    expect(world.letters()).toMatchObject([{ text: `${LETTER}\n` }]);
  });
});

describe('grief', () => {
  const note = (changes: Parameters<typeof buildInteraction>[0]) =>
    world.ports.timeline.append(buildInteraction({ kind: 'note', source: { by: 'cli' }, ...changes }));

  it('in an answer puts the letter away, kindly, and a later `send` does not bring it back', async () => {
    await answer('Dora died on Tuesday. Funeral on Friday.', 'm1');
    expect(await world.readDraft()).toMatchObject({ status: 'skipped' });
    expect(await world.readTimeline()).toMatchObject([{ kind: 'note' }]);
    expect(world.toNora()).toMatchObject([{ subject: 'Kith put the letter to Ruth away' }]);
    expect(world.toNora()[0]?.text).not.toMatch(/reply|one word/i);
    await answer('send', 'm2');
    expect(world.letters()).toEqual([]);
  });

  it('is told once, when its mail is delivered again', async () => {
    const mail = world.takeAnswer('Dora died on Tuesday.');
    await receiveMail(world.ports, mail);
    await receiveMail(world.ports, mail);
    expect(world.toNora()).toHaveLength(1);
  });

  it.each([
    { direction: 'between', text: 'Her father died.' },
    { direction: 'inbound', text: 'I am leaving Peter, please tell nobody.' },
  ] as const)('or a secret since it was written: `send` is asked about ($text)', async (news) => {
    await note(news);
    await answer('send', 'm1');
    expect(world.letters()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has not gone out' }]);
    await answer('send\n\nDear Ruth, I am so sorry.', 'm2');
    expect(world.letters()[0]?.text).toBe('Dear Ruth, I am so sorry.\n');
  });
});

describe('a letter that cannot go out', () => {
  it.each([
    ['hard-bounce', 'came back'],
    ['complaint', 'marked an earlier mail as spam'],
    ['asked-to-stop', 'asked for no more mail'],
  ] as const)('because of %s is blocked, and the owner told why', async (reason, why) => {
    await suppressRuth(reason);
    await answer('send');
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
    await answer('send');
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
      await answer('send');
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
    await answer('send');
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
    await answer('send');
    await settle('bounced');
    for (const at of ticks) await world.tick(at);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth came back' }]);
    expect((await world.readDraft())?.dueAt).toBeUndefined();
  });

  it('and that comes back days later is told to the owner, once', async () => {
    await answer('send');
    await settle('delivered');
    for (const at of ticks) await world.tick(at);
    await settle('bounced');
    for (const day of ['29', '30']) await world.tick(`2026-08-${day}T07:00:00.000Z`);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth came back' }]);
    expect((await world.readDraft())?.dueAt).toBeUndefined();
  });

  it('and arrived is nothing to speak of', async () => {
    await answer('send');
    await settle('delivered');
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
    await answer('send');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()[0]?.text.replace(/\s+/g, ' ')).toContain(why);
  });

  it('goes out where it is the owner’s own, who knows that', async () => {
    await heard('2026-08-24T06:00:00.000Z');
    await answer('send\n\nHi Ruth,\n\nthank you for your mail.\n\nNora');
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
      await world.readers.save(buildSubscriber({ address }), undefined);
      await world.readers.noteIssue(address, isoInstantSchema.parse('2026-08-24T06:10:00.000Z'));
      await answer('send\n\nHi Ruth,\n\nthank you for your mail.\n\nNora');
      expect(world.letters()).toEqual([]);
      await world.tick('2026-08-25T06:45:00.000Z');
      expect(world.letters()).toHaveLength(1);
    },
  );

  it('waits for the next day where it is a holiday where the contact lives', async () => {
    const postalAddresses = [{ lines: [], country: 'Ukraine' }];
    await world.ports.contacts.changeContact(world.draft, (ruth) => ({ ...ruth, postalAddresses }));
    await answer('send');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: expect.stringContaining('goes out tomorrow') }]);
    await world.tick('2026-08-25T06:30:00.000Z');
    expect(world.letters()).toHaveLength(1);
  });
});

describe('a letter of which SES says nothing', () => {
  beforeEach(() => {
    world.transport.behave((accept) => {
      world.transport.behave((next) => next());
      accept();
      throw new MailOutcomeUnknownError('no answer in 10 seconds');
    });
  });
  const days = ['25', '26', '27', '28', '29', '30'];
  const quarters = ['06:45', '07:00', '08:15', '12:00', '20:00'].map((time) => `2026-08-24T${time}:00.000Z`);

  it('is never sent again, and its owner is asked once', async () => {
    await answer('send');
    for (const at of [...quarters, ...days.map((day) => `2026-08-${day}T09:00:00.000Z`)])
      await world.tick(at);
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
    expect(await world.readTimeline()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'unknown' });
    expect((await world.readDraft())?.dueAt).toBeUndefined();
  });

  it('is not asked about when an event comes first: it stands on the timeline', async () => {
    await answer('send');
    await settle('delivered');
    for (const at of quarters) await world.tick(at);
    expect(world.toNora()).toEqual([]);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', direction: 'outbound' }]);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
  });

  it('is put on the timeline by an event that comes after the question', async () => {
    await answer('send');
    await world.tick('2026-08-24T06:45:00.000Z');
    await settle('delivered');
    for (const at of quarters) await world.tick(at);
    expect(world.toNora()).toHaveLength(1);
    expect(await world.readTimeline()).toHaveLength(1);
    expect((await world.readRuth())?.lastTouchAt).toBe(MONDAY_MORNING);
  });

  it('is put on the timeline by an event that comes days later', async () => {
    await answer('send');
    for (const at of [...quarters, '2026-08-25T09:00:00.000Z']) await world.tick(at);
    await settle('delivered');
    await world.tick('2026-08-26T10:00:00.000Z');
    expect(await world.readTimeline()).toHaveLength(1);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
  });

  it('is asked about no more where its first attempt arrived after all, as an event says that comes late', async () => {
    await answer('send', 'm1');
    await world.tick('2026-08-24T06:46:00.000Z');
    world.transport.behave((accept) => {
      world.transport.behave((next) => next());
      accept();
      throw new MailOutcomeUnknownError('no answer in 10 seconds');
    });
    await answer('send again', 'm2');
    await settle('delivered');
    for (const at of quarters.slice(1)) await world.tick(at);
    expect(world.toNora()).toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
    expect(await world.readTimeline()).toHaveLength(1);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
  });

  it('and that came back is no touch: the owner is told', async () => {
    await answer('send');
    await settle('bounced');
    for (const at of quarters) await world.tick(at);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth came back' }]);
    expect(await world.readTimeline()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'blocked' });
  });

  it('is not sent again by another `send`', async () => {
    await answer('send', 'm1');
    await answer('send', 'm2');
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
  });

  it('goes out once more on `send again`, said however often by the same mail, and is told when it is out', async () => {
    await answer('send', 'm1');
    await world.tick('2026-08-24T06:46:00.000Z');
    const [question] = world.toNora();
    expect(question?.text).toContain('send again');
    const again = world.takeAnswer('send again', 'm2');
    await Promise.all([receiveMail(world.ports, again), receiveMail(world.ports, again)]);
    await receiveMail(world.ports, again);
    expect(world.letters()).toHaveLength(2);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
    expect(await world.readTimeline()).toHaveLength(1);
    await answer('send again', 'm3');
    expect(world.letters()).toHaveLength(2);
    expect(world.toNora().at(-1)?.subject).toBe('Your letter to Ruth has gone out already');
  });

  it('is asked about again when it is lost a second time', async () => {
    await answer('send', 'm1');
    await world.tick('2026-08-24T06:46:00.000Z');
    world.transport.behave((accept) => {
      world.transport.behave((next) => next());
      accept();
      throw new MailOutcomeUnknownError('no answer in 10 seconds');
    });
    await answer('send again', 'm2');
    for (const at of quarters.slice(1)) await world.tick(at);
    expect(world.letters()).toHaveLength(2);
    expect(world.toNora().map(({ subject }) => subject)).toEqual([
      'Did your letter to Ruth arrive?',
      'Did your letter to Ruth arrive?',
    ]);
  });

  it('is not sent once more on `send again`, once an event has said that it arrived', async () => {
    await answer('send', 'm1');
    await settle('delivered');
    await answer('send again', 'm2');
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has gone out already' }]);
  });

  it('is told as sent by another `send`, once an event has said so', async () => {
    await answer('send', 'm1');
    await settle('delivered');
    await answer('send', 'm2');
    expect(world.letters()).toHaveLength(1);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', direction: 'outbound' }]);
    expect(world.toNora()).toHaveLength(1);
    expect(world.toNora()).not.toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
  });
});
