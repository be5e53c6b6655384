import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onOneLine, readDraft } from './check-in-steps.ts';
import { DemoJourney, replyAddressAbout, replyAddressOf } from './demo-journey.ts';
import { type LocalTables, openLocalTables } from './local-tables.ts';

let journey: DemoJourney;
let tables: LocalTables;
let brief: ParsedMail;

// One brief about Ruth, Daniel, Tomasz, Kenji and Priya, which is answered in every way there is.
beforeAll(async () => {
  journey = await DemoJourney.start();
  tables = await openLocalTables(journey);
  brief = await journey.readNewestMail();
});

afterAll(async () => {
  tables.close();
  await journey[Symbol.asyncDispose]();
});

/** The receipt for an answer; undefined where Kith says nothing. */
async function answer(to: string, text: string): Promise<ParsedMail | undefined> {
  const before = (await journey.listMail()).length;
  await journey.reply({ to, text });
  const [receipt, ...more] = (await journey.listMail()).slice(before);
  expect(more).toEqual([]);
  return receipt && (await journey.readMail(receipt.id));
}

const wordsOf = (mail: ParsedMail | undefined) => onOneLine(mail?.text);
/** Its place in the brief. */
const numberOf = (firstName: string) =>
  new RegExp(`^(\\d)\\. ${firstName.toUpperCase()}`, 'm').exec(brief.text ?? '')?.[1];
const about = (firstName: string) => replyAddressAbout(brief, firstName);

function undoPathOf({ text = '' }: ParsedMail): string {
  const [, path] = /https?:\/\/[^/]+(\/answers\/\w+\/undo)/.exec(text) ?? [];
  if (path === undefined) throw new Error('The mail has no way back.');
  return path;
}

test('what happened is a touch at its day; facts met in its prose are kept on “yes” alone; the receipt stands in the thread', async () => {
  const receipt = await answer(
    replyAddressOf(brief),
    'Met Ruth for coffee yesterday. She is vegan now and her daughter Ella got married in Rome.',
  );
  const words = wordsOf(receipt);
  expect(words).toContain('Meeting on 23 August: “Met Ruth for coffee yesterday.');
  expect(words).toContain('Ruth comes up again on 21 September.');
  expect(words).toContain('Shall I keep this? - Ruth: daughter Ella');
  expect(receipt?.subject).toBe('Re: Kith');
  expect(receipt?.inReplyTo).toMatch(/@lindqvist\.example>$/);
  expect(receipt?.references).toContain(receipt?.inReplyTo);
  const [newest] = await journey.timelineOf('Ruth Adeyemi');
  expect(newest).toMatchObject({ kind: 'meeting', occurredAt: '2026-08-23T11:00:00.000Z' });
  expect((await journey.person('Ruth Adeyemi')).food).toEqual([]);

  if (receipt === undefined) throw new Error('The first answer had no receipt.');
  expect(wordsOf(await answer(replyAddressOf(receipt), 'Yes.'))).toContain('Daughter Ella');
  const ruth = await journey.person('Ruth Adeyemi');
  expect(ruth.food).toEqual(['vegan']);
  expect(ruth.lovedOnes.map(({ name }) => name)).toContain('Ella');
});

test('one answer about several people: by number, by name, by name in a command', async () => {
  const receipt = await answer(
    replyAddressOf(brief),
    `${numberOf('Daniel')}: called\nKenji: snooze 2 weeks\nPriya, tier inner\nsnooze Tomasz 1m\n`,
  );
  expect(wordsOf(receipt)).toContain('DANIEL OKAFOR - Call');
  expect((await journey.timelineOf('Daniel Okafor'))[0]).toMatchObject({ kind: 'call' });
  expect((await journey.person('Kenji Watanabe')).pause?.until).toBe('2026-09-06T23:00:00.000Z');
  expect((await journey.person('Tomasz Wolski')).pause?.until).toBe('2026-09-23T23:00:00.000Z');
  expect((await journey.person('Priya Raman')).tier).toBe('inner');
  expect(receipt?.text).not.toContain('RUTH');
});

test('cadence, birthday, family, pets and likes are known from one mail, without a receipt after the first three', async () => {
  const receipt = await answer(
    about('Daniel'),
    'every 6 weeks\nbirthday 4 May\ndaughter Mia, born 12 March 2018\ndog Rufus\nlikes wine, cycling\nnote: prefers calls',
  );
  expect(receipt).toBeUndefined();
  const daniel = await journey.person('Daniel Okafor');
  expect(daniel.cadenceDays).toBe(42);
  expect(daniel.occasions).toContainEqual(
    expect.objectContaining({ kind: 'birthday', date: expect.objectContaining({ month: 5, day: 4 }) }),
  );
  const family = daniel.lovedOnes.map(({ relation, name }) => `${relation} ${name}`);
  expect(family).toEqual(expect.arrayContaining(['daughter Mia', 'dog Rufus']));
  expect(daniel.interests).toEqual(expect.arrayContaining(['wine', 'cycling']));
  expect((await journey.timelineOf('Daniel Okafor'))[0]?.text).toBe('prefers calls');
});

test('gifts, needs, promises, reminders and praise are stored for their day, each as what it is', async () => {
  await answer(
    about('Tomasz'),
    'gift idea: wine tools\ngift sent: corkscrew $80\nneed: phone broke, flies Tuesday\npromised Tomasz the deck by Friday\nremind 12 May: ask about the marathon\nshout-out: won the regional prize\nnote he is in Tbilisi',
  );
  const tomasz = await journey.person('Tomasz Wolski');
  expect(tomasz.gifts).toMatchObject([
    { stage: 'idea', text: 'wine tools' },
    { stage: 'sent', amount: { currency: 'USD', value: 80 } },
  ]);
  expect(tomasz.plans).toMatchObject([
    { kind: 'need', on: '2026-08-25' },
    { kind: 'promise', text: 'the deck', on: '2026-08-28' },
    { kind: 'reminder', text: 'ask about the marathon', on: '2027-05-12' },
    { kind: 'shout-out', text: 'won the regional prize' },
  ]);
  const entries = (await journey.timelineOf('Tomasz Wolski')).map(({ kind, text }) => `${kind}: ${text}`);
  expect(entries).toEqual(expect.arrayContaining(['gift: corkscrew $80', 'note: he is in Tbilisi']));
});

test('whom or when is not clear is asked back and not guessed; the words are kept, and are no news', async () => {
  const before = await journey.person('Ruth Adeyemi');
  const words = wordsOf(
    await answer(
      replyAddressOf(brief),
      '9: called\nAnna: met for lunch\n\nremind 3 January 2020: call\n\nsnooze 1w\nsnooze 3 weeks',
    ),
  );
  expect(words).toContain('nobody with the number 9 in that mail');
  expect(words).toContain('nobody called Anna in your circle');
  expect(words).toContain('3 January 2020 is over.');
  expect(words).toContain('Until when should it be? Write one of the two days.');
  const ruth = await journey.person('Ruth Adeyemi');
  expect([ruth.lastTouchAt, ruth.pause]).toEqual([before.lastTouchAt, before.pause]);
  expect((await journey.timelineOf('Ruth Adeyemi'))[0]?.source.by).toBe('owner-remark');
});

test('`send` and `stop` where there is no letter go nowhere and say so; “send my best” is a note', async () => {
  const mailBefore = (await journey.system.world.listMail()).length;
  const words = wordsOf(await answer(about('Priya'), 'send my best\n\nsend\n\nstop'));
  expect(words).toContain('No letter to Priya Raman is waiting, so nothing went out.');
  expect(words).toContain('Kith writes no letters to Priya.');
  expect((await journey.timelineOf('Priya Raman')).map(({ text }) => text)).toContain('send my best');
  expect(await journey.system.world.listMail()).toHaveLength(mailBefore + 1);
});

test('`add` brings somebody in, `help` tells what can be written', async () => {
  const receipt = await answer(replyAddressOf(brief), 'add Nick Borelli nick@borelli.example');
  expect(wordsOf(receipt)).toContain('Nick Borelli (nick@borelli.example) is in your circle now.');
  expect((await journey.person('Nick Borelli')).addresses).toEqual(['nick@borelli.example']);
  const help = await answer(replyAddressOf(brief), 'help');
  for (const line of ['snooze 2 weeks', 'promised the deck by Friday', 'stop all'])
    expect(wordsOf(help)).toContain(line);
});

test('Undo: looking changes nothing, a press takes all of it back, another press says so again', async () => {
  const before = await journey.person('Kenji Watanabe');
  const receipt = await answer(about('Kenji'), 'likes kites\nnote: owes me a book\nremind on no day: x');
  if (receipt === undefined) throw new Error('What is unclear had no receipt.');
  const path = undoPathOf(receipt);
  const untouched = await tables.dump();
  const asked = await journey.get(path);
  expect(await asked.text()).toContain('kites');
  expect(await tables.dump()).toEqual(untouched);

  const press = async () => await (await journey.post(path, {})).text();
  const first = await press();
  expect(first).toContain('It is taken back');
  expect(await press()).toBe(first);
  const after = await journey.person('Kenji Watanabe');
  expect([after.interests, after.lastTouchAt]).toEqual([before.interests, before.lastTouchAt]);
  expect((await journey.timelineOf('Kenji Watanabe')).map(({ text }) => text)).not.toContain(
    'owes me a book',
  );
});

test('a press of “done” and of “skip” is taken back from its own page', async () => {
  const before = await journey.person('Ruth Adeyemi');
  for (const button of ['done', 'skip']) {
    const [path = ''] = new RegExp(`/nudges/\\w+/${button}`).exec(brief.html || '') ?? [];
    const pressed = await (await journey.post(path, {})).text();
    expect(pressed).toContain('Ruth');
    const [undo = ''] = /\/answers\/\w+\/undo/.exec(pressed) ?? [];
    expect(await (await journey.post(undo, {})).text()).toContain('It is taken back');
    expect(await (await journey.get(path)).text()).toContain('You took this back');
  }
  const after = await journey.person('Ruth Adeyemi');
  expect([after.lastTouchAt, after.pause]).toEqual([before.lastTouchAt, before.pause]);
});

test('Chinese and Arabic stay word for word, and the next brief shows them with a way back', async () => {
  expect(await answer(about('Kenji'), '我昨天跟他吃了午饭，他很好。')).toBeUndefined();
  expect(await answer(about('Kenji'), 'التقيت به أمس لتناول القهوة')).toBeUndefined();
  const texts = (await journey.timelineOf('Kenji Watanabe')).map(({ text }) => text);
  expect(texts.slice(0, 2)).toEqual(['التقيت به أمس لتناول القهوة', '我昨天跟他吃了午饭，他很好。']);

  await journey.advance('P1D');
  const next = await journey.readNewestMail();
  expect(next.text).toContain('WHAT KITH WROTE DOWN');
  expect(next.text).toContain('“我昨天跟他吃了午饭，他很好。”');
  expect((await journey.get(undoPathOf(next))).status).toBe(200);
});

test('two answers at one moment both count, once each', async () => {
  await Promise.all([
    journey.reply({ to: about('Daniel'), text: 'likes chess' }),
    journey.reply({ to: about('Daniel'), text: 'Met at the fair.' }),
  ]);
  expect((await journey.person('Daniel Okafor')).interests).toContain('chess');
  const met = (await journey.timelineOf('Daniel Okafor')).filter(({ text }) => text === 'Met at the fair.');
  expect(met).toHaveLength(1);
});

test('a stranger who answers a forwarded nudge changes nothing, and hears nothing', async () => {
  const before = await tables.dump();
  const from = 'stranger@else.example';
  await journey.reply({ from, to: about('Daniel'), text: 'stop\nbirthday 1 April' });
  const circle = (items: readonly string[]) =>
    items.filter((item) => /Circle/.test(item.split(' ')[0] ?? ''));
  expect(circle(await tables.dump())).toEqual(circle(before));
  expect(await journey.listMail(from)).toEqual([]);
});

test('`skip` puts a letter away; nothing goes to its person', async () => {
  const { address } = await readDraft(journey, 'Margit');
  await journey.reply({ to: address, text: 'skip' });
  const margit = await journey.person('Margit Sørensen');
  const drafts = await journey.system.world.drafts.listForContact(margit);
  expect(drafts.map(({ status }) => status)).toEqual(['skipped']);
  expect(await journey.listMail('margit@sorensen.example')).toEqual([]);
});
