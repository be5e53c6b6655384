import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbDraftStore } from '../../../functions/check-ins/adapters/dynamodb-draft-store.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbCopyLog } from '../../../functions/inbound/adapters/dynamodb-copy-log.ts';
import { createDynamoDbInboundLog } from '../../../functions/inbound/adapters/dynamodb-inbound-log.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { openErasure } from '../../../infra/cli/erase/open-erasure.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildDraft } from '../../builders/draft.ts';
import { buildInboundMail } from '../../builders/inbound-mail.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';
import { buildOwner } from '../../builders/owner.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import { type Engine, startDynalite, type TableNames } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const BUCKET = 'mail';
const NOW = isoInstantSchema.parse(MONDAY_MORNING);
const OWNER = buildOwner();
const RUTH = buildContact({ addresses: ['ruth@adler.example', 'ruth@work.example'] });
const RUTHIE = buildContact({ contactId: 'ruthieruthieruth', name: 'Ruthie', addresses: [] });
const DANIEL = buildContact({
  contactId: 'danieldanieldani',
  name: 'Daniel Holm',
  addresses: ['daniel@holm.example'],
  lovedOnes: [
    { name: 'Ruth', relation: 'wife', contactId: RUTH.contactId },
    { name: 'Leo', relation: 'son' },
  ],
});
const AT_HOME = emailAddressSchema.parse('ruth@adler.example');
const AT_WORK = emailAddressSchema.parse('ruth@work.example');
const OF_DANIEL = emailAddressSchema.parse('daniel@holm.example');
const BOUNCED = { reason: 'hard-bounce', scope: 'all', since: NOW } as const;
const OF_RUTH = { subjects: [{ contactId: RUTH.contactId }] };
const LETTER = buildDelivery({ ...OF_RUTH, deliveryId: deriveDeliveryId('letter'), kind: 'check-in' });
const BRIEF_OF_TWO = buildDelivery();

let engine: Engine;
let server: FauxqsServer;
let s3: S3Client;
let tables: TableNames;
let folder: string;

beforeAll(async () => {
  engine = await startDynalite();
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  server.createBucket(BUCKET);
  s3 = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'eu-west-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  s3.destroy();
  await server.stop();
  await engine.close();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kith-erase-'));
  tables = await engine.createTables();
  await fill();
  return () => rmSync(folder, { recursive: true });
});

function openAt(documentClient = engine.documentClient, mailClient = s3): Circle {
  const { circle: circleTable, ledger: ledgerTable, audience: audienceTable } = tables;
  const stores = { documentClient, circleTable, ledgerTable, audienceTable, tokenKeys: TOKEN_KEY_STORE };
  return {
    ...openCircle({ ...engine, documentClient }, tables),
    erasure: openErasure({ ...stores, s3: mailClient, mailBucket: BUCKET }),
  };
}

/** Ruth, who was merged with Ruthie and is Daniel's wife, with mails, a letter and a button; Daniel, with a mail of both. */
async function fill(): Promise<void> {
  const client = engine.documentClient;
  const { owners, contacts, timeline, suppressions } = openCircle(engine, tables);
  await owners.addOwner(OWNER);
  await suppressions.suppress(AT_WORK, BOUNCED);
  await suppressions.noteOutcome(AT_HOME, { messageId: 'ses-1', isSoftBounce: true });
  await suppressions.suppress(OF_DANIEL, BOUNCED);
  await contacts.addContacts(OWNER.ownerId, [RUTH, DANIEL]);
  await contacts.changeContact(DANIEL, () => DANIEL);
  await createDynamoDbMailboxDirectory(client, tables.circle).giveMailbox(RUTH, 'ruth-k3x7q2mw');
  await createDynamoDbMergeStore(client, tables.circle).addRecord({
    ownerId: OWNER.ownerId,
    into: RUTH.contactId,
    absorbed: RUTHIE,
    absorbedRevision: 0,
    keptBefore: RUTH,
    mergedAt: NOW,
  });
  const lunch = buildInteraction({ source: { by: 'owner-reply', messageId: 'm1' } });
  await timeline.append(lunch);
  await timeline.revise(lunch, 'Lunch at Moro.', NOW);
  await timeline.append(buildInteraction({ contactId: RUTHIE.contactId, interactionId: 'of-old' }));
  await timeline.append(
    buildInteraction({
      contactId: DANIEL.contactId,
      interactionId: 'both',
      source: { by: 'owner-reply', messageId: 'm1' },
    }),
  );
  await timeline.append(
    buildInteraction({
      contactId: DANIEL.contactId,
      interactionId: 'his',
      source: { by: 'contact-reply', messageId: 'm3' },
    }),
  );
  const drafts = createDynamoDbDraftStore(client, tables.circle);
  await drafts.open(buildDraft());
  await drafts.approve(buildDraft(), { text: 'Hi', approvedAt: NOW, messageId: 'm2' }, NOW);
  const ledger = createDynamoDbLedger(client, tables.ledger);
  await ledger.claim(LETTER);
  await ledger.claim(BRIEF_OF_TWO);
  for (const messageId of ['m1', 'm2', 'm3']) {
    await createDynamoDbInboundLog(client, tables.ledger).begin(
      buildInboundMail({ messageId, receivedAt: NOW }),
    );
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: messageId, Body: 'Dear Nora' }));
  }
  await createDynamoDbCopyLog(client, tables.ledger).firstSeen(lunch.interactionId, {
    messageId: 'm1',
    receivedAt: NOW,
  });
  await createDynamoDbPressLog(client, tables.ledger).recordPress(lunch.interactionId, NOW);
}

async function readAll(): Promise<Record<'circle' | 'ledger' | 'audience', unknown[]> & { mails: string[] }> {
  const scan = async (TableName: string) =>
    (await engine.documentClient.send(new ScanCommand({ TableName }))).Items ?? [];
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  return {
    circle: await scan(tables.circle),
    ledger: await scan(tables.ledger),
    audience: await scan(tables.audience),
    mails: Contents.map(({ Key = '' }) => Key).sort(),
  };
}

const erase = (circle: Circle, ...args: readonly string[]) =>
  kith(circle, 'erase', ...args, '--proof', folder);
const proofs = (): readonly string[] => readdirSync(folder);

const REMOVED = {
  address: 2,
  interaction: 2,
  'earlier text': 1,
  contact: 1,
  draft: 1,
  merge: 1,
  mailbox: 1,
  'loved one': 1,
  'raw mail': 2,
  delivery: 1,
  'record of a mail': 2,
  'record of copies': 1,
  'press of a button': 1,
  suppression: 2,
};

async function expectRuthGone(): Promise<void> {
  const { circle, ledger, audience, mails } = await readAll();
  expect(JSON.stringify(circle)).not.toMatch(/ruth/i);
  expect(JSON.stringify(circle)).not.toContain('ERASURE');
  const inLedger = JSON.stringify(
    ledger.filter((item) => !JSON.stringify(item).includes(BRIEF_OF_TWO.deliveryId)),
  );
  expect(inLedger).not.toMatch(/ruth|m1|m2|lunch/i);
  expect(JSON.stringify(ledger)).toContain(BRIEF_OF_TWO.deliveryId);
  expect(mails).toEqual(['m3']);
  const { contacts, timeline, suppressions } = openAt();
  expect(JSON.stringify(audience)).not.toMatch(/ruth/i);
  expect(await suppressions.look(AT_WORK)).toMatchObject({ suppression: BOUNCED, isSealed: true });
  expect(await suppressions.look(AT_HOME)).toEqual({});
  expect(await suppressions.look(OF_DANIEL)).toEqual({ suppression: BOUNCED });
  expect(await contacts.findContact(DANIEL)).toMatchObject({
    name: 'Daniel Holm',
    lovedOnes: [{ name: 'Leo' }],
  });
  expect((await timeline.read(DANIEL)).interactions).toHaveLength(2);
}

describe('erase', () => {
  test('shows what would go and what stays, and changes nothing', async () => {
    const before = await readAll();
    const { exitCode, out } = await erase(openAt(), 'ruth adler');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^This would erase Ruth Adler <ruth@adler\.example>, for good:\n {2}2 × /);
    expect(out).toContain('Nothing was erased.');
    const { out: json } = await erase(openAt(), 'ruth@work.example', '--json');
    expect(JSON.parse(json).wouldErase).toEqual(REMOVED);
    expect(await readAll()).toEqual(before);
    expect(proofs()).toEqual([]);
  });

  test('removes a person from every store, and proves it without a word about them', async () => {
    const { exitCode, out } = await erase(openAt(), 'Ruth', 'Adler', '--yes');
    const name = `erased-${RUTH.contactId}-2026-08-24.json`;
    expect({ exitCode, last: out.split('\n').at(-1) }).toEqual({
      exitCode: 0,
      last: `The proof is in ${join(folder, name)}.`,
    });
    await expectRuthGone();
    const text = readFileSync(join(folder, name), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      erasureId: RUTH.contactId,
      startedAt: NOW,
      verifiedAt: NOW,
      removed: REMOVED,
      removedMailKeys: ['m1', 'm2'],
      left: 0,
    });
    expect(text.replaceAll(RUTH.contactId, '')).not.toMatch(/ruth|adler|daniel|moro|nora/i);
  });

  test('touches nothing while its proof has no place to go', async () => {
    const before = await readAll();
    const nowhere = join(folder, 'nowhere');
    expect(await kith(openAt(), 'erase', 'ruth adler', '--yes', '--proof', nowhere)).toMatchObject({
      exitCode: 1,
      notes: `The proof cannot be written: ${nowhere} is no folder that you can write to. Nothing was erased.`,
    });
    expect(await readAll()).toEqual(before);
  });

  test('broken off at any write, is completed by the same command, and proves all that went', async () => {
    let writes = 0;
    for (let died = true; died; writes += 1) {
      if (writes > 0) await fill();
      const mortal = mortalClients(writes);
      const first = await erase(mortal.circle(), 'ruth adler', '--yes').catch(() => undefined);
      died = mortal.died();
      const second = died ? await erase(openAt(), 'ruth adler', '--yes', '--json') : first;
      expect(second?.exitCode).toBe(0);
      await expectRuthGone();
      const last = proofs().toSorted().at(-1) ?? '';
      expect(JSON.parse(readFileSync(join(folder, last), 'utf8')).removed).toEqual(REMOVED);
      for (const name of proofs()) rmSync(join(folder, name));
    }
    expect(writes).toBeGreaterThan(15);
  });

  test('leaves a reader their subscription, and somebody in memory as they were', async () => {
    const circle = openAt();
    const reader = buildSubscriber({ address: AT_WORK });
    await circle.subscribers.save(reader, undefined);
    await circle.suppressions.suppress(AT_HOME, { reason: 'in-memory', scope: 'all', since: NOW });
    expect((await erase(circle, 'ruth adler', '--yes')).exitCode).toBe(0);
    expect(await circle.subscribers.find(AT_WORK)).toMatchObject({ ...reader, suppression: BOUNCED });
    expect(await circle.suppressions.find(AT_HOME)).toMatchObject({ reason: 'in-memory' });
  });

  test('of everybody asks for the name of whose circle it is, and leaves the owner', async () => {
    await kith(openAt(), 'calendar', 'link');
    const refused = await erase(openAt(), '--everyone', '--yes');
    expect(refused).toMatchObject({
      exitCode: 2,
      notes: expect.stringContaining('--confirm "Nora Lindqvist"'),
    });
    expect(await openAt().contacts.findContact(RUTH)).toBeDefined();
    const { exitCode } = await erase(openAt(), '--everyone', '--yes', '--confirm', 'Nora Lindqvist');
    expect(exitCode).toBe(0);
    const { circle, mails } = await readAll();
    expect(
      circle.map((item) => JSON.stringify(item)).filter((item) => !/PROFILE|CALENDAR/.test(item)),
    ).toEqual([]);
    expect(circle).toHaveLength(3);
    expect(mails).toEqual([]);
    expect(proofs()).toEqual(['erased-everyone-2026-08-24.json']);
  });

  test("leaves another owner's people alone, whatever they have in common", async () => {
    const omar = buildOwner({
      ownerId: 'omaromaromaromar',
      addresses: [{ address: 'omar@omar.example', confirmedAt: NOW }],
    });
    const his = { ...RUTH, ownerId: omar.ownerId };
    const circle = openAt();
    await circle.owners.addOwner(omar);
    await circle.contacts.addContact(his);
    await erase(circle, '--everyone', '--yes', '--confirm', OWNER.name, '--owner', 'nora@lindqvist.example');
    expect(await circle.contacts.findContact(his)).toEqual(his);
    expect(
      await circle.contacts.findContactByAddress(
        omar.ownerId,
        emailAddressSchema.parse('ruth@adler.example'),
      ),
    ).toEqual(his);
  });

  test('does nothing while the raw mail cannot be reached', async () => {
    const before = await readAll();
    for (const args of [['ruth'], ['ruth', '--yes']]) {
      expect(await erase({ ...openAt(), erasure: undefined }, ...args)).toMatchObject({
        exitCode: 1,
        notes: expect.stringContaining('run npm start'),
      });
    }
    expect(await readAll()).toEqual(before);
  });

  test.each([
    [['nobody', '--yes'], 3, 'There is nobody called nobody in the circle.'],
    [[], 2, 'erase needs a name or an address, or --everyone.'],
    [['ruth', '--everyone'], 2, 'erase needs a name or an address, or --everyone.'],
  ])('%j is answered with what to do', async (args, exitCode, text) => {
    expect(await erase(openAt(), ...args)).toMatchObject({ exitCode, notes: expect.stringContaining(text) });
  });

  test('waits until a merge is settled', async () => {
    const task = {
      pk: `OWNER#${OWNER.ownerId}`,
      sk: 'MERGE-AT-WORK',
      version: 1,
      doing: 'merge',
      ownerId: OWNER.ownerId,
    };
    const Item = { ...task, into: RUTH.contactId, absorbedId: RUTHIE.contactId, startedAt: NOW };
    await engine.documentClient.send(new PutCommand({ TableName: tables.circle, Item }));
    expect(await erase(openAt(), 'ruth adler', '--yes')).toMatchObject({
      exitCode: 1,
      notes: expect.stringContaining('A merge was broken off'),
    });
    expect(await openAt().contacts.findContact(RUTH)).toBeDefined();
  });
});

const WRITES = /^(Put|Update|Delete|BatchWrite|DeleteObject)Command$/;

/** Clients of the same engines whose process dies at its write number `crashAt`, before it has an effect. */
function mortalClients(crashAt: number) {
  let writes = 0;
  const mortal = <C extends S3Client | DynamoDBDocumentClient>(client: C): C =>
    new Proxy(client, {
      get: (target, property) => {
        if (property !== 'send') return Reflect.get(target, property);
        return async (command: { constructor: { name: string } }, ...rest: unknown[]) => {
          if (WRITES.test(command.constructor.name)) writes += 1;
          if (writes > crashAt) throw new Error('The process dies');
          return Reflect.apply(target.send, target, [command, ...rest]);
        };
      },
    });
  return {
    circle: () => openAt(mortal(engine.documentClient), mortal(s3)),
    died: () => writes > crashAt,
  };
}
