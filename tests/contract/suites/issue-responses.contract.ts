import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbIssueStore } from '../../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import { createDynamoDbSubscriberStore } from '../../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import { createDynamoDbIssueArchive } from '../../../functions/newsletter/archive/adapters/dynamodb-issue-archive.ts';
import type { IssueArchive } from '../../../functions/newsletter/archive/issue-archive.ts';
import { createDynamoDbIssueResponses } from '../../../functions/newsletter/responses/adapters/dynamodb-issue-responses.ts';
import { createDynamoDbReaderClicks } from '../../../functions/newsletter/responses/adapters/dynamodb-reader-clicks.ts';
import type { IssueResponseStore } from '../../../functions/newsletter/responses/issue-responses.ts';
import type { ReaderClicks } from '../../../functions/newsletter/responses/reader-clicks.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildIssue, buildSubscriber } from '../../builders/newsletter.ts';
import type { Engine } from '../../engines/engine.ts';

const moment = (seconds: string) => isoInstantSchema.parse(`2026-08-25T09:00:${seconds}Z`);
const reader = buildSubscriber();

export function describeIssueResponses(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`what comes back of issues on ${engineName}`, () => {
    let engine: Engine;
    let responses: IssueResponseStore;
    let readerClicks: ReaderClicks;
    let archive: IssueArchive;
    let tableName: string;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).audience;
      responses = createDynamoDbIssueResponses(engine.documentClient, tableName);
      readerClicks = createDynamoDbReaderClicks(engine.documentClient, tableName);
      archive = createDynamoDbIssueArchive(engine.documentClient, tableName);
      await createDynamoDbSubscriberStore(engine.documentClient, tableName).save(reader, undefined);
    });

    it('counts a message once, however often and from wherever it is told', async () => {
      expect(await responses.find('first')).toEqual({ replies: 0, clicks: new Map() });
      await Promise.all(['a', 'b', 'a'].map((id) => responses.noteReply('first', id)));
      await responses.noteReply('second', 'a');
      expect((await responses.find('first')).replies).toBe(2);
    });

    it('counts each click by its link, and moves one that was a machine’s', async () => {
      await Promise.all([0, 0, 12].map((place) => responses.countClick('first', place, 'people')));
      await responses.countClick('first', 12, 'machines');
      await responses.recountAsMachine('first', 0);
      expect([...(await responses.find('first')).clicks].toSorted()).toEqual([
        [0, { people: 1, machines: 1 }],
        [12, { people: 1, machines: 1 }],
      ]);
    });

    it('tells a first click from a repeated one and from a burst, whose beginning is told once', async () => {
      const click = (place: number, seconds: string) =>
        readerClicks.note(reader.address, { slug: 'first', place, at: moment(seconds) });
      expect(await click(0, '00.000')).toEqual({ outcome: 'first' });
      expect(await click(0, '00.400')).toEqual({ outcome: 'repeat' });
      expect(await click(1, '00.900')).toEqual({
        outcome: 'burst',
        before: { slug: 'first', place: 0 },
      });
      expect(await click(2, '01.500')).toEqual({ outcome: 'burst', before: undefined });
      expect(await click(0, '03.000')).toEqual({ outcome: 'first' });
    });

    it('of many clicks at one moment, one begins the burst and one takes it back', async () => {
      const notes = await Promise.all(
        [0, 1, 2, 3].map((place) =>
          readerClicks.note(reader.address, { slug: 'first', place, at: moment('00.000') }),
        ),
      );
      expect(notes.filter(({ outcome }) => outcome === 'first')).toHaveLength(1);
      expect(notes.filter((note) => note.outcome === 'burst' && note.before)).toHaveLength(1);
    });

    it('keeps nothing of an address that is no reader’s', async () => {
      const stranger = emailAddressSchema.parse('stranger@x.example');
      const click = { slug: 'first', place: 0, at: moment('00.000') };
      expect(await readerClicks.note(stranger, click)).toEqual({ outcome: 'repeat' });
    });

    it('lists what went out, newest first, without what only the mail needs', async () => {
      const issues = createDynamoDbIssueStore(engine.documentClient, tableName);
      const letter = {
        subject: 'First',
        html: '<p>',
        text: 'x',
        body: '<p>Words.</p>',
        links: ['https://x.example/'],
      };
      await issues.open(buildIssue({ slug: 'first', letter, dueAt: undefined }));
      await issues.open(buildIssue({ slug: 'second', openedAt: moment('00.000'), dueAt: undefined }));
      const { issues: listed, next } = await archive.list({ limit: 1 });
      expect(listed.map(({ slug }) => slug)).toEqual(['second']);
      expect((await archive.list({ limit: 1, after: next })).issues).toEqual([
        {
          ...{ slug: 'first', subject: 'First', openedAt: '2026-08-25T08:00:00.000Z', body: '<p>Words.</p>' },
          ...{ preheader: undefined, language: undefined, isListed: true },
        },
      ]);
      expect(await archive.listSlugs()).toEqual(['second', 'first']);
      expect(await archive.findLinks('first')).toEqual(['https://x.example/']);
      expect([await archive.findLinks('second'), await archive.findLinks('third')]).toEqual([[], []]);
    });
  });
}
