import { afterAll, beforeAll, expect, test } from 'vitest';
import { DemoJourney, replyAddressOf } from './demo-journey.ts';
import { kithFor } from './kith-command.ts';
import { newestMailTo } from './newsletter-steps.ts';

let journey: DemoJourney;
let kith: ReturnType<typeof kithFor>;
beforeAll(async () => {
  journey = await DemoJourney.start();
  kith = kithFor(journey);
}, 120_000);
afterAll(() => journey?.[Symbol.asyncDispose]());

const newest = async () => ((await journey.readNewestMail()).text ?? '').replace(/\s+/g, ' ');
const answer = async (text: string) =>
  journey.reply({ to: replyAddressOf(await journey.readNewestMail()), text });

test('a card that a command hands out is filled in once, and kept by one word', async () => {
  const link = /^http\S+/.exec(await kith('card', 'Margit'))?.[0] ?? '';
  expect(await (await fetch(link)).text()).toContain('A card for Nora Lindqvist');
  const loved = { 'loved-one-1-name': 'Pim', 'loved-one-1-relation': 'cat' };
  const body = new URLSearchParams({ tastes: 'old lighthouses', ...loved });
  for (const _ of ['once', 'again']) {
    expect(await (await fetch(link, { method: 'POST', body })).text()).toContain('Thank you');
  }
  await journey.system.world.whenIdle();
  expect(await newest()).toContain('likes old lighthouses');
  expect(await kith('show', 'Margit')).not.toContain('lighthouses');
  await answer('yes');
  expect(await kith('show', 'Margit')).toMatch(/old lighthouses/);
  expect(await kith('show', 'Margit')).toMatch(/Pim/);
});

test('praise is asked about by one mail, and the yes of the contact is passed on', async () => {
  await answer('shout-out: won the lighthouse prize\n\nask Margit about the newsletter');
  expect(await newest()).toContain('was asked, in your name');
  const question = await newestMailTo(journey, 'margit@sorensen.example');
  expect(question.text).toContain('won the lighthouse prize');
  await journey.reply({
    from: 'margit@sorensen.example',
    to: replyAddressOf(question),
    text: 'Yes, please!',
  });
  expect(await newest()).toContain('Yes, please!');
});
