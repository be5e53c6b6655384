import { beforeEach, describe, expect, it } from 'vitest';
import { slotOf } from '../../../functions/newsletter/domain/weeks.ts';
import { receiveDraft } from '../../../functions/newsletter/receive-draft.ts';
import { startDynalite } from '../../engines/engine.ts';
import { openRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVE = '2026-08-24T08:00:00.000Z';
const TUESDAY = '2026-08-25T08:00:00.000Z';
const NEXT_EVE = '2026-08-31T08:00:00.000Z';
const NEXT_TUESDAY = '2026-09-01T08:00:00.000Z';
const LETTER = 'I met a heating engineer.\n\n## One tip\n\nKeep a card.';

const engine = await startDynalite();
let world: RhythmWorld;

beforeEach(async () => {
  world = await openRhythmWorld(engine);
});

const draft = (body = LETTER, subject = 'The second cup') => world.write({ body, subject });
const agenda = () => world.ports.agendas.find();

describe('never two in a week', () => {
  it('when the slot is moved from Tuesday to Friday after an issue', async () => {
    await world.at(EVE);
    await world.at(TUESDAY);
    const fridays = { ...world.context.newsletter, slot: { ...world.context.newsletter.slot, weekday: 5 } };
    const on = (moment: string) => world.at(moment, {}, { ...world.context, newsletter: fridays });
    for (const moment of [
      '2026-08-25T08:15:00.000Z',
      '2026-08-27T08:00:00.000Z',
      '2026-08-28T08:00:00.000Z',
    ]) {
      await on(moment);
    }
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual(['ada Issue first']);
    for (const moment of ['2026-09-03T08:00:00.000Z', '2026-09-04T08:00:00.000Z']) await on(moment);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual([
      'ada Issue first',
      'ada Issue second',
    ]);
  });

  it('when the clock jumps a week ahead and back', async () => {
    await draft();
    await world.answer('approve');
    await world.at(TUESDAY);
    await world.at('2026-09-01T08:15:00.000Z'); // past an eve that nobody saw
    await world.at('2026-08-26T08:00:00.000Z');
    for (const moment of [NEXT_EVE, NEXT_TUESDAY]) await world.at(moment);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual([
      'ada The second cup',
      'ada Issue first',
    ]);
  });
});

it('an issue that was opened while the clock ran ahead goes out in its slot', async () => {
  await draft();
  await world.answer('approve');
  const { dispatches } = world.ports;
  const start = () => Promise.reject(new Error('The process dies'));
  const ahead = world.at('2026-08-26T08:00:00.000Z', { dispatches: { ...dispatches, start } });
  await expect(ahead).rejects.toThrow('dies');
  await world.at(EVE);
  expect(await world.sent()).toEqual([]);
  await world.at(TUESDAY);
  expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
});

it('a draft that was promised a week keeps it when the week before is held', async () => {
  await draft();
  await world.answer('approve');
  await draft('Words of another week.', 'The fourth cup');
  await world.answer('approve');
  await world.answer('hold', world.toNora()[0]);
  await world.at(TUESDAY);
  expect(await world.sent()).toEqual([]);
  const stands = await agenda();
  const [first] = stands.waiting;
  expect(first?.subject).toBe('The fourth cup');
  const slotAt = await world.ports.issues.findSlot();
  expect(first && slotAt && slotOf(stands, world.context.newsletter.slot, slotAt, first)).toBe(NEXT_TUESDAY);
});

describe('the letters of proofs', () => {
  it('are kept while something may come of them, and no longer', async () => {
    await draft();
    await draft('Quite other words.', 'The second cup'); // takes its place
    await world.answer('approve');
    await draft('Words of another week.', 'The fourth cup');
    await world.answer('skip');
    await draft('And of one more.', 'The fifth cup');
    for (const moment of [EVE, TUESDAY, '2026-08-26T08:15:00.000Z']) await world.at(moment);
    const { waiting, proofs } = await agenda();
    expect(waiting.map(({ subject }) => subject)).toEqual(['The fifth cup']);
    expect(await world.keptProofs()).toEqual(waiting.map(({ proofId }) => proofId));
    expect(proofs?.map(({ proofId }) => proofId)).toEqual(await world.keptProofs());
    await world.answer('approve');
    for (const moment of [NEXT_EVE, NEXT_TUESDAY]) await world.at(moment);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual([
      'ada The second cup',
      'ada The fifth cup',
    ]);
  });

  it('that showed a letter from the drawer end with its week, whether it went or was passed over', async () => {
    await world.at(EVE);
    await world.answer('skip');
    for (const moment of [TUESDAY, NEXT_EVE, NEXT_TUESDAY, '2026-09-02T09:00:00.000Z'])
      await world.at(moment);
    expect(await world.keptProofs()).toEqual([]);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual(['ada Issue first']);
  });

  it('are not written anew by a mail that comes again after a newer one', async () => {
    const owner = (await world.ports.owners.listOwners())[0] ?? never();
    const mail = { owner, copyKey: 'one mail', text: LETTER, mailSubject: 'The second cup' };
    await receiveDraft(world.ports, world.context, mail);
    await draft('Quite other words.', 'The second cup');
    await world.at(TUESDAY);
    await world.at('2026-08-26T08:15:00.000Z');
    const before = await world.keptProofs();
    await receiveDraft(world.ports, world.context, mail);
    expect(await world.keptProofs()).toEqual(before);
    expect(before).toEqual((await agenda()).waiting.map(({ proofId }) => proofId));
  });
});

function never(): never {
  throw new Error('There is no owner');
}
