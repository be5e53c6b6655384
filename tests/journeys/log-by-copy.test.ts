import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRawMail } from '../builders/raw-mail.ts';
import { onOneLine } from './check-in-steps.ts';
import { DemoJourney, OWNER_ADDRESS, replyAddressOf } from './demo-journey.ts';
import { kithFor } from './kith-command.ts';

const DATE = 'Date: Sun, 23 Aug 2026 18:05:00 +0100';

let journey: DemoJourney;
let logAddress: string;

beforeAll(async () => {
  journey = await DemoJourney.start();
  const said = await kithFor(journey)('owner', 'log-address');
  logAddress = /log\+[\w-]+@[\w.]+/.exec(said)?.[0] ?? '';
  expect(logAddress).toMatch(/^log\+nora-[a-z2-7]+@in\.kith\.example$/);
});

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

async function copy(from: string, mail: Parameters<typeof buildRawMail>[0]): Promise<void> {
  const { world } = journey.system;
  const { headers = [], ...rest } = mail ?? {};
  await world.sendBySmtp(
    { from, to: [logAddress] },
    buildRawMail({ from, ...rest, headers: [DATE, ...headers] }),
  );
  await world.whenIdle();
}

const logged = async (name: string, text: string) =>
  (await journey.timelineOf(name)).filter((entry) => entry.text.includes(text));

test('a mail to two people with the log address in BCC is one entry each, at its own date, however often it comes', async () => {
  const mails = await journey.listMail();
  const mail = {
    ...{
      to: 'ruth@adeyemi.example, Daniel <daniel@harbourcoffee.example>',
      messageId: '<fair@lindqvist.example>',
    },
    ...{ subject: 'The fair', body: 'Shall we go to the fair?' },
  };
  await copy(OWNER_ADDRESS, mail);
  await copy(OWNER_ADDRESS, mail);

  for (const name of ['Ruth Adeyemi', 'Daniel Okafor']) {
    expect(await logged(name, 'Shall we go to the fair?')).toMatchObject([
      { direction: 'outbound', occurredAt: '2026-08-23T17:05:00.000Z' },
    ]);
  }
  expect(await journey.listMail()).toEqual(mails);
});

test('a forwarded mail is on the timeline of who wrote it first, as theirs', async () => {
  await copy(OWNER_ADDRESS, {
    ...{ to: logAddress, subject: 'Fwd: Night trains', messageId: '<fwd@lindqvist.example>' },
    body: 'For the record.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Kenji Watanabe <kenji@watanabe.example>\r\nDate: Sat, 22 Aug 2026 at 10:00\r\nSubject: Night trains\r\nTo: Nora Lindqvist <nora@lindqvist.example>\r\n\r\nThe sleeper to Vienna runs again.',
  });
  expect(await logged('Kenji Watanabe', 'The sleeper to Vienna runs again.')).toMatchObject([
    { direction: 'inbound' },
  ]);
});

test('somebody unknown is offered once; “add” brings them in, with the mail that waited', async () => {
  const mail = { to: 'Nick Borelli <nick@borelli.example>', subject: 'Wine', body: 'Come to the tasting.' };
  await copy(OWNER_ADDRESS, { ...mail, messageId: '<wine@lindqvist.example>' });
  const offer = await journey.readNewestMail();
  expect(offer.subject).toContain('Nick Borelli');
  expect(onOneLine(offer.text)).toContain('Answer “add” to bring Nick Borelli <nick@borelli.example> in');
  await expect(journey.person('Nick Borelli')).rejects.toThrow();

  await journey.reply({ to: replyAddressOf(offer), text: 'add' });
  expect((await journey.person('Nick Borelli')).addresses).toEqual(['nick@borelli.example']);
  expect(await logged('Nick Borelli', 'Come to the tasting.')).toHaveLength(1);
});

test('what a mail provider asks before it forwards mail is passed on to the owner, and is on no timeline', async () => {
  await copy('forwarding-noreply@google.com', {
    ...{ to: logAddress, messageId: '<proof@google.com>' },
    subject: '(#123456789) Kith Forwarding Confirmation - Receive Mail from nora@lindqvist.example',
    body: 'Confirmation code: 123456789\r\nhttps://mail-settings.google.com/mail/vf-abc\r\n',
  });
  const passedOn = await journey.readNewestMail();
  expect(onOneLine(passedOn.text)).toContain('123456789');
  expect(passedOn.text).toContain('https://mail-settings.google.com/mail/vf-abc');
});

test('a stranger who knows the address logs nothing', async () => {
  await copy('stranger@else.example', { to: 'ruth@adeyemi.example', body: 'Nora owes me money.' });
  expect(await logged('Ruth Adeyemi', 'owes me money')).toEqual([]);
});
