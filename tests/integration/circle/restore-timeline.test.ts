import { afterAll, expect, test } from 'vitest';
import { restoreTimeline } from '../../../functions/circle/restore-timeline.ts';
import { buildInteraction, entryOf } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createMergeWorld } from './merge-world.ts';

const engine = await startDynalite();
afterAll(() => engine?.close());

test('words that were not understood come back from an export, and are not taken for the newest exchange', async () => {
  const { ports, leo } = await createMergeWorld(engine.documentClient, await engine.createTables());
  const call = buildInteraction({
    interactionId: 'a-call',
    kind: 'call',
    occurredAt: '2026-08-20T09:00:00.000Z',
  });
  const remark = buildInteraction({
    ...{ interactionId: 'a-remark', kind: 'note', occurredAt: '2026-08-21T09:00:00.000Z' },
    source: { by: 'owner-remark' },
  });
  await restoreTimeline(ports, leo, [{ interaction: remark }, { interaction: call }]);
  expect((await ports.timeline.read(leo)).interactions).toHaveLength(2);
  expect(await ports.contacts.findContact(leo)).toMatchObject(entryOf(call));
});
