import { GetCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { type Suppression, suppressionSchema } from '../../../functions/delivery/domain/suppression.ts';
import type { SuppressionList } from '../../../functions/delivery/suppression-list.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { ownerIdSchema } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import type { Engine } from '../../engines/engine.ts';

const RUTH = emailAddressSchema.parse('ruth@adler.example');
const NORA = ownerIdSchema.parse('noranoranoranora');
const TOM = ownerIdSchema.parse('tomtomtomtomtomt');
const KEY = { pk: `ADDRESS#${RUTH}` };

const suppression = (reason: Suppression['reason'], scope: Suppression['scope'], hour: number): Suppression =>
  suppressionSchema.parse({ reason, scope, since: `2026-08-24T0${hour}:00:00.000Z` });

const bounced = suppression('hard-bounce', 'all', 1);
const complained = suppression('complaint', 'all', 2);
const leftNewsletter = suppression('asked-to-stop', 'newsletter', 3);
const inMemory = suppression('in-memory', 'all', 5);
const leftAgain = suppression('complaint', 'newsletter', 4);

/** What holds wherever suppressions are kept; `open` makes an empty place for them. */
export function describeSuppressions(where: string, open: () => Promise<SuppressionList>): void {
  describe(`suppressions ${where}`, () => {
    let list: SuppressionList;

    beforeEach(async () => {
      list = await open();
    });

    it('finds the seals of all mail among many addresses, and no narrower ones', async () => {
      const [ada, ben, cleo] = ['ada', 'ben', 'cleo'].map((name) =>
        emailAddressSchema.parse(`${name}@sealed.example`),
      );
      if (ada === undefined || ben === undefined || cleo === undefined) throw new Error('Three names');
      const since = isoInstantSchema.parse('2026-08-24T06:30:00.000Z');
      const complaint = { reason: 'complaint', scope: 'all', since } as const;
      await list.seal(ada, complaint);
      await list.seal(ben, { reason: 'asked-to-stop', scope: 'newsletter', since });
      expect(await list.findSealed([cleo, ben, ada])).toEqual([{ address: ada, suppression: complaint }]);
    });

    it.each([
      ['the first reason of a scope', [bounced, complained], bounced],
      ['the first reason of a scope', [leftNewsletter, leftAgain], leftNewsletter],
      ['the wider scope, when it comes later', [leftNewsletter, bounced, leftAgain], bounced],
      ['the wider scope, when it came first', [complained, leftNewsletter], complained],
    ])('keeps %s', async (_what, suppressions, kept) => {
      for (const each of suppressions) await list.suppress(RUTH, each);
      expect(await list.find(RUTH)).toEqual(kept);
    });

    it.each([
      ['nothing', [], undefined],
      ['what a person asked for before', [leftNewsletter], leftNewsletter],
      ['what had ended all mail before', [bounced], bounced],
    ])('takes back that somebody is in memory, and leaves %s as it was', async (_what, before, kept) => {
      for (const each of before) await list.suppress(RUTH, each);
      await list.suppress(RUTH, inMemory);
      expect(await list.find(RUTH)).toMatchObject({ scope: 'all' });
      for (const _ of [1, 2]) await list.lift(RUTH, 'in-memory');
      expect(await list.find(RUTH)).toEqual(kept);
    });

    it.each([leftNewsletter, bounced])(
      'keeps $reason of $scope that came while somebody was in memory',
      async (since) => {
        await list.suppress(RUTH, inMemory);
        await list.suppress(RUTH, since);
        expect(await list.find(RUTH)).toMatchObject({ scope: 'all' });
        await list.lift(RUTH, 'in-memory');
        expect(await list.find(RUTH)).toEqual(since);
      },
    );

    it('tells the reason that cannot be taken back, where there are two for all mail', async () => {
      await list.suppress(RUTH, inMemory);
      await list.suppress(RUTH, bounced);
      expect(await list.find(RUTH)).toEqual(bounced);
    });

    it('ends at the widest scope, whatever comes at once', async () => {
      await Promise.all(
        [leftNewsletter, leftAgain, complained, leftNewsletter].map((each) => list.suppress(RUTH, each)),
      );
      expect(await list.find(RUTH)).toEqual(complained);
    });

    it.each([leftNewsletter, bounced])('knows $reason of $scope when nothing else is kept', async (each) => {
      await list.suppress(RUTH, each);
      for (const _ of [1, 2]) await list.seal(RUTH, each);
      expect(await list.look(RUTH)).toMatchObject({ suppression: each, isSealed: true });
      await list.seal(RUTH, complained);
      expect((await list.find(RUTH))?.scope).toBe('all');
    });

    it('takes back what keeps mail from an address, sealed or not, but nobody from memory', async () => {
      const lifting = { at: complained.since, why: 'The mailbox works again.' };
      await list.suppress(RUTH, bounced);
      await list.liftAll(RUTH, lifting, [NORA]);
      expect(await list.find(RUTH)).toBeUndefined();
      await list.seal(RUTH, bounced);
      await list.suppress(RUTH, inMemory);
      for (const _ of [1, 2]) await list.liftAll(RUTH, lifting, [NORA]);
      expect(await list.find(RUTH)).toEqual(inMemory);
    });

    it('tells when a reader last had all erased, and nothing where it was sealed for another reason', async () => {
      await list.seal(RUTH, leftNewsletter);
      expect((await list.look(RUTH)).erasedAt).toBeUndefined();
      for (const at of [complained.since, inMemory.since, bounced.since])
        await list.seal(RUTH, complained, at);
      expect(await list.look(RUTH)).toMatchObject({ suppression: complained, erasedAt: inMemory.since });
    });

    it('tells the owner whom somebody asked to stop, and nobody else, the first time that it was said', async () => {
      await list.stopOwner(RUTH, NORA, complained.since);
      await list.stopOwner(RUTH, NORA, inMemory.since);
      const asked = suppression('asked-to-stop', 'all', 2);
      expect(await list.find(RUTH, NORA)).toEqual(asked);
      expect(await list.lookAll([RUTH], NORA)).toMatchObject([{ suppression: asked }]);
      expect([await list.find(RUTH, TOM), await list.find(RUTH)]).toEqual([undefined, undefined]);
    });

    it('keeps what one owner was asked beside what keeps all mail, or the newsletter, from the address', async () => {
      await list.stopOwner(RUTH, NORA, inMemory.since);
      await list.suppress(RUTH, leftNewsletter);
      expect(await list.find(RUTH, NORA)).toMatchObject({ reason: 'asked-to-stop', scope: 'all' });
      expect(await list.find(RUTH, TOM)).toEqual(leftNewsletter);
      await list.suppress(RUTH, bounced);
      expect(await list.find(RUTH, NORA)).toEqual(bounced);
    });

    it('keeps what an owner was asked through an erasure, until it is lifted for that owner', async () => {
      await list.stopOwner(RUTH, NORA, complained.since);
      await list.stopOwner(RUTH, TOM, complained.since);
      await list.seal(RUTH, leftNewsletter);
      expect(await list.find(RUTH, NORA)).toMatchObject({ scope: 'all' });
      await list.liftAll(RUTH, { at: inMemory.since, why: 'She asked for letters.' }, [NORA]);
      expect(await list.find(RUTH, NORA)).toBeUndefined();
      expect(await list.find(RUTH, TOM)).toMatchObject({ scope: 'all' });
    });

    it('counts soft bounces, each message once, and forgets them when they are taken back', async () => {
      const note = (messageId: string, isSoftBounce = true) =>
        list.noteOutcome(RUTH, { messageId, isSoftBounce });
      for (const id of ['1', '2', '2']) expect(await note(id)).toEqual({ isSoftBouncing: false });
      expect(await note('3')).toEqual({ isSoftBouncing: true });
      await list.liftAll(RUTH, { at: complained.since, why: 'The mailbox works again.' }, [NORA]);
      expect(await note('4')).toEqual({ isSoftBouncing: false });
    });

    it('looks at many addresses at once, in their order', async () => {
      const others = Array.from({ length: 70 }, (_, number) =>
        emailAddressSchema.parse(`r${number}@x.example`),
      );
      await list.suppress(RUTH, bounced);
      await list.seal(others[3] ?? RUTH, leftNewsletter);
      const standings = await list.lookAll([...others, RUTH]);
      expect(standings.map(({ suppression: found }) => found)).toEqual(
        [...others, RUTH].map((_, place) =>
          place === 3 ? leftNewsletter : place === 70 ? bounced : undefined,
        ),
      );
      expect(await list.lookAll([])).toEqual([]);
    });
  });
}

export function describeSuppressionList(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the suppression list on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let list: SuppressionList;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).audience;
      list = createDynamoDbSuppressionList(engine.documentClient, tableName, TOKEN_KEY_STORE);
    });

    describeSuppressions('in the Audience table', async () => list);

    const put = (item: object) =>
      engine.documentClient.send(new PutCommand({ TableName: tableName, Item: { ...KEY, ...item } }));

    it('finds nothing for an address that nobody suppressed, known or not', async () => {
      expect(await list.find(RUTH)).toBeUndefined();
      await put({ version: 1, address: RUTH, status: 'confirmed' });
      expect(await list.find(RUTH)).toBeUndefined();
    });

    it.each([leftNewsletter, bounced])('knows $reason of $scope when nothing else is kept', async (each) => {
      await list.suppress(RUTH, each);
      for (const _ of [1, 2]) await list.seal(RUTH, each);
      const { Items = [] } = await engine.documentClient.send(new ScanCommand({ TableName: tableName }));
      expect(JSON.stringify(Items)).not.toContain('ruth');
      expect(await list.find(RUTH)).toEqual(each);
      await list.seal(RUTH, complained);
      expect((await list.find(RUTH))?.scope).toBe('all');
    });

    it('keeps what an owner was asked without the address in the clear', async () => {
      await list.stopOwner(RUTH, NORA, complained.since);
      const { Items = [] } = await engine.documentClient.send(new ScanCommand({ TableName: tableName }));
      expect(Items).toHaveLength(1);
      expect(JSON.stringify(Items)).not.toMatch(/ruth|nora/);
    });

    it('keeps the item of a subscriber, and of somebody in memory, when a suppression is sealed', async () => {
      await put({ version: 1, address: RUTH, subscription: { status: 'confirmed' } });
      await list.seal(RUTH, leftNewsletter);
      expect(await list.find(RUTH)).toBeUndefined();
      await list.seal(RUTH, complained);
      expect(await list.find(RUTH)).toEqual(complained);
      await put({ version: 1, address: RUTH, inMemorySince: bounced.since });
      await list.seal(RUTH, leftNewsletter);
      const { Item } = await engine.documentClient.send(new GetCommand({ TableName: tableName, Key: KEY }));
      expect(Item).toBeDefined();
    });

    it('takes back what keeps mail from an address, sealed or not, with a word on why', async () => {
      await list.suppress(RUTH, bounced);
      const lifting = { at: complained.since, why: 'The mailbox works again.' };
      for (const _ of [1, 2]) await list.liftAll(RUTH, lifting, [NORA]);
      expect(await list.find(RUTH)).toBeUndefined();
      const { Item } = await engine.documentClient.send(new GetCommand({ TableName: tableName, Key: KEY }));
      expect(Item).toMatchObject({ lifted: lifting });
      await list.seal(RUTH, bounced);
      await list.liftAll(RUTH, lifting, [NORA]);
      expect(await list.find(RUTH)).toBeUndefined();
    });

    it('counts soft bounces of several events at once, each message once', async () => {
      const note = (messageId: string, isSoftBounce = true) =>
        list.noteOutcome(RUTH, { messageId, isSoftBounce });
      expect(await note('0', false)).toEqual({ isSoftBouncing: false });
      const { Item } = await engine.documentClient.send(new GetCommand({ TableName: tableName, Key: KEY }));
      expect(Item).toBeUndefined();
      await Promise.all([note('1'), note('1'), note('2')]);
      expect(await note('2')).toEqual({ isSoftBouncing: false });
      expect(await note('3')).toEqual({ isSoftBouncing: true });
    });

    it('remembers the first time that somebody was said to be in memory; lifting never adds an address', async () => {
      await list.lift(RUTH, 'in-memory');
      const { Item } = await engine.documentClient.send(new GetCommand({ TableName: tableName, Key: KEY }));
      expect(Item).toBeUndefined();
      await list.suppress(RUTH, inMemory);
      await list.suppress(RUTH, suppression('in-memory', 'all', 7));
      expect(await list.find(RUTH)).toEqual(inMemory);
    });

    it('leaves what the newsletter knows of the address as it is', async () => {
      await put({ version: 1, address: RUTH, status: 'confirmed', segment: 'all#0' });
      await list.suppress(RUTH, bounced);
      const { Item } = await engine.documentClient.send(new GetCommand({ TableName: tableName, Key: KEY }));
      expect(Item).toEqual({
        ...KEY,
        version: 1,
        address: RUTH,
        status: 'confirmed',
        segment: 'all#0',
        suppression: bounced,
      });
    });

    it('fails rather than guess what a newer release wrote, and a suppression does not make that older', async () => {
      await put({ version: 2, address: RUTH });
      await list.suppress(RUTH, bounced);
      await expect(list.find(RUTH)).rejects.toThrow(/update Kith/);
    });

    it('fails when a suppression has another shape: it is not taken for none', async () => {
      await list.suppress(RUTH, bounced);
      await engine.documentClient.send(
        new UpdateCommand({
          TableName: tableName,
          Key: KEY,
          UpdateExpression: 'SET suppression.#scope = :odd',
          ExpressionAttributeNames: { '#scope': 'scope' },
          ExpressionAttributeValues: { ':odd': 'tuesdays' },
        }),
      );
      await expect(list.find(RUTH)).rejects.toBeInstanceOf(UnreadableItemError);
    });

    it('fails when there is no table', async () => {
      const lost = createDynamoDbSuppressionList(engine.documentClient, 'no-such-table', TOKEN_KEY_STORE);
      await expect(lost.find(RUTH)).rejects.toThrow();
      await expect(lost.suppress(RUTH, bounced)).rejects.toThrow();
    });
  });
}
