import { expect, it } from 'vitest';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { mergeContacts } from '../../../functions/circle/merge-contacts.ts';
import { undoAnswer } from '../../../functions/nudges/answer/undo-answer.ts';
import { buildContact } from '../../builders/contact.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createUndoPorts } from '../web/undo-ports.ts';
import { createInboundWorld, RUTH } from './inbound-world.ts';

const TWIN = buildContact({ contactId: 'twintwintwintwin', name: 'Ruth A.', addresses: ['r@adler.example'] });

const engine = await startDynalite();

it('an answer about somebody who was merged since is taken back from whoever they are now', async () => {
  const world = await createInboundWorld(engine);
  const tables = { circle: world.tableName, audience: world.tableName };
  const ports = {
    ...world.ports,
    ...createUndoPorts(engine.documentClient, tables),
    merges: createDynamoDbMergeStore(engine.documentClient, world.tableName, world.clock),
    suppressions: world.ports.suppressionList,
  };
  await ports.contacts.addContact(TWIN);
  await world.receive({ mail: { body: 'Met her for lunch.\r\nlikes wine\r\nhelp' } });
  const { ownerId, contactId } = RUTH;
  await mergeContacts(ports, { ownerId, keptId: TWIN.contactId, absorbedId: contactId });
  expect(await ports.contacts.findContact(TWIN)).toMatchObject({ interests: ['wine'] });
  const undone = await undoAnswer(ports, world.receipts()[0]?.deliveryId ?? '');
  expect(undone?.undo?.finished?.left).toEqual([]);
  expect(await ports.contacts.findContact(TWIN)).toMatchObject({
    interests: [],
    addresses: ['r@adler.example', 'ruth@adler.example'],
    lastTouchAt: RUTH.lastTouchAt,
  });
  expect((await ports.timeline.read(TWIN)).interactions).toEqual([]);
});
