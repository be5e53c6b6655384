import { beforeEach, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { undoAnswer } from '../../../functions/nudges/answer/undo-answer.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createUndoPorts } from '../web/undo-ports.ts';
import { createInboundWorld, type InboundWorld, RUTH, replyAddress } from './inbound-world.ts';

const BRIEF = buildDelivery({
  deliveryId: deriveDeliveryId('nudge', 'about one'),
  subjects: [{ contactId: RUTH.contactId }],
});

const engine = await startDynalite();
let world: InboundWorld;
beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.ledger.claim(BRIEF);
});

const mailOf = (body: string, messageId: string) => ({
  messageId,
  recipients: [replyAddress(0, BRIEF.deliveryId)],
  mail: { body },
});

/** Both answers were read before either was carried out. */
async function race(first: string, second: string): Promise<string> {
  const { records } = world.ports;
  let recordId = '';
  const begin: typeof records.begin = async (record) => {
    const begun = await records.begin(record);
    recordId = begun.recordId;
    await world.receive(mailOf(second, 'm2'));
    return begun;
  };
  await receiveMail({ ...world.ports, records: { ...records, begin } }, world.take(mailOf(first, 'm1')));
  return recordId;
}
const find = () => world.ports.contacts.findContact(RUTH);
const textOf = () => world.receipts()[0]?.text.replaceAll(/\s+/g, ' ') ?? '';
const undo = (recordId: string) =>
  undoAnswer(
    {
      ...world.ports,
      ...createUndoPorts(engine.documentClient, { circle: world.tableName, audience: world.tableName }),
      suppressions: world.ports.suppressionList,
    },
    recordId,
  );
const LATER = isoInstantSchema.parse('2026-08-24T09:30:00.000Z');
const UNTIL_A_MONTH = '2026-09-23T23:00:00.000Z';

it('what another answer changed meanwhile stays, is asked about, and is not said to be done', async () => {
  await race('snooze 2w\r\nlikes: wine', 'snooze 1m');
  expect(await find()).toMatchObject({ pause: { until: UNTIL_A_MONTH }, interests: ['wine'] });
  expect(textOf()).toContain('ikes wine');
  expect(textOf()).toContain('was left as it is for Ruth');
  expect(textOf().match(/Rests until 7 September/g)).toHaveLength(1);
});

it('Undo takes back what was done, and does not say so of what was left', async () => {
  const recordId = await race('snooze 2w\r\nlikes: wine', 'snooze 1m');
  const undone = await undo(recordId);
  expect(undone?.undo?.finished).toEqual({
    takenBack: [expect.stringContaining('ikes wine')],
    left: [],
  });
  expect(await find()).toMatchObject({ pause: { until: UNTIL_A_MONTH }, interests: [] });
});

it('Undo of an end of Kith’s mail says nothing was begun again where that had happened otherwise', async () => {
  const recordId = await race('stop all', 'likes: wine');
  await world.ports.owners.changeOwner(RUTH.ownerId, (owner) => ({
    ...owner,
    mailStoppedAt: LATER,
  }));
  const undone = await undo(recordId);
  expect(undone?.undo?.finished?.takenBack).toEqual([]);
});

it('words that were not understood are not the newest entry', async () => {
  await world.receive(mailOf('likes: wine\r\nZebulon: called him', 'm1'));
  expect((await world.readTimeline())[0]).toMatchObject({ source: { by: 'owner-remark' } });
  expect((await find())?.newestEntry ?? null).toBeNull();
});
