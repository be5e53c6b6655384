import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS, RUTHS_MAILBOX } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

describe('the owner’s `send`', () => {
  it('sends the letter in the owner’s name, as a person writes, and answers come to Ruth’s own address', async () => {
    await world.answer('Send.');
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
    await world.answer('send');
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
    await world.answer('send:\r\n\r\nHi Ruth,\r\n\r\nlunch on Friday?\r\n\r\nNora');
    expect(world.letters()[0]?.text).toBe('Hi Ruth,\n\nlunch on Friday?\n\nNora\n');
    expect((await world.readTimeline())[0]?.text).toContain('lunch on Friday?');
  });

  it('as `send again`, of a letter that has not gone out yet, sends it', async () => {
    await world.answer('send again');
    expect(world.letters()).toHaveLength(1);
  });

  it('said twice sends one letter, and the second is told so', async () => {
    await world.answer('send', 'm1');
    await world.answer('send', 'm2');
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
    await Promise.all([world.answer('send', 'm1'), world.answer('send\n\nHi Ruth, lunch?', 'm2')]);
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
    await world.answer('send');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: 'The letter to Ruth is too old to send' }]);
  });
});

describe('other answers', () => {
  it('`skip` drops the letter without a word, and a later `send` does not bring it back', async () => {
    await world.answer('skip', 'm1');
    expect(world.transport.accepted).toEqual([]);
    expect(await world.readTimeline()).toEqual([]);
    await world.answer('send', 'm2');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: 'The letter to Ruth was put away' }]);
  });

  it('`skip` after `send` comes too late, and says so', async () => {
    await world.answer('send', 'm1');
    await world.answer('skip', 'm2');
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has gone out already' }]);
  });

  it('anything else is a note as ever, sends nothing, and is asked about', async () => {
    await world.answer('Yes, send it please');
    expect(world.letters()).toEqual([]);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'note', text: 'Yes, send it please' }]);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has not gone out' }]);
  });

  it('to the question sends the letter, when it is `send`', async () => {
    await world.answer('Met her on Saturday.', 'm1');
    const question = world.toNora()[0];
    await world.receive({
      messageId: 'm2',
      recipients: [question?.replyTo ?? ''],
      mail: { body: 'Send' },
    });
    expect(world.letters()).toHaveLength(1);
  });

  it('are notes and nothing more once the letter is out', async () => {
    await world.answer('send', 'm1');
    await world.answer('She called me!', 'm2');
    expect(await world.readTimeline()).toHaveLength(2);
    expect(world.toNora()).toEqual([]);
  });
});

describe('grief', () => {
  const note = (changes: Parameters<typeof buildInteraction>[0]) =>
    world.ports.timeline.append(buildInteraction({ kind: 'note', source: { by: 'cli' }, ...changes }));

  it('in an answer puts the letter away, kindly, and a later `send` does not bring it back', async () => {
    await world.answer('Dora died on Tuesday. Funeral on Friday.', 'm1');
    expect(await world.readDraft()).toMatchObject({ status: 'skipped' });
    expect(await world.readTimeline()).toMatchObject([{ kind: 'note' }]);
    expect(world.toNora()).toMatchObject([{ subject: 'Kith put the letter to Ruth away' }]);
    expect(world.toNora()[0]?.text).not.toMatch(/reply|one word/i);
    await world.answer('send', 'm2');
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
    await world.answer('send', 'm1');
    expect(world.letters()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has not gone out' }]);
    await world.answer('send\n\nDear Ruth, I am so sorry.', 'm2');
    expect(world.letters()[0]?.text).toBe('Dear Ruth, I am so sorry.\n');
  });
});
