import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbIssueStore } from '../../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import { countReader, type Issue } from '../../../functions/newsletter/domain/issue.ts';
import type { IssueStore } from '../../../functions/newsletter/issue-store.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildIssue } from '../../builders/newsletter.ts';
import type { Engine } from '../../engines/engine.ts';

const moment = (text: string) => isoInstantSchema.parse(text);
const TUESDAY = moment('2026-08-25T08:00:00.000Z');
const LEASE = moment('2026-08-25T08:10:00.000Z');
const NEXT_TUESDAY = moment('2026-09-01T08:00:00.000Z');

export function describeIssueStore(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`issues on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let issues: IssueStore;
    const issue = buildIssue();

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).audience;
      issues = createDynamoDbIssueStore(engine.documentClient, tableName);
    });

    it('moves the slot once from where it was', async () => {
      expect(await issues.findSlot()).toBeUndefined();
      const first = await Promise.all([
        issues.moveSlot(undefined, TUESDAY),
        issues.moveSlot(undefined, TUESDAY),
      ]);
      expect(first.toSorted()).toEqual(['lost', 'moved']);
      expect(await issues.moveSlot(TUESDAY, NEXT_TUESDAY)).toBe('moved');
      expect(await issues.moveSlot(TUESDAY, NEXT_TUESDAY)).toBe('lost');
      expect(await issues.findSlot()).toBe(NEXT_TUESDAY);
    });

    it('opens an issue once', async () => {
      const outcomes = await Promise.all([issues.open(issue), issues.open(issue)]);
      expect(outcomes.toSorted()).toEqual(['exists', 'opened']);
      expect(await issues.find('first')).toEqual(issue);
      expect(await issues.find('second')).toBeUndefined();
    });

    it('finds what is due, and nothing else', async () => {
      await issues.open(issue);
      expect(await issues.findDue(moment('2026-08-25T07:59:59.999Z'))).toEqual([]);
      expect(await issues.findDue(TUESDAY)).toEqual([issue]);
    });

    it('lets one of two runs have it', async () => {
      await issues.open(issue);
      const leased: Issue = { ...issue, dueAt: LEASE };
      const outcomes = await Promise.all([issues.save(leased, issue), issues.save(leased, issue)]);
      expect(outcomes.toSorted()).toEqual(['lost', 'saved']);
      expect(await issues.findDue(TUESDAY)).toEqual([]);
      expect(await issues.findDue(LEASE)).toEqual([leased]);
    });

    it('keeps progress and end, and works on no issue that is sent', async () => {
      await issues.open(issue);
      const lastAddress = emailAddressSchema.parse('ada@x.example');
      const progress: Issue = {
        ...issue,
        dueAt: LEASE,
        lastAddress,
        totals: countReader(issue.totals, 'sent'),
      };
      await issues.save(progress, issue);
      expect(await issues.find('first')).toEqual(progress);
      const { dueAt: _, ...sent } = { ...progress, status: 'sent' as const, finishedAt: LEASE };
      expect(await issues.save(sent, progress)).toBe('saved');
      expect(await issues.find('first')).toEqual(sent);
      expect(await issues.findDue(NEXT_TUESDAY)).toEqual([]);
      expect(await issues.save(progress, progress)).toBe('lost');
    });

    it('does not read what a newer release stored', async () => {
      const item = { pk: 'ISSUE#first', ...issue, version: 2 };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item: item }));
      await expect(issues.find('first')).rejects.toThrow(UnreadableItemError);
    });
  });
}
