import { afterAll, beforeAll, expect, test } from 'vitest';
import { DemoJourney, replyAddressOf } from './demo-journey.ts';

let journey: DemoJourney;

beforeAll(async () => {
  journey = await DemoJourney.start();
});

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

test('a nudge arrives on Monday, the reply is logged once with just the new words, and the next brief leaves the person out', async () => {
  const brief = await journey.readNewestMail();
  expect(await journey.listMail()).toHaveLength(1);
  expect(brief.text).toContain('RUTH ADEYEMI');
  const before = await journey.timelineOf('Ruth Adeyemi');

  await journey.reply({
    to: replyAddressOf(brief),
    text: `Met for coffee. Leo starts on Thursday.\n\nOn Mon, 24 Aug 2026 at 07:00, Kith <kith@kith.example> wrote:\n> Good morning, Nora.\n> Ask after Leo.\n`,
  });

  const [newest, ...older] = await journey.timelineOf('Ruth Adeyemi');
  expect(newest?.text).toBe('Met for coffee. Leo starts on Thursday.');
  expect(newest?.source.by).toBe('owner-reply');
  expect(older).toHaveLength(before.length);
  const ruth = await journey.person('Ruth Adeyemi');
  expect(ruth.lastTouchAt).toBe(newest?.occurredAt);

  await journey.advance('P1D');
  const others = (await journey.listMail()).slice(1).filter(({ subject }) => !subject.startsWith('Re: '));
  expect(others).not.toEqual([]);
  for (const { id } of others) {
    expect(await (await journey.get(`/_local/mail/${id}`)).text()).not.toContain('Ruth Adeyemi');
  }
});

test('the mails that went out say by their events that they were delivered', async () => {
  await journey.system.world.whenIdle();
  const [first] = await journey.listMail();
  const state: unknown = await (await journey.get('/_local/state')).json();
  expect(first?.tags['delivery']).toMatch(/^[a-z2-7]{24}$/);
  expect(state).toMatchObject({ counts: { deadLetters: 0 } });
});
