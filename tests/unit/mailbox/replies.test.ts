import { expect, test } from 'vitest';
import { createDemoWorld, DEMO_MAIL_ID } from '../../builders/demo-world.tsx';
import { addLetter, get, post } from './visit.ts';

const reply = { mail: DEMO_MAIL_ID, to: 'r+abc@in.kith.example', subject: 'Re: Ruth', text: 'Met Ruth.' };

test('a link in the mail that writes to somebody leads to the reply form for that address', async () => {
  const { html } = await get(await createDemoWorld(), `/_local/letter/${DEMO_MAIL_ID}`);
  expect(html).not.toContain('mailto:');
  expect(html).toMatch(/href="\/\?mail=demo-brief-1&amp;reply=r%2B[a-z2-7]+1%40in\.kith\.example#reply"/);
});

test('a link that says what to write fills it in, and writes to its own address', async () => {
  const world = await createDemoWorld();
  const link =
    '<a href="mailto:r+draft@in.kith.example?subject=Re&amp;body=send" target="_blank">Send it</a>';
  const page = '<a href="https://kith.example/" target="_blank">A page</a>';
  addLetter(world, `<html><head></head><body>${link}${page}</body></html>`);
  const letter = (await get(world, '/_local/letter/letter-1?tour=6')).html;
  expect(letter).toContain(
    '<a target="_top" href="/?mail=letter-1&amp;reply=r%2Bdraft%40in.kith.example&amp;tour=6#reply">',
  );
  expect(letter).toContain(page);
  const { html } = await get(world, '/?mail=letter-1&reply=r%2Bdraft%40in.kith.example');
  expect(html).toContain('>send</textarea>');
  expect(html).toMatch(/<option value="r\+draft@in\.kith\.example" selected="">/);
  expect((await get(world, '/?mail=letter-1')).html).not.toContain('>send</textarea>');
});

test('a reply is threaded, quotes the original, and goes to the chosen address', async () => {
  const world = await createDemoWorld();
  const response = await post(world, '/_local/reply', reply);
  expect(response.headers.get('location')).toBe(`/?mail=${DEMO_MAIL_ID}&said=sent`);
  expect(world.smtp[0]?.to).toEqual(['r+abc@in.kith.example']);
  const raw = world.smtp[0]?.raw ?? '';
  expect(raw).toContain('From: Nora Lindqvist <nora@lindqvist.example>');
  expect(raw).toContain('Subject: Re: Ruth');
  expect(raw).toMatch(/^In-Reply-To: <.+>/m);
  expect(raw).toMatch(/Met Ruth\.\r?\n\r?\nOn Mon, 24 Aug 2026 at 07:30, Kith <kith@kith\.example> wrote:/);
  expect(raw).toContain('> Good morning, Nora.');
});

test('a refused reply shows the server’s words and keeps what was written', async () => {
  const world = await createDemoWorld();
  world.refuseNext('550 5.1.1 No such reply address');
  const response = await post(world, '/_local/reply', { ...reply, text: 'Do not lose me' });
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain('The mail server refused it: 550 5.1.1 No such reply address');
  expect(html).toContain('Do not lose me</textarea>');
});

test('an answer that goes past Kith, from person to person, says so instead of the server', async () => {
  const world = await createDemoWorld();
  addLetter(world, '<p>Hello</p>', { to: 'ruth@adeyemi.example' });
  world.refuseNext('550 5.1.1 No such reply address');
  const response = await post(world, '/_local/reply', { ...reply, to: 'ruth@adeyemi.example' });
  expect(await response.text()).toContain('This answer goes past Kith');
});

test('an empty reply is not sent', async () => {
  const world = await createDemoWorld();
  expect((await post(world, '/_local/reply', { ...reply, text: ' \n' })).status).toBe(422);
  expect(world.smtp).toEqual([]);
});

test('a reply to a mail that is not there leads back to the mailbox', async () => {
  const response = await post(await createDemoWorld(), '/_local/reply', { ...reply, mail: 'gone' });
  expect(response.headers.get('location')).toBe('/');
});
