import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailOutcomeUnknownError, MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import type { Subscriber } from '../../../functions/newsletter/domain/subscriber.ts';
import { NewsletterOwnerMissingError } from '../../../functions/newsletter/errors.ts';
import { leaveNewsletter } from '../../../functions/newsletter/leave-newsletter.ts';
import { sendDueIssues } from '../../../functions/newsletter/send-due-issues.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { readReplyAddress } from '../../../functions/shared/reply-address.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, FILES, KEYS, type NewsletterWorld } from './newsletter-world.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const QUARTER_LATER = '2026-08-25T08:15:00.000Z';
const HOUR_LATER = '2026-08-25T09:00:00.000Z';
const NEXT_TUESDAY = '2026-09-01T08:00:00.000Z';

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  await world.tick(); // the first run, on Monday, finds out when the slot is
});

const tickAt = (moment: string, ...rest: Parameters<NewsletterWorld['tick']>) => {
  world.clock.setTo(moment);
  return world.tick(...rest);
};
const addReaders = async (...names: readonly string[]) => {
  const readers: Subscriber[] = [];
  for (const name of names) readers.push(await world.addReader(name));
  return readers;
};
const issue = (slug = 'first') => world.ports.issues.find(slug);
const totals = async () => (await issue())?.totals;

describe('the weekly slot', () => {
  it('sends nothing before it, and the next unsent issue, once to each, when it has come', async () => {
    await addReaders('Ben', 'Ada');
    expect(await tickAt('2026-08-25T07:45:00.000Z')).toEqual([]);
    expect(await tickAt(TUESDAY)).toEqual(['finished']);
    expect(await tickAt(QUARTER_LATER)).toEqual([]);
    expect(world.sent()).toEqual(['ada first', 'ben first']);
    expect(await issue()).toMatchObject({
      status: 'sent',
      finishedAt: TUESDAY,
      totals: { planned: 2, sent: 2, suppressed: 0, left: 0, passed: 0, unknown: 0, rejected: 0 },
    });
    await tickAt(NEXT_TUESDAY);
    expect(world.sent().slice(2)).toEqual(['ada second', 'ben second']);
  });

  it('passes in silence when no issue is left', async () => {
    await addReaders('Ada');
    for (const moment of [TUESDAY, NEXT_TUESDAY, '2026-09-08T08:00:00.000Z', '2026-09-15T08:00:00.000Z']) {
      await tickAt(moment);
    }
    expect(world.sent()).toEqual(['ada first', 'ada second']);
    expect(await world.ports.issues.findSlot()).toBe('2026-09-22T08:00:00.000Z');
  });

  it('spends no issue while nobody has confirmed', async () => {
    expect(await tickAt(TUESDAY)).toEqual([]);
    expect(await issue()).toBeUndefined();
    expect(await world.ports.issues.findSlot()).toBe(NEXT_TUESDAY);
    await addReaders('Ada');
    expect(await tickAt(NEXT_TUESDAY)).toEqual(['finished']);
    expect(world.sent()).toEqual(['ada first']);
  });

  it('that was missed by two days at most is filled once, late', async () => {
    await addReaders('Ada');
    await tickAt('2026-08-27T08:00:00.000Z');
    await tickAt('2026-08-27T08:15:00.000Z');
    expect(world.sent()).toEqual(['ada first']);
    expect(await world.ports.issues.findSlot()).toBe(NEXT_TUESDAY);
  });

  it('that was missed for longer passes: nothing stale goes out, and nothing is made up for', async () => {
    await addReaders('Ada');
    await tickAt('2026-08-27T08:00:01.000Z');
    await tickAt('2026-08-27T08:15:00.000Z');
    expect(world.sent()).toEqual([]);
    await tickAt(NEXT_TUESDAY);
    expect(world.sent()).toEqual(['ada first']);
  });

  it('follows the settings when they change', async () => {
    const { newsletter } = newsletterContext;
    const fridays = {
      ...newsletterContext,
      newsletter: { ...newsletter, slot: { ...newsletter.slot, weekday: 5 } },
    };
    await sendDueIssues(world.ports, { context: fridays, files: FILES });
    expect(await world.ports.issues.findSlot()).toBe('2026-08-28T08:00:00.000Z');
  });

  it('two runs at once: one issue, once to each', async () => {
    await addReaders('Ada', 'Ben', 'Cleo');
    world.clock.setTo(TUESDAY);
    const outcomes = await Promise.all([world.tick(), world.tick(), world.tick()]);
    expect(outcomes.flat().filter((outcome) => outcome === 'finished').length).toBeLessThanOrEqual(1);
    await tickAt(QUARTER_LATER);
    expect(world.sent()).toEqual(['ada first', 'ben first', 'cleo first']);
    expect(await issue()).toMatchObject({ status: 'sent', totals: { planned: 3, sent: 3 } });
    expect(await issue('second')).toBeUndefined();
  });

  it('a run that read the slot before another one filled it starts nothing anew', async () => {
    await addReaders('Ada', 'Ben');
    world.clock.setTo(TUESDAY);
    const readEarly = { ...world.ports.issues, findSlot: async () => isoInstantSchema.parse(TUESDAY) };
    const bulk = {
      send: async (mail: Parameters<typeof world.issueMail.send>[0]) => {
        await sendDueIssues(
          { ...world.ports, issues: readEarly, hints: { send: async () => undefined } },
          { context: newsletterContext, files: FILES },
        );
        return world.issueMail.send(mail);
      },
    };
    expect(await world.tick({ bulk })).toEqual(['finished']);
    expect(world.sent().toSorted()).toEqual(['ada first', 'ben first']);
    expect(await issue('second')).toBeUndefined();
  });

  it('without an owner at the operator’s address fails loudly and sends nothing, then goes on', async () => {
    await addReaders('Ada');
    const nobody = { ...world.ports.owners, listOwners: async () => [] };
    await expect(tickAt(TUESDAY, { owners: nobody })).rejects.toThrow(NewsletterOwnerMissingError);
    await tickAt(QUARTER_LATER);
    expect(world.sent()).toEqual(['ada first']);
  });
});

describe('an issue on its way', () => {
  it('is written to each reader: greeting, link to leave, address for answers', async () => {
    const [ada] = await addReaders('Ada');
    await tickAt(TUESDAY);
    const mail = await world.lastLetter();
    expect(mail.text).toContain('Dear Ada,');
    expect(mail.html).toContain(`https://kith.example/newsletter/leave/${ada?.subscriberId}`);
    const in179Days = world.clock.now().add({ hours: 24 * 179 });
    expect(readReplyAddress(KEYS, mail.replyTo?.value[0]?.address ?? '', in179Days)).toMatchObject({
      outcome: 'valid',
    });
    const [delivery] = world.issueMail.accepted.map(({ tags }) => tags.delivery);
    expect(delivery && (await world.ports.ledger.find(delivery))).toMatchObject({
      kind: 'issue',
      recipient: 'ada@reader.example',
      subjects: [],
      status: 'sent',
    });
  });

  it('goes on where it was over many pages', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `R${(index + 10).toString()}`);
    await addReaders(...names);
    await tickAt(TUESDAY);
    expect(world.sent()).toEqual(names.map((name) => `${name.toLowerCase()} first`));
    expect(await totals()).toMatchObject({ planned: 60, sent: 60 });
  });

  it('never reaches who leaves during the send', async () => {
    const readers = await addReaders('Ada', 'Ben', 'Cleo', 'Dan', 'Eve');
    world.clock.setTo(TUESDAY);
    const bulk = {
      send: async (mail: Parameters<typeof world.issueMail.send>[0]) => {
        await leaveNewsletter(world.ports, readers[4]?.subscriberId ?? '');
        return world.issueMail.send(mail);
      },
    };
    await world.tick({ bulk });
    expect(world.sent().toSorted()).toEqual(['ada first', 'ben first', 'cleo first', 'dan first']);
    expect(await totals()).toMatchObject({ planned: 5, sent: 4, left: 1 });
  });

  it('reaches nobody who confirms after it started', async () => {
    await addReaders('Ada');
    world.clock.setTo(TUESDAY);
    const rolls = {
      ...world.ports.rolls,
      write: async (...written: Parameters<typeof world.ports.rolls.write>) => {
        await world.addReader('Zoe', '2026-08-25T08:00:01.000Z');
        return await world.ports.rolls.write(...written);
      },
    };
    await world.tick({ rolls });
    expect(world.sent()).toEqual(['ada first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 1, left: 1 });
  });

  it('passes over addresses that bounced or complained', async () => {
    await addReaders('Ada', 'Ben');
    const address = emailAddressSchema.parse('ada@reader.example');
    const since = isoInstantSchema.parse(MONDAY_MORNING);
    await world.ports.suppressionList.suppress(address, { reason: 'complaint', scope: 'all', since });
    await tickAt(TUESDAY);
    expect(world.sent()).toEqual(['ben first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 1, suppressed: 1 });
  });

  it('does not reach whose suppression outlived their data, although they signed up anew', async () => {
    const [ada] = await addReaders('Ada', 'Ben');
    const suppression = {
      reason: 'complaint',
      scope: 'all',
      since: isoInstantSchema.parse(MONDAY_MORNING),
    } as const;
    if (ada !== undefined) await world.ports.suppressionList.seal(ada.address, suppression);
    await tickAt(TUESDAY);
    expect(world.sent()).toEqual(['ben first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 1, suppressed: 1 });
  });

  it('sends nothing when seals cannot be read, and goes on when they can', async () => {
    await addReaders('Ada');
    const broken = {
      ...world.ports.suppressionList,
      findSealed: () => Promise.reject(new Error('no network')),
    };
    await expect(tickAt(TUESDAY, { suppressionList: broken })).rejects.toThrow('no network');
    expect(world.sent()).toEqual([]);
    await tickAt(QUARTER_LATER);
    expect(world.sent()).toEqual(['ada first']);
  });

  it.each([
    ['throttled', QUARTER_LATER],
    ['quota', HOUR_LATER],
  ] as const)('stops when SES is %s in the middle, and goes on at %s', async (reason, resumesAt) => {
    await addReaders('Ada', 'Ben', 'Cleo');
    world.transport.behave((accept) => {
      if (world.issueMail.accepted.length === 1) throw new MailRefusedError(reason);
      return accept();
    });
    expect(await tickAt(TUESDAY)).toEqual([reason]);
    expect(world.sent()).toHaveLength(1);
    world.transport.behave((accept) => accept());
    if (reason === 'quota') expect(await tickAt(QUARTER_LATER)).toEqual([]);
    expect(await tickAt(resumesAt)).toEqual(['finished']);
    expect(world.sent()).toEqual(['ada first', 'ben first', 'cleo first']);
    expect(await totals()).toMatchObject({ planned: 3, sent: 3 });
  });

  it('counts what SES will not take, and goes on with the others', async () => {
    await addReaders('Ada', 'Ben');
    let turns = 0;
    world.transport.behave((accept) => {
      turns += 1;
      if (turns === 1) throw new MailRefusedError('rejected');
      return accept();
    });
    await tickAt(TUESDAY);
    expect(world.sent()).toEqual(['ben first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 1, rejected: 1 });
  });

  it('never sends again what SES may have taken', async () => {
    await addReaders('Ada', 'Ben');
    world.transport.behave((accept) => {
      const taken = accept();
      if (world.issueMail.accepted.length === 1) throw new MailOutcomeUnknownError('time-out');
      return taken;
    });
    await tickAt(TUESDAY);
    await tickAt(QUARTER_LATER);
    await tickAt(HOUR_LATER);
    expect(world.sent()).toEqual(['ada first', 'ben first']);
    expect(await totals()).toMatchObject({ planned: 2, sent: 1, unknown: 1 });
  });

  it('stops in time, keeps who had their turn, and goes on in the next run', async () => {
    await addReaders('Ada', 'Ben', 'Cleo');
    const remaining = [300_000, 300_000, 300_000, 10_000].values(); // one look while it freezes
    expect(await tickAt(TUESDAY, {}, () => remaining.next().value ?? 0)).toEqual(['time']);
    expect((await world.ports.cursors.list('first', 1))[0]?.totals).toMatchObject({ planned: 2, sent: 2 });
    await tickAt(QUARTER_LATER);
    expect(world.sent()).toEqual(['ada first', 'ben first', 'cleo first']);
    expect(await totals()).toMatchObject({ planned: 3, sent: 3 });
  });

  it('keeps the words it opened with when its file changes half-way', async () => {
    await addReaders('Ada', 'Ben');
    const remaining = [300_000, 300_000, 0].values();
    await tickAt(TUESDAY, {}, () => remaining.next().value ?? 0);
    const changed = FILES.map((file) => ({ ...file, subject: 'Changed words', markdown: 'Changed.' }));
    await tickAt(QUARTER_LATER, {}, () => 300_000, changed);
    expect(world.sent()).toEqual(['ada first', 'ben first']);
  });
});
