import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { BadCursorError } from '../../../functions/circle/errors.ts';
import type { Timeline } from '../../../functions/circle/timeline.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import type { Engine } from '../../engines/engine.ts';

const at = (text: string) => isoInstantSchema.parse(text);
const MONDAY = at('2026-08-24T06:30:00.000Z');
const lunch = buildInteraction();
const call = buildInteraction({
  interactionId: 'call',
  kind: 'call',
  occurredAt: '2026-07-08T12:00:00.000Z',
});
const mail = buildInteraction({
  interactionId: 'mail',
  kind: 'mail',
  occurredAt: '2026-07-08T12:00:00.000Z',
});
const note = buildInteraction({
  interactionId: 'note',
  kind: 'note',
  occurredAt: '2025-12-31T23:59:59.999Z',
});

export function describeTimeline(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the timeline on ${engineName}`, () => {
    let engine: Engine;
    let timeline: Timeline;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      const { circle } = await engine.createTables();
      timeline = createDynamoDbTimeline(engine.documentClient, circle);
    });

    test('keeps the first of two appends of the same interaction', async () => {
      expect(await timeline.append(lunch)).toBe('appended');
      expect(await timeline.append({ ...lunch, text: 'Something else.' })).toBe('exists');
      expect(await timeline.read(lunch)).toEqual({ interactions: [lunch] });
    });

    test('makes a mail of the note of one that may not have gone out, and of nothing else', async () => {
      const source = { by: 'owner-remark', messageId: 'm1' } as const;
      const doubted = { ...note, direction: 'outbound', source } as const;
      const sent = { ...doubted, kind: 'mail', source: { ...source, by: 'relayed-answer' } };
      for (const entry of [doubted, lunch, mail]) await timeline.append(entry);
      for (const _ of [1, 2]) expect(await timeline.confirmSent(doubted)).toEqual(sent);
      expect(await timeline.confirmSent(lunch)).toBeUndefined();
      expect(await timeline.confirmSent(mail)).toBeUndefined();
      expect(await timeline.confirmSent({ ...doubted, interactionId: 'none' })).toBeUndefined();
      expect(await timeline.read(lunch)).toEqual({ interactions: [lunch, mail, sent] });
    });

    test('reads newest first, whatever the order of arrival', async () => {
      for (const interaction of [call, note, lunch, mail]) await timeline.append(interaction);
      const { interactions } = await timeline.read(lunch);
      expect(interactions).toEqual([lunch, mail, call, note]);
    });

    test('pages without losing or repeating an interaction', async () => {
      for (const interaction of [lunch, call, mail, note]) await timeline.append(interaction);
      const seen: string[] = [];
      let olderThan: string | undefined;
      do {
        const page = await timeline.read(lunch, { limit: 1, olderThan });
        seen.push(...page.interactions.map(({ interactionId }) => interactionId));
        olderThan = page.olderCursor;
      } while (olderThan !== undefined);
      expect(seen).toEqual(['lunch-at-moro', 'mail', 'call', 'note']);
    });

    test('leads back and forth between the pages, and says where either end is', async () => {
      for (const interaction of [lunch, call, mail, note]) await timeline.append(interaction);
      const newest = await timeline.read(lunch, { limit: 2 });
      expect(newest).toEqual({ interactions: [lunch, mail], olderCursor: expect.any(String) });
      const oldest = await timeline.read(lunch, { limit: 2, olderThan: newest.olderCursor });
      expect(oldest).toEqual({ interactions: [call, note], newerCursor: expect.any(String) });
      expect(await timeline.read(lunch, { limit: 2, newerThan: oldest.newerCursor })).toEqual(newest);
      const between = await timeline.read(lunch, { limit: 1, newerThan: oldest.newerCursor });
      expect(between.interactions).toEqual([mail]);
      expect(await timeline.read(lunch, { limit: 2, newerThan: between.newerCursor })).toEqual({
        interactions: [lunch],
        olderCursor: expect.any(String),
      });
      expect(await timeline.read(lunch, { limit: 2, olderThan: between.olderCursor })).toEqual(oldest);
    });

    test('keeps what is said about attachments', async () => {
      const withFiles = buildInteraction({
        attachments: [
          { filename: 'Ferien 🏖.jpg', contentType: 'image/jpeg', sizeBytes: 2_400_000 },
          { contentType: 'application/octet-stream', sizeBytes: 0 },
        ],
      });
      await timeline.append(withFiles);
      expect((await timeline.read(lunch)).interactions).toEqual([withFiles]);
    });

    test('puts new words in the place of the old ones, which it keeps, and nothing else', async () => {
      for (const interaction of [lunch, call]) await timeline.append(interaction);
      const words = Array.from({ length: 11 }, (_, index) => `Wording ${index + 1}.`);
      const days = words.map((_, index) => at(`2026-09-${10 + index}T08:00:00.000Z`));
      for (const [index, day] of days.entries()) {
        expect(await timeline.revise(lunch, words[index] ?? '', day)).toBe('revised');
      }
      const revised = { ...lunch, text: 'Wording 11.', revision: 11 };
      expect(await timeline.read(lunch)).toEqual({ interactions: [revised, call] });
      const earlier = [lunch.text, ...words.slice(0, -1)];
      expect(await timeline.readEarlierTexts(lunch)).toEqual(
        earlier.map((text, index) => ({ text, replacedAt: days[index] })),
      );
      expect(await timeline.readEarlierTexts(call)).toEqual([]);
    });

    test('changes nothing when the same words come again, and knows an interaction that it does not have', async () => {
      await timeline.append(lunch);
      const [first, second] = [at('2026-09-01T08:00:00.000Z'), at('2026-09-02T08:00:00.000Z')];
      await timeline.revise(lunch, 'Lunch at Moro.', first);
      expect(await timeline.revise(lunch, 'Lunch at Moro.', second)).toBe('unchanged');
      expect(await timeline.readEarlierTexts(lunch)).toEqual([{ text: lunch.text, replacedAt: first }]);
      expect(await timeline.append(lunch)).toBe('exists');
      expect(await timeline.revise(call, 'Something.', first)).toBe('missing');
      expect(await timeline.readEarlierTexts(call)).toEqual([]);
      expect((await timeline.read(lunch)).interactions).toHaveLength(1);
    });

    test('keeps all words of revisions that come together', async () => {
      await timeline.append(lunch);
      const words = ['One.', 'Two.', 'Three.'];
      const moments = words.map((_, index) => at(`2026-09-0${index + 1}T08:00:00.000Z`));
      const revise = (text: string, index: number) => timeline.revise(lunch, text, moments[index] ?? MONDAY);
      expect(await Promise.all(words.map(revise))).toEqual(['revised', 'revised', 'revised']);
      const [current] = (await timeline.read(lunch)).interactions;
      const earlier = await timeline.readEarlierTexts(lunch);
      const texts = [...earlier.map(({ text }) => text), current?.text];
      expect(texts[0]).toBe(lunch.text);
      expect(texts.slice(1).toSorted()).toEqual(words.toSorted());
      const written = texts.slice(1).map((text) => moments[words.indexOf(text ?? '')]);
      expect(earlier.map(({ replacedAt }) => replacedAt)).toEqual(written);
    });

    test('shows nothing of what was retracted, keeps the others, and knows that it is gone', async () => {
      for (const interaction of [call, lunch]) await timeline.append(interaction);
      const retraction = { retractedAt: MONDAY, touchedBefore: note.occurredAt };
      expect(await timeline.retract(lunch, retraction)).toBe('retracted');
      expect((await timeline.read(lunch)).interactions).toEqual([call]);
      expect(await timeline.retract(lunch, retraction)).toBe('missing');
      expect(await timeline.retract(note, retraction)).toBe('missing');
      expect(await timeline.readRetractions(lunch, lunch.occurredAt)).toEqual([retraction]);
      for (const _ of [1, 2]) await timeline.forgetRetracted(lunch);
      expect(await timeline.readRetractions(lunch, lunch.occurredAt)).toEqual([]);
      expect(await timeline.readRetractions(lunch, note.occurredAt)).toEqual([]);
      expect(await timeline.revise(lunch, 'Other words.', MONDAY)).toBe('missing');
    });

    test('shows nothing of other contacts and other owners', async () => {
      await timeline.append(lunch);
      await timeline.append(buildInteraction({ contactId: 'leolleolleolleol' }));
      await timeline.append(buildInteraction({ ownerId: 'ottoottoottootto' }));
      expect((await timeline.read(lunch)).interactions).toEqual([lunch]);
      expect(
        (
          await timeline.read({
            ...lunch,
            contactId: buildInteraction({ contactId: 'nobodynobodynobo' }).contactId,
          })
        ).interactions,
      ).toEqual([]);
    });

    test.each(['', 'x', '2026-08-24T12:00:00.000Z', `${lunch.occurredAt}#`, `${lunch.occurredAt}#a b`])(
      'refuses the cursor %j, which it never gave out',
      async (cursor) => {
        await expect(timeline.read(lunch, { olderThan: cursor })).rejects.toBeInstanceOf(BadCursorError);
        await expect(timeline.read(lunch, { newerThan: cursor })).rejects.toBeInstanceOf(BadCursorError);
      },
    );

    test('keeps words in any script, and many of them', async () => {
      const long = buildInteraction({ text: `Καλημέρα 👋🏽 \u0000 "quoted"\r\n${'é'.repeat(60_000)}` });
      await timeline.append(long);
      expect((await timeline.read(long)).interactions).toEqual([long]);
    });
  });
}
