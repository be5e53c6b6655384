import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importSubscribers, NO_ROWS } from '../../../functions/newsletter/import-subscribers.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { openSubscriberFile } from '../../../infra/cli/subscribers/subscriber-file.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildOwner } from '../../builders/owner.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const since = isoInstantSchema.parse(MONDAY_MORNING);
const addressOf = (name: string) => emailAddressSchema.parse(`${name}@x.example`);
const SOURCE = 'Signed up at open-hand.example, 2024';

let engine: Engine;
let circle: Circle;
let folder: string;
let file: string;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
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
    expect(exitCode).toBe(0);
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

  it('brings back nobody who has left Kith’s own newsletter, however often it runs', async () => {
    await writeFile(file, LIST);
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    const before = await find('bob');
    await writeFile(file, LIST.replace('unsubscribed', 'enabled'));
    await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    expect(await find('bob')).toEqual(before);
  });

  it('needs to know how they agreed, and a column of addresses', async () => {
    await writeFile(file, LIST);
    expect(await kith(circle, 'subscribers', 'import', file)).toMatchObject({ exitCode: 2 });
    await writeFile(file, 'name;phone\nAnn;1');
    const refused = await kith(circle, 'subscribers', 'import', file, '--source', SOURCE);
    expect(refused.notes).toContain('no column "email"');
    expect(await readers()).toEqual([]);
  });

  it.each(crashPoints(5))('of one reader survives a crash: %j', async (crash) => {
    await writeFile(file, 'email\nann@x.example');
    const { wrap } = crashAt(crash);
    const run = async (ports: Parameters<typeof importSubscribers>[0]) =>
      importSubscribers(ports, {
        rows: await openSubscriberFile(file),
        source: SOURCE,
        before: NO_ROWS,
        onBatch: async () => {},
      });
    const { subscribers, suppressions, clock } = circle;
    await run({ subscribers: wrap(subscribers), suppressions: wrap(suppressions), clock }).catch(() => null);
    await run({ subscribers, suppressions, clock });
    expect(await readers()).toEqual([addressOf('ann')]);
    expect(await find('ann')).toMatchObject({ revision: 1 });
  });

  it('goes on after a kill from the batches that were stored', async () => {
    const rows = Array.from({ length: 450 }, (_, row) => `reader${row}@x.example`);
    await writeFile(file, ['email', ...rows].join('\n'));
    let saves = 0;
    const dying: Circle['subscribers'] = {
      ...circle.subscribers,
      save: async (next, read) => {
        saves += 1;
        if (saves > 250) throw new Error('killed');
        return circle.subscribers.save(next, read);
      },
    };
    const args = ['subscribers', 'import', file, '--source', SOURCE, '--json'];
    await expect(kith({ ...circle, subscribers: dying }, ...args)).rejects.toThrow('killed');
    const reads: string[] = [];
    const watched: Circle['subscribers'] = {
      ...circle.subscribers,
      find: async (address) => {
        reads.push(address);
        return circle.subscribers.find(address);
      },
    };
    const { out } = await kith({ ...circle, subscribers: watched }, ...args);
    expect(await readers()).toHaveLength(450);
    expect(reads).not.toContain('reader0@x.example');
    expect(reads).toContain('reader200@x.example');
    const { added, known }: { added: number; known: number } = JSON.parse(out);
    expect(added + known).toBe(450);
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

describe('suppression', () => {
  it('explains what keeps mail from an address, and lifts it with a word on why', async () => {
    const args = ['suppression', 'ann@x.example'];
    expect((await kith(circle, ...args)).out).toBe('Nothing keeps mail from ann@x.example.');
    await circle.suppressions.suppress(addressOf('ann'), { reason: 'hard-bounce', scope: 'all', since });
    expect((await kith(circle, ...args)).out).toContain('no mail at all, since 2026-08-24: mail there came');
    expect((await kith(circle, ...args, '--lift', 'It works again')).out).toContain('Nothing was changed');
    expect(await circle.suppressions.find(addressOf('ann'))).toBeDefined();
    await kith(circle, ...args, '--lift', 'It works again', '--yes');
    expect(await circle.suppressions.find(addressOf('ann'))).toBeUndefined();
  });

  it('keeps a complaint for good', async () => {
    await circle.suppressions.suppress(addressOf('ann'), { reason: 'complaint', scope: 'all', since });
    const { exitCode } = await kith(circle, 'suppression', 'ann@x.example', '--lift', 'Please', '--yes');
    expect(exitCode).toBe(1);
    expect(await circle.suppressions.find(addressOf('ann'))).toMatchObject({ reason: 'complaint' });
  });
});
