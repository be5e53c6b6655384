import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDraft } from './check-in-steps.ts';
import { DemoJourney, replyAddressOf } from './demo-journey.ts';
import { type LocalTables, openLocalTables } from './local-tables.ts';
import { newestMailTo, signUp, submit, subscribe, waysOut } from './newsletter-steps.ts';

const MARGIT = 'margit@sorensen.example';
const SOFIA = 'sofia@almeida.example';
const ZOE = 'zoe@reader.example';
const PENDING = 'quiet@reader.example';

let journey: DemoJourney;
let tables: LocalTables;

// A mail of every kind: briefs, a draft, a check-in, what is passed on, a notice, confirmations, issues.
beforeAll(async () => {
  journey = await DemoJourney.start();
  tables = await openLocalTables(journey);
  for (const address of [SOFIA, ZOE]) await subscribe(journey, { address });
  await signUp(journey, { address: PENDING });
  await journey.advance('P1DT1H45M');
  await exchangeLetters();
  await journey.reply({
    from: SOFIA,
    to: replyAddressOf(await newestMailTo(journey, SOFIA)),
    text: 'Thank you!',
  });
  await submit(journey, waysOut(await newestMailTo(journey, ZOE)).url, {});
}, 120_000);

afterAll(async () => {
  tables.close();
  await journey[Symbol.asyncDispose]();
});

async function exchangeLetters(): Promise<void> {
  const { address } = await readDraft(journey, 'Margit');
  await journey.reply({ to: address, text: 'Is the dog still alive?' });
  await journey.reply({ to: address, text: 'send' });
  const letter = await newestMailTo(journey, MARGIT);
  await journey.reply({ from: MARGIT, to: replyAddressOf(letter), text: 'Bosse is well.' });
}

/** Of Kith's own pages, in the words and in the headers of every mail. */
async function collectLinks(): Promise<readonly string[]> {
  const links = new Set<string>();
  for (const { id } of await journey.system.world.listMail()) {
    const { text = '', html, headerLines } = await journey.readMail(id);
    const places = [text, html === false ? '' : html, ...headerLines.map(({ line }) => line)];
    for (const [link] of places.join('\n').matchAll(/https?:\/\/[^\s"'<>()]+/g)) links.add(link);
  }
  return [...links].filter((link) => link.startsWith(journey.system.origin));
}

test('no link in any mail changes anything when a program opens it, with GET or HEAD, however often', async () => {
  const links = await collectLinks();
  for (const kind of [/\/nudges\/\w+\/done$/, /\/newsletter\/confirm\/\w+$/, /\/newsletter\/leave\/\w+$/]) {
    expect(links).toContainEqual(expect.stringMatching(kind));
  }
  const mailBefore = await journey.system.world.listMail();
  const before = await tables.dump();

  for (const link of [...links, ...links]) {
    for (const method of ['GET', 'HEAD']) {
      const response = await fetch(link, { method, redirect: 'manual' });
      expect([200, 410], `${method} ${link}`).toContain(response.status); // 410: Zoe confirmed, then left
    }
  }
  await journey.system.world.whenIdle();

  expect(await tables.dump()).toEqual(before);
  expect(await journey.system.world.listMail()).toEqual(mailBefore);
});
