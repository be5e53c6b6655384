import { afterAll, expect, test } from 'vitest';
import { buildInteraction } from '../../builders/interaction.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createBriefWorld } from './brief-world.ts';

const engine = await startDynalite();
afterAll(() => engine?.close());

test('a brief about somebody of an older release recalls the last exchange, not words that were not understood', async () => {
  const { ports, addPerson, tick, transport } = await createBriefWorld(engine, await engine.createTables());
  const ruth = await addPerson('Ruth Adler', { newestEntry: undefined });
  const place = { ownerId: ruth.ownerId, contactId: ruth.contactId };
  await ports.timeline.append(
    buildInteraction({ ...place, occurredAt: '2026-07-08T12:00:00.000Z', text: 'Lunch at Moro.' }),
  );
  const remark = { interactionId: 'a-remark', kind: 'note', occurredAt: '2026-08-23T12:00:00.000Z' } as const;
  await ports.timeline.append(
    buildInteraction({ ...place, ...remark, text: 'Zeb: hm?', source: { by: 'owner-remark' } }),
  );
  await tick();
  expect(transport.accepted[0]?.text).toContain('Lunch at Moro');
  expect(transport.accepted[0]?.text).not.toContain('Zeb');
});
