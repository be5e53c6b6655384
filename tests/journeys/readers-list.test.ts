import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DemoJourney, replyAddressOf } from './demo-journey.ts';
import { kithFor } from './kith-command.ts';
import { openLocalTables } from './local-tables.ts';
import { bringNextSlot, newestMailTo } from './newsletter-steps.ts';

const ADA = 'ada@reader.example';
const BEN = 'ben@reader.example';

test('a list comes over, its issue goes out, and who bounced gets the next one once that is lifted', async () => {
  await using journey = await DemoJourney.start();
  const tables = await openLocalTables(journey);
  const kith = kithFor(journey);
  const list = join(journey.dataDir, 'list.csv');
  const rows = [
    'email,name,tags,status',
    `${ADA},Ada,press,`,
    `${BEN},Ben,,`,
    'cy@reader.example,Cy,,unsubscribed',
  ];
  await writeFile(list, rows.join('\n'));
  expect(await kith('subscribers', 'import', list, '--source', 'Signed up at the fair')).toBe(
    '2 get the newsletter from now on\n1 had unsubscribed, and stays so',
  );

  await journey.post('/_local/faults', { bounce: { addresses: [ADA] } });
  await bringNextSlot(journey, tables.issues);
  await journey.advance('PT1H');
  await journey.post('/_local/faults', { clear: true });
  expect(await journey.listMail('cy@reader.example')).toEqual([]);
  await journey.reply({
    from: BEN,
    to: replyAddressOf(await newestMailTo(journey, BEN)),
    text: 'A lovely letter, thank you for it.',
  });
  expect(await kith('subscribers', '--quiet', '1')).toContain(ADA);
  expect(await kith('subscribers', '--quiet', '1')).not.toContain(BEN);

  const told = await kith('suppression', ADA);
  expect(told).toMatch(/^ada@reader\.example gets no mail at all, .*: mail there came back for good\.$/m);
  expect(told).toMatch(/^SES keeps mail from ada@reader\.example by itself/m);
  await kith('suppression', ADA, '--lift', 'Her mailbox works again', '--yes');
  await bringNextSlot(journey, tables.issues);
  await journey.advance('PT1H');
  const issues = await journey.listMail(ADA);
  expect(issues).toHaveLength(2);
  expect(await kith('suppression', ADA)).toBe(`Nothing keeps mail from ${ADA}.`);

  const press = join(journey.dataDir, 'press.csv');
  await kith('subscribers', 'export', press, '--tag', 'press');
  expect((await readFile(press, 'utf8')).split('\r\n').slice(1, -1)).toEqual([
    expect.stringContaining(`"${ADA}","Ada","confirmed"`),
  ]);
  tables.close();
});
