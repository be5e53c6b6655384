import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NudgeButton } from '../../functions/shared/nudge-button.ts';
import { onOneLine } from './check-in-steps.ts';
import { DemoJourney, replyAddressOf } from './demo-journey.ts';
import { kithFor } from './kith-command.ts';
import { type LocalTables, openLocalTables } from './local-tables.ts';

const NEWCOMERS = ['Pia Holm', 'Omar Said', 'Lena Vogt', 'Bo Lund', 'Ines Prat', 'Kai Berg', 'Uma Rey'];

let journey: DemoJourney;
let kith: ReturnType<typeof kithFor>;
let tables: LocalTables;
let brief: ParsedMail;

// One Monday: the brief about Ruth, Daniel, Tomasz, Kenji and Priya, and people for a step each.
beforeAll(async () => {
  journey = await DemoJourney.start();
  kith = kithFor(journey);
  tables = await openLocalTables(journey);
  brief = await journey.readNewestMail();
  for (const name of NEWCOMERS) await kith('add', name);
});

afterAll(async () => {
  tables.close();
  await journey[Symbol.asyncDispose]();
});

// Every answer as one of the first three, which have a receipt.
beforeEach(async () => {
  const { ownerId } = await journey.owner();
  await journey.system.world.owners.changeOwner(ownerId, (owner) => ({ ...owner, firstReceipts: [] }));
});

/** The mails that an answer brings. */
async function answer(text: string): Promise<readonly ParsedMail[]> {
  const before = (await journey.listMail()).length;
  await journey.reply({ to: replyAddressOf(brief), text });
  const fresh = (await journey.listMail()).slice(before);
  return await Promise.all(fresh.map(({ id }) => journey.readMail(id)));
}

const wordsOf = (mails: readonly ParsedMail[]) => mails.map(({ text }) => onOneLine(text)).join('\n');
const show = async (name: string) => onOneLine(await kith('show', name));

/** As a reader of the text part gets to it: by the page that leads to all buttons. */
async function linkOf(mail: ParsedMail, name: string, button: NudgeButton): Promise<string> {
  const choices = new RegExp(`^${name}:\\nhttps?://[^/]+(/nudges/\\w+/choices)$`, 'm');
  const { page } = await open(choices.exec(mail.text ?? '')?.[1] ?? '');
  const [path] = new RegExp(`/nudges/\\w+/${button}(?=")`).exec(page) ?? [];
  if (path === undefined) throw new Error(`The mail has no such button for ${name}.`);
  return path;
}

const read = async (response: Response) => ({ status: response.status, page: await response.text() });
const open = async (path: string) => read(await journey.get(path));
const press = async (path: string) => read(await journey.post(path, {}));

const BUTTONS = [
  {
    button: 'done',
    ...{ name: 'Ruth Adeyemi', asks: 'Have you been in touch with Ruth?' },
    ...{ says: 'Ruth’s timeline', shows: 'Marked as in touch.' },
  },
  {
    button: 'snooze-week',
    ...{ name: 'Kenji Watanabe', asks: 'Kenji comes up again on 31 August' },
    ...{ says: 'Kenji rests for now', shows: 'Left in peace until Mon 31 Aug 2026' },
  },
  {
    button: 'snooze-month',
    ...{ name: 'Tomasz Wolski', asks: 'Tomasz comes up again on 24 September' },
    ...{ says: 'Tomasz rests for now', shows: 'Left in peace until Thu 24 Sept 2026' },
  },
  {
    button: 'skip',
    ...{ name: 'Daniel Okafor', asks: 'Daniel comes up again on 23 October' },
    ...{ says: 'Daniel rests for now', shows: 'Left in peace until Fri 23 Oct 2026' },
  },
  {
    button: 'draft',
    ...{ name: 'Priya Raman', asks: 'Nothing goes out before you have seen it there.' },
    ...{
      says: '“I am learning Italian, mostly for the trains.”',
      shows: 'Letters on (whichever way suits',
    },
  },
] as const;

test.each(BUTTONS)('“$button” says what it will do, does it on a press, and once', async (each) => {
  const link = await linkOf(brief, each.name, each.button);
  const before = await tables.dump();
  const shown = await show(each.name);
  expect(shown).not.toContain(each.shows);
  expect((await open(link)).page).toContain(each.asks);
  expect(await tables.dump()).toEqual(before);

  expect((await press(link)).page).toContain(each.says);
  const after = await tables.dump();
  expect(after).not.toEqual(before);
  expect(await show(each.name)).toContain(each.shows);

  expect((await press(link)).page).toContain(each.says);
  expect(await tables.dump()).toEqual(after);
});

test('a link that was cut, changed, or is for another button does nothing and says what to do', async () => {
  const link = await linkOf(brief, 'Ruth Adeyemi', 'done');
  const before = await tables.dump();
  for (const wrong of [link.replace('/done', '/skip'), link.replace(/.\/done/, '/done'), changed(link)]) {
    for (const { status, page } of [await open(wrong), await press(wrong)]) {
      expect(status).toBe(404);
      expect(page).toContain('open it from the mail itself or from a newer one, or answer that mail instead');
    }
  }
  expect(await tables.dump()).toEqual(before);
});

const changed = (link: string) =>
  link.replace(/(nudges\/\w{30})(\w)/, (_, head, at) => head + (at === 'a' ? 'b' : 'a'));

test.each([
  [
    'Pia Holm',
    ['pause 3 months'],
    ['Paused until 24 November 2026'],
    ['left in peace until Tue 24 Nov 2026'],
  ],
  [
    'Omar Said',
    ['snooze until after Easter'],
    ['Rests until 30 March 2027'],
    ['left in peace until Tue 30 Mar 2027'],
  ],
  [
    'Lena Vogt',
    ['every 6 weeks', 'tier inner'],
    ['Every 6 weeks', 'Tier inner'],
    ['Every 6 weeks', 'Tier inner'],
  ],
  [
    'Bo Lund',
    ['birthday 4 May', 'daughter Mia, born 12 March 2018', 'dog Rufus', 'likes wine, cycling'],
    ['Birthday 4 May', 'Daughter Mia', 'Dog Rufus', 'Likes wine, cycling'],
    ['birthday 4 May', 'Mia, daughter, 12 March 2018', 'Rufus, dog', 'Likes wine, cycling'],
  ],
  [
    'Ines Prat',
    ['promised Ines the deck by Friday', 'remind 12 May: ask about the marathon', 'shout-out: won the prize'],
    [
      'Promised, by 28 August: the deck',
      'Reminder, on 12 May 2027: ask about the marathon',
      'To praise: won',
    ],
    ['promise: the deck', 'reminder: ask about the marathon', 'shout-out: won the prize'],
  ],
])(
  'what is written of %s comes back in the receipt, and `kith show` tells it',
  async (name, lines, said, shown) => {
    const mails = await answer(lines.map((line) => `${name}: ${line}`).join('\n'));
    expect(mails).toHaveLength(1);
    for (const words of said) expect(wordsOf(mails)).toContain(words);
    for (const words of shown) expect(await show(name)).toContain(words);
  },
);

test('a need for tomorrow brings one mail about it two hours later, with ways to help and buttons that work', async () => {
  expect(wordsOf(await answer('Uma Rey: need: phone broke, flies tomorrow'))).toContain('by 25 August');
  const before = (await journey.listMail()).length;
  await journey.advance('PT1H30M');
  expect((await journey.listMail()).length).toBe(before);
  await journey.advance('PT1H');
  const [urgent, ...more] = (await journey.listMail()).slice(before);
  expect(more).toEqual([]);
  expect(urgent?.subject).toBe('Uma Rey needs a hand');
  const mail = await journey.readMail(urgent?.id);
  const words = onOneLine(mail.text);
  expect(words).toContain('Uma could use a hand by tomorrow: phone broke, flies tomorrow.');
  expect(words).toContain('How you could help: - ');
  expect((await press(await linkOf(mail, 'Uma Rey', 'done'))).status).toBe(200);
  expect(await show('Uma Rey')).not.toContain('phone broke');
});

test('200 lines in one mail are all carried out, and the receipt stays short', async () => {
  const lines = Array.from({ length: 200 }, (_, at) => `Kai Berg: likes hobby ${at}`);
  const mails = await answer(lines.join('\n'));
  expect(mails).toHaveLength(1);
  expect(wordsOf(mails)).toContain('and 180 more');
  expect((await journey.person('Kai Berg')).interests).toHaveLength(200);
});

test('words after `send` or `stop` make them a note: nothing goes out and nothing ends', async () => {
  await press(await linkOf(brief, 'Ruth Adeyemi', 'draft'));
  const words = wordsOf(await answer('send my love to Femi\nstop by on Friday'));
  expect(words).toContain('send my love to Femi');
  const ruth = await journey.person('Ruth Adeyemi');
  expect(ruth.doNotContact).toBeUndefined();
  const drafts = await journey.system.world.drafts.listForContact(ruth);
  expect(drafts.map(({ status }) => status)).toEqual(['open']);
  expect(await journey.listMail('ruth@adeyemi.example')).toEqual([]);
  expect(await kith('timeline', 'Ruth Adeyemi')).toContain('stop by on Friday');
});
