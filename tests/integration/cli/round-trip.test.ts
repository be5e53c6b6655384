import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { openErasure } from '../../../infra/cli/erase/open-erasure.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const OWNER = buildOwner();
const SINCE = '2026-01-01T00:00:00.000Z';
const birthday = { kind: 'birthday' as const, date: { month: 2, day: 29 } };
const PLAN = {
  planId: 'p'.repeat(24),
  kind: 'promise' as const,
  text: 'the deck',
  on: '2026-08-28',
  addedAt: SINCE,
  closed: { at: SINCE, how: 'done' as const },
};
const GIFT = {
  giftId: 'g'.repeat(24),
  stage: 'sent' as const,
  text: 'wine tools',
  forWhom: 'Daniel',
  amount: { value: 80, currency: 'USD' },
  on: '2026-03-01',
  addedAt: SINCE,
};
const PEOPLE = [
  buildContact({
    nickname: 'Ruthie',
    phones: [{ label: 'home', number: '+44 20 7946 0000' }],
    postalAddresses: [{ label: 'home', lines: ['1 High St'], locality: 'London', country: 'UK' }],
    tags: ['cards'],
    tier: 'inner',
    pause: { until: '2026-10-01T00:00:00.000Z', reason: 'sabbatical' },
    occasions: [
      birthday,
      {
        kind: 'other',
        title: 'Launch',
        date: { year: 2026, month: 9, day: 1 },
        repeats: 'once',
        leadDays: 0,
      },
    ],
    lovedOnes: [
      { name: 'Daniel', relation: 'husband', contactId: 'danieldanieldani', occasions: [birthday] },
      { name: 'Anna', relation: 'mother', inMemory: { since: SINCE, diedOn: { month: 3, day: 1 } } },
    ],
    interests: ['sailing'],
    met: { how: 'a fair', through: 'Omar' },
    notes: ['Likes tea', '=1+1'],
    plans: [PLAN],
    gifts: [GIFT],
  }),
  buildContact({ contactId: 'danieldanieldani', name: 'Daniel Adler', addresses: ['daniel@adler.example'] }),
  buildContact({
    contactId: 'peterpeterpeterp',
    name: 'Peter Holm',
    addresses: [],
    hidden: { since: SINCE, reason: 'divorce' },
  }),
  buildContact({
    contactId: 'amalamalamalamal',
    name: 'أمل الخطيب 🌻',
    addresses: ['amal@kh.example'],
    doNotContact: { since: SINCE },
  }),
];

let engine: Engine;
let server: FauxqsServer;
let s3: S3Client;
let folder: string;
beforeAll(async () => {
  engine = await startDynalite();
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  server.createBucket('mail');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const endpoint = `http://127.0.0.1:${server.port}`;
  s3 = new S3Client({ endpoint, region: 'eu-west-1', forcePathStyle: true, credentials });
  folder = mkdtempSync(join(tmpdir(), 'kith-round-trip-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  s3.destroy();
  await server.stop();
  await engine.close();
});

async function openFilled(): Promise<Circle> {
  const tables = await engine.createTables();
  const { documentClient } = engine;
  const { circle: circleTable, ledger: ledgerTable, audience: audienceTable } = tables;
  const stores = { documentClient, circleTable, ledgerTable, audienceTable, tokenKeys: TOKEN_KEY_STORE };
  const erasure = openErasure({ ...stores, s3, mailBucket: 'mail' });
  const circle = { ...openCircle(engine, tables), erasure };
  await circle.owners.addOwner(OWNER);
  await circle.contacts.addContacts(OWNER.ownerId, PEOPLE);
  const lunch = buildInteraction({
    attachments: [{ filename: 'a.png', contentType: 'image/png', sizeBytes: 7 }],
  });
  await logInteraction(circle, lunch);
  const revisedAt = isoInstantSchema.parse('2026-08-24T13:00:00.000Z');
  await circle.timeline.revise(lunch, 'Lunch at Moro, with Leo.', revisedAt);
  await logInteraction(
    circle,
    buildInteraction({ interactionId: 'call', kind: 'call', contactId: 'danieldanieldani' }),
  );
  return circle;
}

async function run(circle: Circle, ...args: readonly string[]): Promise<void> {
  const { exitCode, notes } = await kith(circle, ...args);
  expect({ args, exitCode, notes: exitCode === 0 ? '' : notes }).toEqual({ args, exitCode: 0, notes: '' });
}

test('a circle that is exported, erased and imported is the same circle', async () => {
  const circle = await openFilled();
  const [before, after] = [join(folder, 'before.json'), join(folder, 'after.json')];
  await run(circle, 'export', before);
  await run(circle, 'erase', '--everyone', '--yes', '--confirm', OWNER.name, '--proof', folder);
  expect((await kith(circle, 'export', '-', '--format', 'csv')).out.trim().split('\n')).toHaveLength(1);
  await run(circle, 'import', before, '--yes');
  await run(circle, 'export', after);
  expect(JSON.parse(readFileSync(after, 'utf8')).entries).toEqual(
    JSON.parse(readFileSync(before, 'utf8')).entries,
  );
});

test('an export that is imported into the same circle brings back plans and gifts that went since, and nothing twice', async () => {
  const circle = await openFilled();
  const file = join(folder, 'kept.json');
  await run(circle, 'export', file);
  const [ruth] = PEOPLE;
  if (ruth === undefined) throw new Error('She is the first');
  const other = { ...ruth, plans: [{ ...PLAN, planId: 'q'.repeat(24), text: 'the photos' }], gifts: [] };
  await circle.contacts.changeContact(ruth, (contact) => buildContact({ ...contact, ...other }));
  await run(circle, 'import', file, '--yes');
  await run(circle, 'import', file, '--yes');
  expect(await circle.contacts.findContact(ruth)).toMatchObject({
    plans: [{ text: 'the photos' }, PLAN],
    gifts: [GIFT],
  });
});
