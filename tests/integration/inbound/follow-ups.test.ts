import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, it } from 'vitest';
import { dueReasons } from '../../../functions/circle/domain/due-reasons.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, NORA, RUTH } from './inbound-world.ts';

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
});

const plans = async () => (await world.ports.contacts.findContact(RUTH))?.plans ?? [];
const say = (body: string, messageId: string, recipients?: readonly string[]) =>
  world.receive({ messageId, mail: { body }, ...(recipients && { recipients: [...recipients] }) });

it('what is to come is proposed, planned on a “yes”, and comes up once it is over, on an ordinary day', async () => {
  const quietDays = { weekdays: [6, 7], spans: [] };
  await world.ports.owners.changeOwner(NORA.ownerId, (nora) => ({ ...nora, quietDays }));
  await say('Met Ruth for lunch. Mia starts school on 5 September.', 'm1');
  const [receipt] = world.receipts();
  expect(receipt?.text).toContain('Ruth: remind on 14 September: ask how Mia’s first week at school was');
  expect(await plans()).toEqual([]);
  await say('yes', 'm2', [receipt?.replyTo ?? '']);
  expect(await plans()).toMatchObject([
    { kind: 'reminder', on: '2026-09-14', text: 'ask how Mia’s first week at school was' },
  ]);
  const ruth = await world.ports.contacts.findContact(RUTH);
  const toldOn = (day: string) =>
    dueReasons(ruth ?? RUTH, Temporal.Instant.from(`${day}T08:00:00Z`), { ...NORA, quietDays }).flatMap(
      (reason) => (reason.kind === 'plan' ? [reason.text] : []),
    );
  expect(toldOn('2026-09-11')).toEqual([]);
  expect(toldOn('2026-09-14')).toEqual([
    'You asked to be reminded about Ruth today: ask how Mia’s first week at school was.',
  ]);
});

it('what is planned already is not proposed again', async () => {
  await say('ask how the surgery went on 29 August', 'm1');
  expect(await plans()).toMatchObject([{ text: 'ask how the surgery went', on: '2026-08-29' }]);
  await say('Called. She has surgery on Thursday.', 'm2');
  expect(world.receipts()).toEqual([]);
});
