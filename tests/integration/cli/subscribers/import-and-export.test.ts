import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { importSubscribers, NO_ROWS } from '../../../../functions/newsletter/import-subscribers.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';
import { deriveSubscriberId, newOwnerId, newSubscriberId } from '../../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../../infra/cli/circle.ts';
import { openSubscriberFile } from '../../../../infra/cli/subscribers/subscriber-file.ts';
import { MONDAY_MORNING } from '../../../builders/clock.ts';
import { buildContact } from '../../../builders/contact.ts';
import { crashAt, crashPoints } from '../../../builders/crashing.ts';
import { buildSubscriber } from '../../../builders/newsletter.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { startDynalite } from '../../../engines/engine.ts';
import { kith, openCircle } from '../command-line.ts';

const since = isoInstantSchema.parse(MONDAY_MORNING);
const addressOf = (name: string) => emailAddressSchema.parse(`${name}@x.example`);
const SOURCE = 'Signed up at open-hand.example, 2024';

const engine = await startDynalite();
let circle: Circle;
let folder: string;
let file: string;

beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(buildOwner());
  folder = await mkdtemp(join(tmpdir(), 'kith-subscribers-'));
  file = join(folder, 'list.csv');
  return () => rm(folder, { recursive: true });
});

const find = (name: string) => circle.subscribers.find(addressOf(name));
const readers = () => circle.subscribers.listConfirmed({ limit: 1000 });
const LIST = [
  'email,name,status',
  'ann@x.example,Ann Li,enabled',
  'bob@x.example,Bob,unsubscribed',
  'cy@x.example,Cy,bounced',
  'dee@x.example,Dee,enabled',
  'eve@x.example,Eve,enabled',
  'nobody,Nobody,enabled',
  'ann@x.example,Ann Li,enabled',
].join('\n');

describe('subscribers import', () => {
  it('takes readers over with their consent; who had unsubscribed, bounced or complained stays so', async () => {
    await circle.suppressions.suppress(addressOf('dee'), { reason: 'complaint', scope: 'all', since });
    await circle.suppressions.seal(addressOf('eve'), {
      reason: 'asked-to-stop',
      scope: 'newsletter',
      since,
    });
    await writeFile(file, LIST);
    const { exitCode, out } = await kith(circle, 'subscribers', 'import', file, '--source', SOURCE, '--json');
    expect(exitCode).toBe(4);
    expect(JSON.parse(out)).toMatchObject({ left: 1, bounced: 1, suppressed: 2, 'no-address': 1 });
    expect(await readers()).toEqual([addressOf('ann')]);
    expect(await find('ann')).toMatchObject({
      firstName: 'Ann',
      consent: { words: SOURCE, at: MONDAY_MORNING },
    });
    expect(await find('bob')).toMatchObject({ status: 'left', suppression: { scope: 'newsletter' } });
    expect(await circle.suppressions.find(addressOf('cy'))).toMatchObject({ reason: 'hard-bounce' });
    expect(existsSync(`${file}.progress.json`)).toBe(false);
  });

  it('says what became of one as of one', async () => {
    await writeFile(file, LIST.replace('dee@x.example,Dee,enabled\neve@x.example,Eve,enabled\n', ''));
    const { out } = await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    expect(out).toContain('1 gets the newsletter from now on\n');
    expect(out).toContain('1 had unsubscribed, and stays so');
  });

  it('brings back nobody who has left Kith’s own newsletter, however often it runs', async () => {
    await writeFile(file, LIST);
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    const before = await find('bob');
    await writeFile(file, LIST.replace('unsubscribed', 'enabled'));
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    expect(await find('bob')).toEqual(before);
  });

  it('tells of rows that nobody can be written to by, in a list that can be put right and imported in turn', async () => {
    const long = `${'a'.repeat(300)}@x.example`;
    await writeFile(
      file,
      ['email,name', 'ann@x.example,Ann', 'nobody,"No\r\nBcc: x"', `${long},Lo`].join('\n'),
    );
    const { exitCode, out } = await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    const rejected = join(folder, 'list.rejected.csv');
    expect([exitCode, out]).toEqual([4, expect.stringContaining(rejected)]);
    const listed = await readFile(rejected, 'utf8');
    expect(listed).toContain('"3","what stands for the address is no mail address","nobody","No\r\nBcc: x"');
    expect(listed).toContain(`characters)","${long}","Lo"`);
    await writeFile(rejected, listed.replace('"nobody"', '"bob@x.example"'));
    await kith(circle, 'subscribers', 'import', rejected, '--source', SOURCE);
    expect(await find('bob')).toMatchObject({ firstName: 'No' });
  });

  it('of who had left keeps that beside a complaint, and of who was erased keeps nothing', async () => {
    const complaint = { reason: 'complaint', scope: 'all', since } as const;
    await circle.suppressions.suppress(addressOf('bob'), complaint);
    await circle.suppressions.seal(addressOf('eve'), { reason: 'asked-to-stop', scope: 'newsletter', since });
    const rows = ['email,status', 'bob@x.example,unsubscribed', 'eve@x.example,unsubscribed'];
    await writeFile(file, rows.join('\n'));
    const { out } = await kith(circle, 'subscribers', 'import', file, '--source', SOURCE, '--json');
    expect(JSON.parse(out)).toMatchObject({ left: 1, suppressed: 1 });
    expect(await find('bob')).toMatchObject({ status: 'left', suppression: complaint });
    expect(await find('eve')).toBeUndefined();
  });

  it('leaves out whoever asked its writer to stop, and nobody who asked another owner', async () => {
    const { ownerId } = buildOwner();
    await circle.suppressions.stopOwner(addressOf('ann'), ownerId, since);
    await circle.suppressions.stopOwner(addressOf('dee'), newOwnerId(), since);
    await writeFile(file, 'email\nann@x.example\ndee@x.example');
    const { out } = await kith(circle, 'subscribers', 'import', file, '--source', SOURCE, '--json');
    expect(JSON.parse(out)).toMatchObject({ added: 1, suppressed: 1 });
    expect(await readers()).toEqual([addressOf('dee')]);
  });

  it('needs to know how they agreed, and a column of addresses', async () => {
    await writeFile(file, LIST);
    expect(await kith(circle, 'subscribers', 'import', file)).toMatchObject({ exitCode: 2 });
    await writeFile(file, 'name;phone\nAnn;1');
    const refused = await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    expect(refused.notes).toContain('no column "email"');
    expect(await readers()).toEqual([]);
  });

  it.each(crashPoints(3))('of one reader survives a crash: %j', async (crash) => {
    await writeFile(file, 'email\nann@x.example');
    const { wrap } = crashAt(crash);
    const run = async (ports: Parameters<typeof importSubscribers>[0]) =>
      importSubscribers(ports, {
        rows: (await openSubscriberFile(file)).rows(),
        source: SOURCE,
        newId: (address) => deriveSubscriberId('seed', address),
        writer: undefined,
        before: NO_ROWS,
        onBatch: async () => {},
      });
    const { subscribers, suppressions, clock } = circle;
    await run({ subscribers: wrap(subscribers), suppressions: wrap(suppressions), clock }).catch(() => null);
    await run({ subscribers, suppressions, clock });
    expect(await readers()).toEqual([addressOf('ann')]);
    expect(await find('ann')).toMatchObject({ revision: 1 });
  });
});

describe('subscribers export', () => {
  it('writes everybody, and reads the same back', async () => {
    await writeFile(file, LIST);
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    const exported = join(folder, 'out.csv');
    await kith(circle, 'subscribers', 'export', exported);
    const other = openCircle(engine, await engine.createTables());
    await kith(other, 'subscribers', 'import', exported, '--source', SOURCE);
    const standing = async (of: Circle) => {
      const lines: string[] = [];
      for await (const { address, status, firstName } of of.subscribers.listAll())
        lines.push(`${address} ${status} ${firstName}`);
      return lines.toSorted();
    };
    expect(await standing(other)).toEqual(await standing(circle));
  });

  it('keeps all there is through another circle and back', async () => {
    const activity = { lastIssueAt: since, issuesUnanswered: 1 };
    const ann = buildSubscriber({
      address: addressOf('ann'),
      tags: ['press, local', 'fair'],
      revision: 1,
      ...activity,
    });
    await circle.subscribers.save(ann, undefined);
    await circle.suppressions.suppress(addressOf('ann'), { reason: 'soft-bounces', scope: 'all', since });
    const exported = join(folder, 'out.csv');
    await kith(circle, 'subscribers', 'export', exported);
    const other = openCircle(engine, await engine.createTables());
    for (const _ of [1, 2]) await kith(other, 'subscribers', 'import', exported, '--source', 'Moved');
    const { subscriberId: _, ...kept } = (await find('ann')) ?? expect.fail('Ann is not there');
    expect(kept).toMatchObject({ tags: ['press, local', 'fair'], revision: 1, ...activity });
    expect(await other.subscribers.find(addressOf('ann'))).toMatchObject(kept);
    expect(await other.suppressions.find(addressOf('ann'))).toEqual(kept.suppression);
  });

  it('of a tier holds whom the circle knows as such', async () => {
    await writeFile(file, LIST);
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    await circle.contacts.addContact(buildContact({ addresses: [addressOf('ann')], tier: 'inner' }));
    const exported = join(folder, 'out.csv');
    await kith(circle, 'subscribers', 'export', exported, '--tier', 'inner');
    const text = await readFile(exported, 'utf8');
    expect(text).toContain('ann@x.example');
    expect(text).not.toContain('dee@x.example');
  });
});

describe('subscribers', () => {
  const json = async (...args: readonly string[]) => {
    const { out } = await kith(circle, 'subscribers', ...args, '--json');
    return JSON.parse(out);
  };
  const addressesOf = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { subscribers }: { subscribers: { address: string }[] } = await json(...args);
    return subscribers.map(({ address }) => address);
  };

  it('lists and counts those of a tag, a tier, a time or a silence', async () => {
    const rows = ['ann@x.example,press,2026-08-20', 'cy@x.example,,2024-01-01'];
    await writeFile(file, ['email,tags,created_at', ...rows].join('\n'));
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    const cy = buildContact({ addresses: [addressOf('cy')], tier: 'inner', tags: ['Press'] });
    await circle.contacts.addContact(cy);
    const bob = { address: addressOf('bob'), subscriberId: newSubscriberId(), confirmedAt: since };
    await circle.subscribers.save(buildSubscriber({ ...bob, issuesUnanswered: 1 }), undefined);
    expect(await addressesOf('--tag', 'press')).toEqual(['ann@x.example', 'cy@x.example']);
    expect(await addressesOf('--tier', 'inner')).toEqual(['cy@x.example']);
    expect(await addressesOf('--active', '30d')).toEqual(['ann@x.example', 'bob@x.example']);
    expect(await addressesOf('--quiet', '1')).toEqual(['bob@x.example']);
    expect(await json('--active', '30d', '--limit', '1')).toMatchObject({ total: 2, subscribers: [{}] });
    expect((await kith(circle, 'subscribers', '--tag', 'nobody')).out).toBe('No reader fits.');
    expect(await kith(circle, 'subscribers', '--active', 'lately')).toMatchObject({ exitCode: 2 });
  });

  it('refuses a topic that the newsletter does not have, and names those that there are', async () => {
    const { exitCode, notes } = await kith(circle, 'subscribers', '--topic', 'gift');
    expect(exitCode).toBe(2);
    expect(notes).toContain('There is no topic gift: books, gifts. Did you mean gifts?');
    expect(await kith(circle, 'subscribers', '--topic', 'gifts')).toMatchObject({ exitCode: 0 });
    const none = { ...circle, listTopics: async () => [] };
    expect((await kith(none, 'subscribers', '--topic', 'gifts')).notes).toContain('the newsletter has none');
  });

  it('shows one with their flags; of somebody unknown says so', async () => {
    await writeFile(file, 'email\nroot@mailinator.com');
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    const { out } = await kith(circle, 'subscribers', 'show', 'root@mailinator.com');
    expect(out).toMatch(/^flags +role, disposable: /m);
    expect(await kith(circle, 'subscribers', 'show', 'ann@x.example')).toMatchObject({ exitCode: 3 });
  });

  it('erases one who asks for it, whom no list brings back', async () => {
    await writeFile(file, 'email\nann@x.example');
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    expect((await kith(circle, 'subscribers', 'erase', 'ann@x.example')).out).toContain(
      'Nothing was erased.',
    );
    expect(await find('ann')).toBeDefined();
    await kith(circle, 'subscribers', 'erase', 'ann@x.example', '--yes');
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    expect(await find('ann')).toBeUndefined();
    expect(await circle.suppressions.look(addressOf('ann'))).toMatchObject({ isSealed: true });
    expect(await kith(circle, 'subscribers', 'erase', 'bob@x.example')).toMatchObject({ exitCode: 3 });
  });

  it('tells of nobody how readers come, and else who came and went by day', async () => {
    expect((await kith(circle, 'subscribers')).out).toContain('Nobody gets the newsletter yet.');
    await writeFile(file, LIST);
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    expect((await kith(circle, 'subscribers')).out).toMatch(/^2026-08-24 +\+3 +3$/m);
  });
});
