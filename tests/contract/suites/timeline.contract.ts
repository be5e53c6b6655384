import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { BadCursorError } from '../../../functions/circle/errors.ts';
import type { Timeline } from '../../../functions/circle/timeline.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import type { Engine } from '../../engines/engine.ts';

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
