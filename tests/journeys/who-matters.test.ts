import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoInstantSchema } from '../../functions/shared/iso-instant.ts';
import { DemoJourney, replyAddressOf } from './demo-journey.ts';
import { kithFor } from './kith-command.ts';

const CARDS = ['Amina Diallo', 'Bruno Keller', 'Chen Wei'].map((name) => {
  const address = `${name.split(' ')[0]?.toLowerCase()}@newcomers.example`;
  return `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEMAIL:${address}\r\nEND:VCARD\r\n`;
});

let journey: DemoJourney;

beforeAll(async () => {
  journey = await DemoJourney.start();
});

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

/** As if the people had come in at that moment. */
async function letTheQuestionWait(since: string): Promise<void> {
  const { ownerId, innerCircleQuestion } = await journey.owner();
  expect(innerCircleQuestion).toMatchObject({ since: expect.stringMatching(/^2026-08-24/) });
  await journey.system.world.owners.changeOwner(ownerId, (owner) => ({
    ...owner,
    innerCircleQuestion: { since: isoInstantSchema.parse(since) },
  }));
}

test('people come in without a sound; one mail asks who matters; the names in the answer begin, the others stay quiet', async () => {
  const kith = kithFor(journey);
  const file = join(journey.dataDir, 'contacts.vcf');
  await writeFile(file, CARDS.join(''));
  expect(await kith('import', file)).toContain('--yes');
  await expect(journey.person('Amina Diallo')).rejects.toThrow();
  await kith('import', file, '--yes');
  expect((await journey.person('Amina Diallo')).tier).toBeUndefined();

  await letTheQuestionWait('2026-08-21T06:00:00.000Z'); // After three days the question goes before who is due.
  await journey.advance('P1D');
  const question = await journey.readNewestMail();
  expect(question.subject).toBe('Whom would you hate to lose?');
  await journey.reply({
    to: replyAddressOf(question),
    text: '1. Amina\n2. Chen Wei\n3. Zoe\n\nThanks,\nNora\n',
  });

  const receipt = await journey.readNewestMail();
  expect(receipt.subject).toBe('2 people are in your inner circle now');
  expect(receipt.text).toContain('There is nobody called Zoe in your circle.');
  expect((await journey.person('Amina Diallo')).tier).toBe('inner');

  await journey.advance('P1D');
  expect((await journey.person('Amina Diallo')).lastNudgedAt).toBeDefined();
  expect((await journey.person('Chen Wei')).lastNudgedAt).toBeUndefined(); // Their turn comes later in the month.
  expect((await journey.person('Bruno Keller')).lastNudgedAt).toBeUndefined();
});
