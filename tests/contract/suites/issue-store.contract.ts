import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbIssueStore } from '../../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import { countReader } from '../../../functions/newsletter/domain/issue.ts';
import type { IssueStore } from '../../../functions/newsletter/issue-store.ts';
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

    it('is due no more once it was handed over, and keeps its words', async () => {
      await issues.open(issue);
      await issues.handOver('first');
      await issues.handOver('first');
      expect(await issues.findDue(NEXT_TUESDAY)).toEqual([]);
      const { dueAt: _, ...handedOver } = issue;
      expect(await issues.find('first')).toEqual(handedOver);
    });

    it('has other words while it is on its way, and keeps those that it ended with', async () => {
      const letter = { ...issue.letter, text: 'Fewer words.' };
      await issues.changeLetter('first', letter);
      expect(await issues.find('first')).toBeUndefined();
      await issues.open(issue);
      await issues.changeLetter('first', letter);
      expect(await issues.find('first')).toEqual({ ...issue, letter });
      await issues.finish('first', { status: 'sent', finishedAt: LEASE, totals: issue.totals });
      await issues.changeLetter('first', issue.letter);
      expect((await issues.find('first'))?.letter).toEqual(letter);
    });

    it('keeps how it ended, and later word of it', async () => {
      await issues.open(issue);
      const end = { status: 'sent', finishedAt: LEASE } as const;
      await issues.finish('first', { ...end, totals: countReader(issue.totals, 'unknown') });
      const totals = countReader(issue.totals, 'sent');
      await issues.finish('first', { ...end, totals });
      expect(await issues.find('first')).toMatchObject({ ...end, totals, letter: issue.letter });
      expect(await issues.findDue(NEXT_TUESDAY)).toEqual([]);
    });

    it('that never opened does not end', async () => {
      await issues.finish('first', { status: 'sent', finishedAt: LEASE, totals: issue.totals });
      expect(await issues.find('first')).toBeUndefined();
    });

    it('does not read what a newer release stored', async () => {
      const item = { pk: 'ISSUE#first', ...issue, version: 2 };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item: item }));
      await expect(issues.find('first')).rejects.toThrow(UnreadableItemError);
    });
  });
}
