import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailOutcomeUnknownError } from '../../../functions/delivery/mail-transport.ts';
import { issueDeliveryId } from '../../../functions/newsletter/domain/issue.ts';
import { IssuesFailedError, TotalsDisagreeError } from '../../../functions/newsletter/errors.ts';
import { pauseIssue } from '../../../functions/newsletter/sending/change-course.ts';
import { startIssue } from '../../../functions/newsletter/sending/start-issue.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from '../newsletter/newsletter-world.ts';
import { kith, openCircle } from './command-line.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const QUARTER_LATER = '2026-08-25T08:15:00.000Z';
const NEXT_DAY = '2026-08-26T09:30:00.000Z';

let engine: Engine;
let world: NewsletterWorld;
let circle: Circle;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  circle = openCircle(engine, world.tables);
  await world.tick(); // the first run, on Monday, finds out when the slot is
  for (const name of ['Ada', 'Ben', 'Cleo']) await world.addReader(name);
});

const tickAt = (moment: string, ...rest: Parameters<NewsletterWorld['tick']>) => {
  world.clock.setTo(moment);
  return world.tick(...rest);
};
const run = (...args: readonly string[]) => kith(circle, 'issue', ...args);

describe('an issue on the command line', () => {
  it('is listed and shown: how far it is, what became of its readers, who may have got it', async () => {
    expect((await run('list')).out).toMatch(
      /^No issue has started, and none is to come\.\nTo write one, send a letter to draft@/,
    );
    await tickAt('2026-08-24T08:30:00.000Z');
    expect((await run('list')).out).toMatch(/^first: from the drawer, for 2026-08-25 08:00 UTC; its mail/);
    for (const verb of ['show', 'pause', 'resume', 'cancel'])
      expect((await run(verb, 'first')).notes).toMatch(
        /^first: from the drawer, .* not started; to hold it up, answer its proof with hold or skip\.$/,
      );
    world.transport.behave((accept) => {
      const taken = accept();
      if (world.transport.accepted.length === 1) throw new MailOutcomeUnknownError('time-out');
      return taken;
    });
    await tickAt(TUESDAY);
    expect((await run('list')).out).toMatch(/^first: out since 2026-08-25 08:00 UTC$/);
    const { out } = await run('show', 'first');
    expect(out).toContain('[########################] 100 %  3 of 3 readers had their turn');
    expect(out).toContain('2 taken by SES · 1 unknown: SES did not say');
    expect(out).toContain('  ada@reader.example');
    expect(JSON.parse((await run('show', 'first', '--json')).out)).toMatchObject({
      slug: 'first',
      progress: { planned: 3, done: 3, totals: { sent: 2, unknown: 1 } },
      unknown: [{ recipient: 'ada@reader.example' }],
    });
  });

  it('what was unknown and is settled by an event since counts as sent, from the next day on for good', async () => {
    world.transport.behave((accept) => {
      accept();
      throw new MailOutcomeUnknownError('time-out');
    });
    await tickAt(TUESDAY);
    world.transport.behave((accept) => accept());
    await tickAt('2026-08-25T09:15:00.000Z');
    expect((await run('show', 'first')).out).toContain('3 unknown');
    for (const name of ['ada', 'ben']) {
      const recipient = emailAddressSchema.parse(`${name}@reader.example`);
      const deliveryId = issueDeliveryId('first', recipient);
      await world.ports.issueLedger.record(
        buildDelivery({ deliveryId, kind: 'issue', recipient, status: 'delivered', sesMessageId: 'ses-1' }),
      );
    }
    expect((await run('show', 'first')).out).toContain('2 taken by SES · 1 unknown');
    await tickAt(NEXT_DAY);
    expect((await run('show', 'first')).out).toContain('2 taken by SES · 1 unknown');
    expect(await world.ports.issues.find('first')).toMatchObject({ totals: { sent: 2, unknown: 1 } });
    expect((await world.ports.dispatches.find('first'))?.dueAt).toBeUndefined();
  });

  it('is paused, goes on, and is called off only on a clear word', async () => {
    let hasPaused = false;
    await tickAt(TUESDAY, {
      rolls: {
        ...world.ports.rolls,
        read: async (...asked) => {
          if (!hasPaused) await pauseIssue(world.ports, 'first');
          hasPaused = true;
          return await world.ports.rolls.read(...asked);
        },
      },
    });
    expect(world.sent()).toEqual([]);
    expect((await run('show', 'first', '--watch')).out).toContain('first: paused; resume lets it go on');
    expect((await run('cancel', 'first')).out).toContain(
      '3 readers would never get first. Nothing was changed.',
    );
    expect((await run('resume', 'first')).out).toContain('goes on within a quarter of an hour');
    expect((await run('pause', 'first')).exitCode).toBe(0);
    const asJson = async (...args: readonly string[]) => JSON.parse((await run(...args, '--json')).out);
    expect(await asJson('resume', 'first')).toEqual({ slug: 'first', resumed: true });
    expect(await asJson('pause', 'first')).toEqual({ slug: 'first', paused: true });
    expect(await asJson('cancel', 'first')).toEqual({ slug: 'first', left: 3, cancelled: false });
    expect((await run('cancel', 'first', '--yes')).out).toContain('is called off');
    expect((await run('resume', 'first')).notes).toContain('first was called off for good');
    expect(await asJson('cancel', 'first', '--yes')).toEqual({ slug: 'first', cancelled: true });
    await tickAt(QUARTER_LATER);
    expect(world.sent()).toEqual([]);
    expect((await run('show', 'first')).out).toContain('3 get none, since it was called off');
    expect((await run('resume', 'first')).exitCode).toBe(1);
  });

  it('of whose readers records are lost says so, rings at each run, and is over once it is called off', async () => {
    const { rolls } = world.ports;
    let reads = 0;
    const read: typeof rolls.read = async (...asked) => {
      reads += 1; // first to send to them, then to count them
      return reads === 1 ? await rolls.read(...asked) : (await rolls.read(...asked)).slice(1);
    };
    await expect(tickAt(TUESDAY, { rolls: { ...rolls, read } })).rejects.toThrow(TotalsDisagreeError);
    await expect(tickAt(QUARTER_LATER)).rejects.toThrow(IssuesFailedError);
    expect(world.sent()).toHaveLength(3);
    expect((await run('show', 'first')).out).toContain('Of 1 of its readers nobody knows what became');
    await run('cancel', 'first', '--yes');
    await tickAt('2026-08-25T08:30:00.000Z');
    const { out } = await run('show', 'first');
    expect(out).toContain('2 taken by SES · 1 unknown: what was written down of them is gone');
    expect(out).not.toContain('nobody knows what became');
    expect(await world.ports.issues.find('first')).toMatchObject({
      status: 'cancelled',
      totals: { planned: 3, sent: 2, lost: 1 },
    });
  });

  it.each(['show', 'pause', 'resume', 'cancel'])('%s says when there is no such issue', async (verb) => {
    const { exitCode, notes } = await run(verb, 'nothing');
    expect(exitCode).toBe(3);
    expect(notes).toContain('There is no issue nothing');
    expect((await run(verb)).exitCode).toBe(2);
  });
});

it('an issue that is started twice goes out once', async () => {
  await tickAt(TUESDAY);
  const issue = await world.ports.issues.find('first');
  if (issue !== undefined) await startIssue(world.ports, newsletterContext, issue);
  await tickAt(QUARTER_LATER);
  expect(world.sent()).toEqual(['ada first', 'ben first', 'cleo first']);
  expect(deriveDeliveryId('issue', 'first', 'ada@reader.example')).toBe(
    world.issueMail.accepted[0]?.tags.delivery,
  );
});
