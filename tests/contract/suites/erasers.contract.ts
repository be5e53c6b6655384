import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbErasureLog } from '../../../functions/circle/adapters/dynamodb-erasure-log.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { createCircleItemEraser } from '../../../functions/circle/adapters/erase-circle-items.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDeliveryEraser } from '../../../functions/delivery/adapters/erase-deliveries.ts';
import { createDynamoDbInboundLog } from '../../../functions/inbound/adapters/dynamodb-inbound-log.ts';
import { createInboundRecordErasers } from '../../../functions/inbound/adapters/erase-inbound-records.ts';
import { createDynamoDbAnswerRecords } from '../../../functions/nudges/answer/adapters/dynamodb-answer-records.ts';
import { answerRecordSchema } from '../../../functions/nudges/answer/domain/record/answer-record.ts';
import type { Eraser, ErasureScope, Trace } from '../../../functions/shared/eraser.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildInboundMail } from '../../builders/inbound-mail.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import type { Engine, TableNames } from '../../engines/engine.ts';

const NOW = isoInstantSchema.parse(MONDAY_MORNING);
const RUTH = buildContact();
const ANNE = buildContact({ contactId: 'anneanneanneanne', name: 'Anne', addresses: ['anne@berg.example'] });
const SCOPE: ErasureScope = { ownerId: RUTH.ownerId, contactIds: [RUTH.contactId] };
const EVERYONE: ErasureScope = { ownerId: RUTH.ownerId, contactIds: 'everyone' };
const NO_LEADS = {
  messageIds: new Set<string>(),
  interactionIds: new Set<string>(),
  addresses: new Set<string>(),
};

async function collect(eraser: Eraser, scope: ErasureScope, leads = NO_LEADS): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for await (const trace of eraser.find(scope, leads)) traces.push(trace);
  return traces;
}

const kindsOf = (traces: readonly Trace[]): readonly string[] => traces.map(({ kind }) => kind).sort();

export function describeErasers(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`erasing on ${engineName}`, () => {
    let engine: Engine;
    let tables: TableNames;
    let eraser: Eraser;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      tables = await engine.createTables();
      const client = engine.documentClient;
      eraser = createCircleItemEraser(client, tables.circle);
      await createDynamoDbOwnerStore(client, tables.circle).addOwner(buildOwner());
      await createDynamoDbContactStore(client, tables.circle).addContacts(RUTH.ownerId, [RUTH, ANNE]);
      await createDynamoDbTimeline(client, tables.circle).append(buildInteraction());
    });

    const keysLeft = async (TableName: string): Promise<readonly string[]> => {
      const { Items = [] } = await engine.documentClient.send(new ScanCommand({ TableName }));
      return Items.map(({ pk, sk = '' }) => `${pk} ${sk}`.trim()).sort();
    };

    it('finds all that names a person in the Circle table, with the mail behind it, and removes just that', async () => {
      const traces = await collect(eraser, SCOPE);
      expect(kindsOf(traces)).toEqual(['address', 'contact', 'interaction']);
      expect(traces.find(({ kind }) => kind === 'interaction')).toMatchObject({
        messageId: 'message-1',
        interactionId: 'lunch-at-moro',
      });
      await eraser.remove(SCOPE, traces);
      expect(await collect(eraser, SCOPE)).toEqual([]);
      expect(await keysLeft(tables.circle)).toEqual([
        `OWNER#${RUTH.ownerId} ADDRESS#anne@berg.example`,
        `OWNER#${RUTH.ownerId} CONTACT#${ANNE.contactId}`,
        `OWNER#${RUTH.ownerId} PROFILE`,
      ]);
    });

    it('finds what was taken off a timeline, and the record of an answer about a person, with the words of both', async () => {
      const client = engine.documentClient;
      await createDynamoDbTimeline(client, tables.circle).retract(buildInteraction(), { retractedAt: NOW });
      const records = createDynamoDbAnswerRecords(client, tables.circle);
      const about = (recordId: string, contactIds: readonly string[]) =>
        records.begin(
          answerRecordSchema.parse({
            ...{ recordId: recordId.repeat(24), ownerId: RUTH.ownerId, at: NOW },
            ...{ contactIds, source: { messageId: 'm1' }, people: [] },
          }),
        );
      await about('a', [ANNE.contactId, RUTH.contactId]);
      await about('b', [ANNE.contactId]);
      const traces = await collect(eraser, SCOPE);
      expect(kindsOf(traces)).toEqual(['address', 'answer', 'contact', 'interaction']);
      await eraser.remove(SCOPE, traces);
      expect(await collect(eraser, SCOPE)).toEqual([]);
      expect(await records.find('a'.repeat(24))).toBeUndefined();
      expect(await records.find('b'.repeat(24))).toBeDefined();
    });

    it('leaves an address alone that leads to somebody else by now', async () => {
      const traces = await collect(eraser, SCOPE);
      const Item = {
        pk: `OWNER#${RUTH.ownerId}`,
        sk: 'ADDRESS#ruth@adler.example',
        version: 1,
        contactId: ANNE.contactId,
      };
      await engine.documentClient.send(new PutCommand({ TableName: tables.circle, Item }));
      await eraser.remove(SCOPE, traces);
      expect(await keysLeft(tables.circle)).toContain(`OWNER#${RUTH.ownerId} ADDRESS#ruth@adler.example`);
    });

    it('of everybody leaves the owner, more items than fit into one request included', async () => {
      const many = Array.from({ length: 60 }, (_, index) =>
        buildContact({
          contactId: `person${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}aaaaaaaa`,
          name: `P${index}`,
          addresses: [],
        }),
      );
      await createDynamoDbContactStore(engine.documentClient, tables.circle).addContacts(RUTH.ownerId, many);
      await eraser.remove(EVERYONE, await collect(eraser, EVERYONE));
      expect(await keysLeft(tables.circle)).toEqual([`OWNER#${RUTH.ownerId} PROFILE`]);
    });

    it('takes the record of a message about a person, but not of one about several', async () => {
      const ledger = createDynamoDbLedger(engine.documentClient, tables.ledger);
      const letter = buildDelivery({
        deliveryId: deriveDeliveryId('letter'),
        kind: 'check-in',
        subjects: [{ contactId: RUTH.contactId }],
      });
      const issue = buildDelivery({ deliveryId: deriveDeliveryId('issue'), kind: 'issue', subjects: [] });
      for (const delivery of [letter, issue, buildDelivery()]) await ledger.claim(delivery);
      const deliveries = createDeliveryEraser(engine.documentClient, tables.ledger);
      const traces = await collect(deliveries, SCOPE);
      expect(traces.map(({ key }) => key)).toEqual([`DELIVERY#${letter.deliveryId}`]);
      await deliveries.remove(SCOPE, traces);
      await deliveries.remove(SCOPE, traces);
      expect(await ledger.find(letter.deliveryId)).toBeUndefined();
      expect(await collect(deliveries, EVERYONE)).toHaveLength(1);
      expect(await ledger.find(issue.deliveryId)).toEqual(issue);
    });

    it('takes the records of the mails that it is led to, and no others', async () => {
      const log = createDynamoDbInboundLog(engine.documentClient, tables.ledger);
      const ids = Array.from({ length: 120 }, (_, index) => `m${index}`);
      await Promise.all(
        ['other', ...ids].map((messageId) => log.begin(buildInboundMail({ messageId, receivedAt: NOW }))),
      );
      const leads = {
        ...NO_LEADS,
        messageIds: new Set(['never-came', ...ids]),
        interactionIds: new Set(['x']),
      };
      for (const records of createInboundRecordErasers(engine.documentClient, tables.ledger)) {
        await records.remove(SCOPE, await collect(records, SCOPE, leads));
        expect(await collect(records, SCOPE, leads)).toEqual([]);
      }
      expect(await keysLeft(tables.ledger)).toEqual(['INBOUND#other']);
    });

    it('keeps note of an erasure under way and all that it found, and forgets both at its end', async () => {
      const erasures = createDynamoDbErasureLog(engine.documentClient, tables.circle);
      const erasure = { ...SCOPE, erasureId: RUTH.contactId, startedAt: NOW };
      const traces = Array.from({ length: 2500 }, (_, index) => ({
        store: 'circle',
        kind: 'interaction',
        key: `key ${index}`,
      }));
      await erasures.begin(erasure);
      await erasures.begin({ ...erasure, startedAt: isoInstantSchema.parse('2027-01-01T00:00:00.000Z') });
      await erasures.addFound(erasure, traces);
      expect(await erasures.listUnfinished(SCOPE)).toEqual([erasure]);
      expect(new Set((await erasures.readFound(erasure)).map(({ key }) => key)).size).toBe(2500);
      expect(kindsOf(await collect(eraser, SCOPE))).toEqual(['address', 'contact', 'interaction']);
      await erasures.finish(erasure);
      expect(await erasures.listUnfinished(SCOPE)).toEqual([]);
      expect((await keysLeft(tables.circle)).filter((key) => key.includes('ERASURE'))).toEqual([]);
    });
  });
}
