import { beforeEach, describe, expect, it } from 'vitest';
import { MailOutcomeUnknownError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { startDynalite } from '../../engines/engine.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
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
    await world.answer('send');
    for (const at of [...quarters, ...days.map((day) => `2026-08-${day}T09:00:00.000Z`)])
      await world.tick(at);
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
    expect(await world.readTimeline()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'unknown' });
    expect((await world.readDraft())?.dueAt).toBeUndefined();
  });

  it('is not asked about when an event comes first: it stands on the timeline', async () => {
    await world.answer('send');
    await world.settleLetter('delivered');
    for (const at of quarters) await world.tick(at);
    expect(world.toNora()).toEqual([]);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', direction: 'outbound' }]);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
  });

  it('is put on the timeline by an event that comes after the question', async () => {
    await world.answer('send');
    await world.tick('2026-08-24T06:45:00.000Z');
    await world.settleLetter('delivered');
    for (const at of quarters) await world.tick(at);
    expect(world.toNora()).toHaveLength(1);
    expect(await world.readTimeline()).toHaveLength(1);
    expect((await world.readRuth())?.lastTouchAt).toBe(MONDAY_MORNING);
  });

  it('is put on the timeline by an event that comes days later', async () => {
    await world.answer('send');
    for (const at of [...quarters, '2026-08-25T09:00:00.000Z']) await world.tick(at);
    await world.settleLetter('delivered');
    await world.tick('2026-08-26T10:00:00.000Z');
    expect(await world.readTimeline()).toHaveLength(1);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
  });

  it('is asked about no more where its first attempt arrived after all, as an event says that comes late', async () => {
    await world.answer('send', 'm1');
    await world.tick('2026-08-24T06:46:00.000Z');
    world.transport.behave((accept) => {
      world.transport.behave((next) => next());
      accept();
      throw new MailOutcomeUnknownError('no answer in 10 seconds');
    });
    await world.answer('send again', 'm2');
    await world.settleLetter('delivered');
    for (const at of quarters.slice(1)) await world.tick(at);
    expect(world.toNora()).toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
    expect(await world.readTimeline()).toHaveLength(1);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
  });

  it('and that came back is no touch: the owner is told', async () => {
    await world.answer('send');
    await world.settleLetter('bounced');
    for (const at of quarters) await world.tick(at);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth came back' }]);
    expect(await world.readTimeline()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'blocked' });
  });

  it('is not sent again by another `send`', async () => {
    await world.answer('send', 'm1');
    await world.answer('send', 'm2');
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
  });

  it('goes out once more on `send again`, said however often by the same mail, and is told when it is out', async () => {
    await world.answer('send', 'm1');
    await world.tick('2026-08-24T06:46:00.000Z');
    const [question] = world.toNora();
    expect(question?.text).toContain('send again');
    const again = world.takeAnswer('send again', 'm2');
    await Promise.all([receiveMail(world.ports, again), receiveMail(world.ports, again)]);
    await receiveMail(world.ports, again);
    expect(world.letters()).toHaveLength(2);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
    expect(await world.readTimeline()).toHaveLength(1);
    await world.answer('send again', 'm3');
    expect(world.letters()).toHaveLength(2);
    expect(world.toNora().at(-1)?.subject).toBe('Your letter to Ruth has gone out already');
  });

  it('is asked about again when it is lost a second time', async () => {
    await world.answer('send', 'm1');
    await world.tick('2026-08-24T06:46:00.000Z');
    world.transport.behave((accept) => {
      world.transport.behave((next) => next());
      accept();
      throw new MailOutcomeUnknownError('no answer in 10 seconds');
    });
    await world.answer('send again', 'm2');
    for (const at of quarters.slice(1)) await world.tick(at);
    expect(world.letters()).toHaveLength(2);
    expect(world.toNora().map(({ subject }) => subject)).toEqual([
      'Did your letter to Ruth arrive?',
      'Did your letter to Ruth arrive?',
    ]);
  });

  it('is not sent once more on `send again`, once an event has said that it arrived', async () => {
    await world.answer('send', 'm1');
    await world.settleLetter('delivered');
    await world.answer('send again', 'm2');
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth has gone out already' }]);
  });

  it('is told as sent by another `send`, once an event has said so', async () => {
    await world.answer('send', 'm1');
    await world.settleLetter('delivered');
    await world.answer('send', 'm2');
    expect(world.letters()).toHaveLength(1);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', direction: 'outbound' }]);
    expect(world.toNora()).toHaveLength(1);
    expect(world.toNora()).not.toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
  });
});
