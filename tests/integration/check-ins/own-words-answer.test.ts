import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { startDynalite } from '../../engines/engine.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

describe('a letter of the owner’s own, without `send`', () => {
  const LETTER = 'Dear Ruth,\n\nlunch on Friday?\nOr on Monday?\n\nNora';
  const answerNotice = (body: string, messageId: string) =>
    world.receive({ messageId, recipients: [world.toNora().at(-1)?.replyTo ?? ''], mail: { body } });

  it('goes nowhere; it is shown as it would go out, and `send` in answer to that sends just these words', async () => {
    await world.answer(LETTER, 'm1');
    expect(world.letters()).toEqual([]);
    expect(await world.readTimeline()).toEqual([]);
    expect(world.toNora()).toMatchObject([{ subject: 'Your letter to Ruth is ready, and has not gone out' }]);
    const shown = world.toNora()[0]?.text ?? '';
    for (const line of LETTER.split('\n').filter((each) => each !== '')) expect(shown).toContain(`> ${line}`);
    await answerNotice('send', 'm2');
    expect(world.letters()).toMatchObject([{ text: `${LETTER}\n` }]);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', text: LETTER }]);
  });

  it('goes out as well on `send` in answer to the brief; its last wording counts', async () => {
    await world.answer('Dear Ruth, lunch?', 'm1');
    await answerNotice(LETTER, 'm2');
    await world.answer('send', 'm3');
    expect(world.letters()).toMatchObject([{ text: `${LETTER}\n` }]);
  });

  it('is told once, when its mail is delivered again', async () => {
    const mail = world.takeAnswer(LETTER);
    await receiveMail(world.ports, mail);
    await receiveMail(world.ports, mail);
    expect(world.toNora()).toHaveLength(1);
  });

  it('may be of grief: nothing but the owner’s words can go out from then on', async () => {
    await world.answer('Dear Ruth, I am so sorry that your mother died.', 'm1');
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
    await answerNotice('send', 'm2');
    expect(world.letters()).toMatchObject([{ text: 'Dear Ruth, I am so sorry that your mother died.\n' }]);
  });

  it('is dropped by `skip`', async () => {
    await world.answer(LETTER, 'm1');
    await answerNotice('skip', 'm2');
    await world.answer('send', 'm3');
    expect(world.letters()).toEqual([]);
  });

  it('is a note as ever where it holds a mail that it answers, or where Kith’s letter is out, which is told', async () => {
    await world.answer('Dear Ruth, lunch?\n\nA draft for you, to Ruth:', 'm1');
    expect(await world.readDraft()).not.toHaveProperty('ownWords');
    await world.answer('send', 'm2');
    await world.answer(LETTER, 'm3');
    const texts = (await world.readTimeline()).map(({ text }) => text).join('\n');
    expect(texts).toContain('A draft for you');
    expect(texts).toContain('Or on Monday?');
    expect(world.letters()).toHaveLength(1);
    const told = world.transport.accepted.at(-1)?.text.replace(/\s+/g, ' ');
    expect(told).toContain('You said yes to the letter to Ruth before, so these words did not go out.');
  });

  it('is what goes out where it came in between a `send` being read and being carried out', async () => {
    const { drafts } = world.ports;
    let isFirst = true;
    const find: typeof drafts.find = async (key) => {
      const read = await drafts.find(key);
      if (isFirst) await drafts.reword(world.draft, { text: LETTER, messageId: 'm1' }, world.draft.writtenAt);
      isFirst = false;
      return read;
    };
    await receiveMail({ ...world.ports, drafts: { ...drafts, find } }, world.takeAnswer('send', 'm2'));
    expect(world.letters()).toMatchObject([{ text: `${LETTER}\n` }]);
  });
});
