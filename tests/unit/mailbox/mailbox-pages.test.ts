import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { newDraft } from '../../../functions/check-ins/domain/draft.ts';
import { contactIdSchema, deriveDraftId } from '../../../functions/shared/ids.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { demoOwner } from '../../../infra/local/demo/demo-person.ts';
import { peopleDue } from '../../../infra/local/demo/people-due.ts';
import { createDemoWorld, DEMO_MAIL_ID } from '../../builders/demo-world.tsx';
import { createInMemoryWorld } from '../../builders/in-memory-world.ts';
import { addLetter, get, post } from './visit.ts';

const reply = { mail: DEMO_MAIL_ID, to: 'r+abc@in.kith.example', subject: 'Re: Ruth', text: 'Met Ruth.' };

test('an empty mailbox says how to get a mail, and an empty circle how to get people', async () => {
  const world = createInMemoryWorld(Temporal.Instant.from('2026-08-24T06:30:00Z'));
  expect((await get(world, '/')).html).toContain('move the clock to tomorrow');
  expect((await get(world, '/_local/people')).html).toContain('npm run kith -- import');
});

test('a mail is shown with the person it is about, and when they are due', async () => {
  const { html } = await get(await createDemoWorld(), '/');
  expect(html).toContain('Ruth Adeyemi today, also Daniel Okafor and 2 others');
  expect(html).toContain('Due since 7 August 2026');
  expect(html).toContain('Lunch at Moro.');
});

test('pages allow no inline script or style, and a mail no script at all', async () => {
  const world = await createDemoWorld();
  const page = await get(world, '/');
  expect(page.response.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(page.html).not.toMatch(/<style|<script>|style="|onclick/);
  const letter = await get(world, `/_local/letter/${DEMO_MAIL_ID}`);
  expect(letter.response.headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox/);
});

test('mails stand under whom they went to: the owner, somebody in the circle, a reader', async () => {
  const world = await createDemoWorld();
  addLetter(world, '<p>Hello</p>', { to: 'ruth@adeyemi.example', id: 'letter-1' });
  addLetter(world, '<p>Hello</p>', { to: 'reader@elsewhere.example', id: 'letter-2' });
  const { html } = await get(world, '/');
  for (const group of [
    'Nora Lindqvist, the owner',
    'Ruth Adeyemi, in the circle',
    'reader@elsewhere.example, a reader',
  ]) {
    expect(html).toContain(`To ${group}`);
  }
});

test('of thousands of readers the newest are listed, beside the owner and whoever is asked for', async () => {
  const world = await createDemoWorld();
  for (let reader = 0; reader < 3_000; reader += 1)
    addLetter(world, '<p>Hello</p>', { to: `reader${reader}@elsewhere.example`, id: `letter-${reader}` });
  const { html } = await get(world, '/?to=reader7@elsewhere.example');
  expect(html).toContain('reader7@elsewhere.example, a reader');
  const all = (await get(world, '/')).html;
  expect(all).toContain('Nora Lindqvist, the owner');
  expect(all).toContain('reader2999@elsewhere.example, a reader');
  expect(all).toMatch(/And 2,97\d more people/);
  expect(all.length).toBeLessThan(50_000);
});

test('the tour goes on when its step is done: the reply sent, the clock where it was asked to be', async () => {
  const world = await createDemoWorld();
  const whereTo = async (path: string, fields: Record<string, string>) =>
    (await post(world, path, fields)).headers.get('location');
  expect(await whereTo('/_local/reply', { ...reply, tour: '2' })).toBe(
    `/?mail=${DEMO_MAIL_ID}&tour=3&said=sent`,
  );
  expect(await whereTo('/_local/move-clock', { by: 'hour', tour: '4' })).toBe('/?tour=4&said=moved');
  expect(await whereTo('/_local/move-clock', { by: 'morning', tour: '4' })).toContain('tour=5&said=moved');
});

test('the answer on the page is one of Kith’s own, whatever the address bar says', async () => {
  const world = await createDemoWorld();
  expect((await get(world, '/?said=moved')).html).toContain('The clock has moved.');
  expect((await get(world, '/?said=Send+your+password')).html).not.toContain('role="status"');
  expect((await get(world, '/?tour=99&view=nonsense&mail=nonsense')).response.status).toBe(200);
});

test.each([
  [{ by: 'hour' }, '2026-08-24T07:30:00Z'],
  [{ by: 'morning' }, '2026-08-25T06:30:00Z'],
  [{ by: 'week' }, '2026-08-31T06:30:00Z'],
  [{ at: '2026-11-01T07:30' }, '2026-11-01T07:30:00Z'], // winter time in London
])('the clock moves: %o', async (fields, expected) => {
  const world = await createDemoWorld();
  const response = await post(world, '/_local/move-clock', fields);
  expect(response.headers.get('location')).toBe('/?said=moved');
  expect(world.now().toString()).toBe(expected);
});

test.each([
  [{ at: '2026-08-01T07:30' }, 'not-forward'],
  [{ at: 'soon' }, 'not-a-time'],
  [{}, 'not-a-time'],
])('the clock stays where it is for %o', async (fields, said) => {
  const world = await createDemoWorld();
  const response = await post(world, '/_local/move-clock', fields);
  expect(response.headers.get('location')).toBe(`/?said=${said}`);
  expect(world.now().toString()).toBe('2026-08-24T06:30:00Z');
});

test('people are listed by when they are due, those without a rhythm last; grief keeps its silence', async () => {
  const { html } = await get(await createDemoWorld(), '/_local/people');
  const names = [...html.matchAll(/class="person-name"[^>]*>([^<]+)</g)].map(([, name]) => name);
  expect(names).toHaveLength(9);
  expect([names[0], names[8]]).toEqual(['Ruth Adeyemi', 'Sofia Almeida']);
  expect(html).toContain('Left in peace until 2 October 2026.');
});

test('a person shows what became of the draft to them, and which address gets no mail', async () => {
  const world = await createDemoWorld();
  const contactId = contactIdSchema.parse('margitsorensenaa');
  const now = world.now();
  world.addDraft(
    newDraft({ draftId: deriveDraftId('x'), ownerId: demoOwner.ownerId, contactId, text: 'Hi' }, now),
  );
  world.suppress('margit@sorensen.example', {
    reason: 'asked-to-stop',
    scope: 'newsletter',
    since: toIsoInstant(now),
  });
  const { html } = await get(world, '/_local/people/margitsorensenaa');
  expect(html).toContain('The draft of 24 August 2026 waits for the owner’s word.');
  expect(html).toContain(
    'margit@sorensen.example gets no newsletter since 24 August 2026: they asked for it.',
  );
});

test('who has check-ins and no draft yet is told what will come; who has none, nothing', async () => {
  const world = await createDemoWorld();
  const words = 'Kith drafts one when they are due.';
  expect((await get(world, '/_local/people/margitsorensenaa')).html).toContain(words);
  expect((await get(world, '/_local/people/ruthadeyemiaaaaa')).html).not.toContain(words);
});

test('an unknown person is a page that says so', async () => {
  const { response, html } = await get(await createDemoWorld(), '/_local/people/nobody');
  expect(response.status).toBe(404);
  expect(html).toContain('Nobody here');
});

test('what others wrote never becomes markup on a page', async () => {
  const world = await createDemoWorld();
  const raw = Buffer.from(
    'Subject: x\r\nFrom: a@b.example\r\nTo: <i>@c.example\r\n\r\n<script>alert(1)</script>',
  );
  const subject = '<script>alert(2)</script>';
  world.addMail(
    {
      id: 'evil',
      from: 'a@b.example',
      to: 'c@d.example',
      subject,
      sentAt: '2026-08-24T06:31:00Z',
      tags: { delivery: '../x' },
    },
    raw,
  );
  for (const view of ['html', 'text', 'headers', 'raw']) {
    expect((await get(world, `/?mail=evil&view=${view}`)).html).not.toContain('<script>');
  }
});

test('every style sheet and script that a page links to is there', async () => {
  const world = await createDemoWorld();
  const { html } = await get(world, '/');
  const links = [...html.matchAll(/(?:href|src)="(\/_local\/assets\/[^"]+)"/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) expect((await get(world, link)).response.status).toBe(200);
});

test('a person is told in full: family, table, days, and how one met; a hidden loved one is not', async () => {
  const world = await createDemoWorld();
  const ruth = { ownerId: demoOwner.ownerId, contactId: contactIdSchema.parse('ruthadeyemiaaaaa') };
  await world.contacts.changeContact(ruth, (contact) => ({
    ...contact,
    lovedOnes: contact.lovedOnes.map((each) =>
      each.name === 'Femi' ? { ...each, hidden: { since: contact.addedAt } } : each,
    ),
  }));
  const { html } = await get(world, '/_local/people/ruthadeyemiaaaaa');
  expect(html).toContain('Leo, son (19 June 2022): starts school in September.');
  expect(html).toContain('Her evening class in letterpress, in Camberwell, through your first flatmate');
  expect(html).toContain('you aim for every 30 days.');
  expect(html).not.toContain('Femi');
  expect((await get(world, '/_local/people/margitsorensenaa')).html).toContain(
    'Bosse, dog (elkhound, 1 May 2012): is fourteen',
  );
});

test('who is in memory is never due, and their loss is said kindly; who is hidden is nowhere', async () => {
  const world = await createDemoWorld();
  const { ownerId } = demoOwner;
  const since = toIsoInstant(world.now());
  await world.contacts.changeContact(
    { ownerId, contactId: contactIdSchema.parse('ruthadeyemiaaaaa') },
    (contact) => ({
      ...contact,
      inMemory: { since, diedOn: { day: 3, month: 3, year: 2026 }, remembersAnniversaries: true },
    }),
  );
  await world.contacts.changeContact(
    { ownerId, contactId: contactIdSchema.parse('sofiaalmeidaaaaa') },
    (contact) => ({
      ...contact,
      hidden: { since },
    }),
  );
  const { html } = await get(world, '/_local/people/ruthadeyemiaaaaa');
  expect(html).toContain(
    'In memory since 3 March 2026. What you shared stays here, and Kith remembers their days with you.',
  );
  expect(html).not.toContain('Due since');
  expect((await get(world, '/_local/people/sofiaalmeidaaaaa')).response.status).toBe(404);
  expect((await get(world, '/_local/people')).html).not.toContain('Sofia');
});

test('a timeline tells what came with a mail, and what a note said before it was edited', async () => {
  const world = await createDemoWorld();
  const [person] = peopleDue;
  const [first] = person?.timeline ?? [];
  if (first === undefined) throw new Error('Nobody is due in the demo');
  await world.timeline.append({
    ...first,
    interactionId: 'with-files',
    attachments: [{ filename: 'boat.jpg', contentType: 'image/jpeg', sizeBytes: 1_240_000 }],
  });
  await world.timeline.revise(first, 'Rang her about money.', toIsoInstant(world.now()));
  const { html } = await get(world, `/_local/people/${first.contactId}`);
  expect(html).toContain('With boat.jpg (1.2 MB)');
  expect(html).toMatch(
    /Rang her about money\..*<details[^>]*><summary>Edited[^<]*<\/summary><p>Until 24 August 2026: <span>Rang her about the day rate/s,
  );
});
