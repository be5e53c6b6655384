import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbDraftStore } from '../../../functions/check-ins/adapters/dynamodb-draft-store.ts';
import type { DraftStore } from '../../../functions/check-ins/draft-store.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildDraft } from '../../builders/draft.ts';
import type { Engine } from '../../engines/engine.ts';

const at = (text: string) => isoInstantSchema.parse(text);
const draft = buildDraft();
const other = buildDraft({ draftId: 'otherotherothero', contactId: 'danieldanieldani' });
const NOW = at('2026-08-24T07:00:00.000Z');
const DUE = at('2026-08-24T07:05:00.000Z');
const approval = { text: 'Hi Ruth, lunch?', approvedAt: NOW, messageId: 'm1' };

export function describeDraftStore(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the draft store on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let drafts: DraftStore;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      drafts = createDynamoDbDraftStore(engine.documentClient, tableName);
    });
    const due = async (now: string, limit = 10) =>
      (await drafts.findDue(at(now), limit)).map(({ draftId }) => draftId);

    test('keeps a draft as it was written, and does not write it again', async () => {
      expect(await drafts.open(draft)).toEqual(draft);
      expect(await drafts.open({ ...draft, text: 'other words' })).toEqual(draft);
      expect(await drafts.find(draft)).toEqual(draft);
      expect(await drafts.find(other)).toBeUndefined();
    });

    test('lists the drafts of one contact', async () => {
      const second = buildDraft({ draftId: 'secondsecondseco' });
      for (const each of [draft, second, other]) await drafts.open(each);
      const ids = (await drafts.listForContact(draft)).map(({ draftId }) => draftId);
      expect(ids.toSorted()).toEqual([draft.draftId, second.draftId]);
    });

    test('approves once, with the words of the first yes', async () => {
      await drafts.open(draft);
      const words = ['one', 'two', 'three', 'four'];
      const outcomes = await Promise.all(
        words.map((text) => drafts.approve(draft, { ...approval, text }, DUE)),
      );
      expect(outcomes.filter((outcome) => outcome === 'approved')).toHaveLength(1);
      expect(await drafts.find(draft)).toEqual({
        ...draft,
        status: 'approved',
        approval: { ...approval, text: words[outcomes.indexOf('approved')] },
        dueAt: DUE,
      });
    });

    test('keeps the owner’s own words beside Kith’s, calls off what was announced, and takes a yes for the words that were read alone', async () => {
      await drafts.open(draft);
      await drafts.announce(draft, DUE, NOW);
      const ownWords = { text: 'Dear Ruth, lunch?', messageId: 'm0' };
      expect(await drafts.reword(draft, ownWords, NOW)).toBe('reworded');
      const reworded = { ...draft, announcedAt: NOW, ownWords };
      expect(await drafts.find(draft)).toEqual(reworded);
      expect(await due('2026-08-29T00:00:00.000Z')).toEqual([]);
      expect(await drafts.approve(draft, approval, DUE)).toBe('late');
      expect(await drafts.approve(reworded, approval, DUE)).toBe('approved');
      expect(await drafts.reword(draft, { ...ownWords, messageId: 'm9' }, NOW)).toBe('late');
      expect(await drafts.find(draft)).toEqual({ ...reworded, status: 'approved', approval, dueAt: DUE });
    });

    test('lets a yes or a no win, never both', async () => {
      await drafts.open(draft);
      const [yes, no] = await Promise.all([drafts.approve(draft, approval, DUE), drafts.skip(draft, NOW)]);
      expect([yes, no].filter((outcome) => outcome === 'late')).toHaveLength(1);
      expect((await drafts.find(draft))?.status).toBe(yes === 'approved' ? 'approved' : 'skipped');
    });

    test('takes neither yes nor no for a draft that has expired, or that is none', async () => {
      await drafts.open(draft);
      const late = { ...approval, approvedAt: draft.expiresAt };
      expect(await drafts.approve(draft, late, DUE)).toBe('late');
      expect(await drafts.skip(draft, draft.expiresAt)).toBe('late');
      expect(await drafts.approve(other, approval, DUE)).toBe('late');
      expect(await drafts.skip(other, NOW)).toBe('late');
      expect(await drafts.find(draft)).toEqual(draft);
      expect(await drafts.find(other)).toBeUndefined();
    });

    test('finds what is due, longest due first, at most as many as asked for; an open draft is not', async () => {
      const third = buildDraft({ draftId: 'thirdthirdthirdt' });
      for (const each of [draft, other, third]) await drafts.open(each);
      await drafts.approve(draft, approval, at('2026-08-24T07:10:00.000Z'));
      await drafts.approve(other, approval, DUE);
      expect(await due('2026-08-24T07:04:59.999Z')).toEqual([]);
      expect(await due('2026-08-24T07:05:00.000Z')).toEqual([other.draftId]);
      expect(await due('2026-08-24T08:00:00.000Z')).toEqual([other.draftId, draft.draftId]);
      expect(await due('2026-08-24T08:00:00.000Z', 1)).toEqual([other.draftId]);
    });

    test('lets just one of several runs take a draft', async () => {
      await drafts.open(draft);
      await drafts.approve(draft, approval, DUE);
      const read = { ...draft, dueAt: DUE };
      const leases = ['08:10', '08:11', '08:12'].map((time) => at(`2026-08-24T${time}:00.000Z`));
      const outcomes = await Promise.all(leases.map((lease) => drafts.postpone(read, lease)));
      expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(1);
      expect((await drafts.find(draft))?.dueAt).toBe(leases[outcomes.indexOf('moved')]);
    });

    test('keeps an unknown outcome in sight until it is settled, and then out of the index', async () => {
      await drafts.open(draft);
      await drafts.approve(draft, approval, DUE);
      const again = at('2026-08-24T07:20:00.000Z');
      await drafts.recordUnknown(draft, again);
      expect(await drafts.find(draft)).toMatchObject({ status: 'unknown', dueAt: again });
      expect(await due('2026-08-24T07:20:00.000Z')).toEqual([draft.draftId]);
      await drafts.settle(draft, 'sent');
      expect(await drafts.find(draft)).toEqual({ ...draft, status: 'sent', approval });
      expect(await due('2026-08-25T07:20:00.000Z')).toEqual([]);
    });

    test('looks at a sent letter once more, and lets no other outcome take its place', async () => {
      await drafts.open(draft);
      await drafts.recordSent(draft, DUE);
      expect(await drafts.find(draft)).toEqual(draft);
      await drafts.approve(draft, approval, DUE);
      const again = at('2026-08-24T08:00:00.000Z');
      await drafts.recordSent(draft, again);
      await drafts.settle(draft, 'blocked');
      await drafts.recordUnknown(draft, DUE);
      expect(await drafts.find(draft)).toMatchObject({ status: 'sent', dueAt: again });
      expect(await due('2026-08-24T08:00:00.000Z')).toEqual([draft.draftId]);
      await drafts.settle(draft, 'sent');
      expect(await due('2026-08-25T08:00:00.000Z')).toEqual([]);
    });

    test('settles for good: nothing that comes later changes it', async () => {
      await drafts.open(draft);
      await drafts.approve(draft, approval, DUE);
      await drafts.settle(draft, 'sent');
      await drafts.settle(draft, 'blocked');
      await drafts.recordUnknown(draft, DUE);
      expect(await drafts.postpone({ ...draft, dueAt: DUE }, DUE)).toBe('lost');
      expect(await drafts.skip(draft, NOW)).toBe('late');
      expect(await drafts.find(draft)).toEqual({ ...draft, status: 'sent', approval });
    });

    test('announces an open draft once, and takes the permission only where it still stands as it was read', async () => {
      await drafts.open(draft);
      await drafts.announce(draft, DUE, NOW);
      await drafts.announce(draft, at('2026-08-24T09:00:00.000Z'), NOW);
      expect(await drafts.find(draft)).toEqual({ ...draft, announcedAt: NOW, dueAt: DUE });
      expect(await due('2026-08-24T07:05:00.000Z')).toEqual([draft.draftId]);
      const again = at('2026-08-24T07:10:00.000Z');
      const { messageId: _, ...permission } = { ...approval, inAdvance: true as const };
      expect(await drafts.approveAnnounced(draft, permission, again)).toBe('late');
      const [one, other] = await Promise.all([
        drafts.approveAnnounced({ ...draft, dueAt: DUE }, permission, again),
        drafts.skip(draft, NOW),
      ]);
      expect([one, other].filter((outcome) => outcome === 'late')).toHaveLength(1);
    });

    test('lets a draft that is to wait, is called off or was skipped go out no more', async () => {
      const until = at('2026-08-28T00:00:00.000Z');
      const announced = { ...draft, announcedAt: NOW, dueAt: DUE };
      await drafts.open(draft);
      await drafts.announce(draft, DUE, NOW);
      await drafts.callOff({ ...announced, dueAt: NOW });
      expect(await due('2026-08-29T00:00:00.000Z')).toEqual([draft.draftId]);
      await drafts.callOff(announced);
      expect(await due('2026-08-29T00:00:00.000Z')).toEqual([]);
      await drafts.announce(draft, DUE, NOW);
      expect(await drafts.wait(draft, until, NOW)).toBe('waits');
      expect(await drafts.approveAnnounced(announced, approval, DUE)).toBe('late');
      await drafts.announce(draft, DUE, NOW);
      expect(await due('2026-08-29T00:00:00.000Z')).toEqual([]);
      await drafts.announce(draft, at('2026-08-29T00:00:00.000Z'), until);
      expect(await due('2026-08-29T00:00:00.000Z')).toEqual([draft.draftId]);
      expect(await drafts.skip(draft, until)).toBe('skipped');
      expect(await due('2026-08-30T00:00:00.000Z')).toEqual([]);
      expect(await drafts.find(draft)).toMatchObject({ status: 'skipped', skippedAt: until });
    });

    test('tells the owner’s no from Kith’s, and what the owner sent themselves', async () => {
      await drafts.open(draft);
      await drafts.putAway(draft, NOW);
      expect(await drafts.find(draft)).toEqual({ ...draft, status: 'skipped' });
      await drafts.recordUsed(draft, NOW);
      expect(await drafts.find(draft)).toEqual({ ...draft, status: 'skipped' });
      await drafts.open(other);
      await drafts.recordUsed(other, NOW);
      expect(await drafts.find(other)).toEqual({ ...other, status: 'used', usedAt: NOW });
    });

    test('settles nothing that nobody approved, and leaves nothing behind', async () => {
      await drafts.open(draft);
      await drafts.settle(draft, 'sent');
      await drafts.settle(other, 'sent');
      await drafts.recordUnknown(other, DUE);
      expect(await drafts.find(draft)).toEqual(draft);
      const { Items } = await engine.documentClient.send(new ScanCommand({ TableName: tableName }));
      expect(Items).toHaveLength(1);
    });

    test('lets a letter of unknown fate, or one that is settled, out anew once, and forgets it of the earlier attempt', async () => {
      await drafts.open(draft);
      await drafts.approve(draft, approval, DUE);
      await drafts.settle({ ...draft, approval }, 'unknown');
      const read = { ...draft, status: 'unknown', approval } as const;
      const again = { ...approval, messageId: 'm2', attempt: 2 };
      const later = at('2026-08-24T09:00:00.000Z');
      const outcomes = await Promise.all([1, 2].map(() => drafts.approveAgain(read, again, later)));
      expect(outcomes.toSorted()).toEqual(['approved', 'late']);
      const expected = { ...draft, status: 'approved', approval: again, dueAt: later };
      expect(await drafts.find(draft)).toEqual(expected);
      expect(await due('2026-08-24T09:00:00.000Z')).toEqual([draft.draftId]);
      await drafts.settle(read, 'unknown');
      await drafts.recordSent(read, DUE);
      await drafts.recordUnknown(read, DUE);
      expect(await drafts.approveAgain(read, { ...again, attempt: 2 }, DUE)).toBe('late');
      expect(await drafts.find(draft)).toEqual(expected);
      await drafts.recordSent({ ...draft, approval: again }, DUE);
      expect(await drafts.find(draft)).toEqual({ ...expected, status: 'sent', dueAt: DUE });
    });

    test('withdraws an approved letter that nobody has taken up, and takes it off the index', async () => {
      await drafts.open(draft);
      await drafts.approve(draft, approval, DUE);
      const read = { ...draft, status: 'approved', approval, dueAt: DUE } as const;
      expect(await drafts.withdraw({ ...read, dueAt: NOW }, NOW)).toBe('late');
      expect(await drafts.withdraw(read, NOW)).toBe('skipped');
      expect(await drafts.find(draft)).toEqual({ ...draft, status: 'skipped', skippedAt: NOW, approval });
      expect(await drafts.postpone(read, NOW)).toBe('lost');
      expect(await drafts.withdraw(read, NOW)).toBe('late');
      expect(await due('2026-08-25T07:20:00.000Z')).toEqual([]);
    });

    test('moves an approved letter that nobody has taken up, and puts it away without a no', async () => {
      await drafts.open(draft);
      await drafts.approve(draft, approval, DUE);
      const read = { ...draft, status: 'approved', approval, dueAt: DUE } as const;
      const friday = at('2026-08-28T08:10:00.000Z');
      const moved = { ...approval, goesOutAt: friday };
      expect(await drafts.move({ ...read, dueAt: NOW }, moved, friday)).toBe('late');
      expect(await drafts.move(read, moved, friday)).toBe('moved');
      expect(await drafts.find(draft)).toEqual({ ...read, approval: moved, dueAt: friday });
      expect(await due('2026-08-25T07:20:00.000Z')).toEqual([]);
      expect(await due('2026-08-28T08:10:00.000Z')).toEqual([draft.draftId]);
      expect(await drafts.withdraw({ ...read, dueAt: friday }, undefined)).toBe('skipped');
      expect(await drafts.find(draft)).toEqual({ ...draft, status: 'skipped', approval: moved });
      expect(await drafts.move({ ...read, dueAt: friday }, moved, DUE)).toBe('late');
    });

    test('lets either a withdrawal or a run have a letter, never both', async () => {
      await drafts.open(draft);
      await drafts.approve(draft, approval, DUE);
      const read = { ...draft, status: 'approved', approval, dueAt: DUE } as const;
      const [withdrawn, taken] = await Promise.all([drafts.withdraw(read, NOW), drafts.postpone(read, NOW)]);
      expect(withdrawn === 'skipped').toBe(taken === 'lost');
    });

    test('does not read what a newer release wrote', async () => {
      const key = { pk: `OWNER#${draft.ownerId}#CONTACT#${draft.contactId}`, sk: `DRAFT#${draft.draftId}` };
      await engine.documentClient.send(
        new PutCommand({ TableName: tableName, Item: { ...key, ...draft, version: 2 } }),
      );
      await expect(drafts.find(draft)).rejects.toBeInstanceOf(UnreadableItemError);
    });
  });
}
