import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

const tickAt = async (day: string, ...times: readonly string[]) => {
  for (const time of times) await world.tick(`2026-08-${day}T${time}:00.000Z`);
};
const subjects = () => world.toNora().map(({ subject }) => subject);
/** Nine o’clock in Istanbul is six o’clock in UTC. */
const MORNING = ['06:00', '06:15', '06:30', '06:45'] as const;

describe('a letter to somebody for whom it is no time of work', () => {
  beforeEach(() => world.clock.setTo('2026-08-24T03:00:00.000Z'));

  test('waits for their morning, and its owner hears when it goes out', async () => {
    await world.answer('send');
    await tickAt('24', '03:15', '05:45');
    expect(world.letters()).toEqual([]);
    expect(subjects()).toEqual([
      expect.stringMatching(/^Your letter to Ruth goes out today at about 9:\d\d, Ruth’s time$/),
    ]);
    expect(world.toNora()[0]?.text).toContain('reply skip');
    await tickAt('24', ...MORNING);
    expect(world.letters()).toHaveLength(1);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
    expect((await world.readTimeline())[0]?.occurredAt).toMatch(/^2026-08-24T06/);
    expect(subjects()).toHaveLength(1);
  });

  test('is said yes to once, however often the mail comes; another `send` hears the same', async () => {
    const mail = world.takeAnswer('send');
    // Of two at once, one may have to come again.
    await Promise.allSettled([receiveMail(world.ports, mail), receiveMail(world.ports, mail)]);
    await receiveMail(world.ports, mail);
    expect(subjects()).toHaveLength(1);
    await world.answer('send', 'm2');
    expect(new Set(subjects()).size).toBe(1);
    await tickAt('24', ...MORNING, '08:00');
    expect(world.letters()).toHaveLength(1);
  });

  test('is not changed by another `send` with other words, which is told', async () => {
    await world.answer('send', 'm1');
    await world.answer('send\n\nHi Ruth,\n\nlunch on Friday?\n\nNora', 'm2');
    expect(subjects().at(-1)).toMatch(/^Your letter to Ruth goes out today at .*, as it was$/);
    await tickAt('24', ...MORNING);
    expect(world.letters()).toMatchObject([{ text: expect.stringContaining('How is Leo?') }]);
  });

  test('is held back by `skip`', async () => {
    await world.answer('send', 'm1');
    const [notice] = world.toNora();
    await world.receive({ messageId: 'm2', recipients: [notice?.replyTo ?? ''], mail: { body: 'skip' } });
    await tickAt('24', ...MORNING, '08:00');
    expect(world.letters()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'skipped', skippedAt: expect.any(String) });
    expect(subjects()).toHaveLength(1);
  });

  test('is not held back by a `skip` that comes when it is out', async () => {
    await world.answer('send', 'm1');
    await tickAt('24', ...MORNING);
    await world.answer('skip', 'm2');
    expect(subjects().at(-1)).toBe('Your letter to Ruth has gone out already');
  });

  test('is held back by sad news, and goes out after all on `send again`', async () => {
    await world.answer('send', 'm1');
    const death = { kind: 'note', text: 'Her father died.', occurredAt: '2026-08-24T04:00:00.000Z' } as const;
    await world.ports.timeline.append(buildInteraction({ ...death, source: { by: 'cli' } }));
    await tickAt('24', ...MORNING, '07:00');
    expect(world.letters()).toEqual([]);
    expect(subjects().at(-1)).toBe('Your letter to Ruth has not gone out');
    expect(subjects()).toHaveLength(2);
    await world.answer('send', 'm2');
    expect(world.letters()).toEqual([]);
    await world.answer('send again\n\nDear Ruth, I am so sorry.', 'm3');
    expect(world.letters()).toMatchObject([{ text: 'Dear Ruth, I am so sorry.\n' }]);
  });

  test('is held back when Ruth writes meanwhile', async () => {
    await world.answer('send', 'm1');
    const timestamp = '2026-08-24T04:00:00.000Z';
    await receiveMail(world.ports, world.takeReply('Leo has a new tooth!', 'm2', { timestamp }));
    await tickAt('24', ...MORNING);
    expect(world.letters()).toHaveLength(0);
    expect(subjects().at(-1)).toBe('Your letter to Ruth has not gone out');
    expect(world.toNora().at(-1)?.text.replaceAll('\n', ' ')).toContain('in touch since you said yes');
  });
});

test('a letter on a public holiday where Ruth lives goes out on the day after', async () => {
  const home = { label: 'home', lines: ['Khreshchatyk 1'], country: 'Ukraine' };
  await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, postalAddresses: [home] }));
  await world.answer('send');
  expect(subjects()).toEqual([expect.stringMatching(/goes out tomorrow at about 9:/)]);
  await tickAt('24', '07:00', '13:00');
  expect(world.letters()).toEqual([]);
  await tickAt('25', ...MORNING);
  expect(world.letters()).toHaveLength(1);
});

test('a letter of Friday evening goes out on Monday', async () => {
  world.clock.setTo('2026-08-28T19:00:00.000Z');
  await world.answer('send');
  expect(subjects()).toEqual([expect.stringMatching(/goes out on Monday at about 9:/)]);
  await tickAt('29', '07:00');
  await tickAt('30', '07:00');
  expect(world.letters()).toEqual([]);
  await tickAt('31', ...MORNING);
  expect(world.letters()).toHaveLength(1);
});

describe('a letter that SES does not take', () => {
  const throttle = () =>
    world.transport.behave(() => {
      throw new MailRefusedError('throttled');
    });

  test('until the evening goes out on the next morning, not at night', async () => {
    throttle();
    await world.answer('send');
    await tickAt('24', '08:00', '13:45', '14:15');
    world.transport.behave((accept) => accept());
    await tickAt('24', '16:00', '21:00');
    expect(world.letters()).toEqual([]);
    await tickAt('25', ...MORNING);
    expect(world.letters()).toHaveLength(1);
  });

  test('for days is given up, its owner asked once, and goes out on `send again`', async () => {
    throttle();
    await world.answer('send', 'm1');
    await tickAt('25', '08:00');
    await tickAt('27', '08:00');
    world.transport.behave((accept) => accept());
    await tickAt('28', '06:31', '06:45', '07:00');
    await tickAt('31', '07:00');
    expect(world.letters()).toEqual([]);
    expect(subjects()).toEqual(['Your letter to Ruth did not get out in time']);
    expect((await world.readDraft())?.dueAt).toBeUndefined();
    const [question] = world.toNora();
    await world.receive({
      messageId: 'm2',
      recipients: [question?.replyTo ?? ''],
      mail: { body: 'Send again.' },
    });
    expect(world.letters()).toHaveLength(1);
  });
});
