import nodemailer from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFriend, addressOf } from './check-in-steps.ts';
import { DemoJourney, OWNER_ADDRESS } from './demo-journey.ts';
import { kithFor } from './kith-command.ts';

let journey: DemoJourney;
let tuesday: string;
let wednesday: string;
let toHanaOnTuesday: number;

// Gil’s letters are the owner’s to send; Hana’s and Ivo’s go by themselves, a day after they were shown.
beforeAll(async () => {
  journey = await DemoJourney.start();
  const kith = kithFor(journey);
  await kith('set', 'Margit', 'letters=off');
  await addFriend(journey, 'Gil', 1);
  await addFriend(journey, 'Hana', 1);
  await addFriend(journey, 'Ivo', 2);
  await kith('set', 'Gil Berg', 'letters=mine');
  await kith('set', 'Hana Berg', 'letters=auto');
  await kith('set', 'Ivo Berg', 'letters=auto');
  tuesday = await nextBrief();
  toHanaOnTuesday = await lettersTo('Hana');
  wednesday = await nextBrief();
}, 120_000);

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

async function nextBrief(): Promise<string> {
  await journey.advance('P1D');
  const briefs = (await journey.listMail()).filter(({ subject }) => / today\b/.test(subject));
  return (await journey.readMail(briefs.at(-1)?.id)).text ?? '';
}

const lettersTo = async (firstName: string) => (await journey.listMail(addressOf(firstName))).length;

const found = (text: string, pattern: RegExp): string => {
  const [, what] = pattern.exec(text) ?? [];
  if (what === undefined) throw new Error(`The brief has nothing like ${pattern}.`);
  return what;
};

async function sendWithBcc(to: string, bcc: string): Promise<void> {
  const { smtpPort: port, world } = journey.system;
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const envelope = { from: OWNER_ADDRESS, to: [bcc] };
  await transport.sendMail({
    from: OWNER_ADDRESS,
    to,
    envelope,
    subject: 'Hello',
    text: 'How is the Greek?',
  });
  transport.close();
  await world.whenIdle();
}

test('a letter that is the owner’s to send goes out from their own program alone, and its copy stands on the timeline', async () => {
  expect(tuesday).toContain('This one is yours to send');
  const [replyTo, logAddress] = [/(r\+\S+@\S+)/, /Bcc: (log\+\S+@\S+)/].map((pattern) =>
    found(tuesday.slice(tuesday.indexOf('to Gil:')), pattern),
  );
  await journey.reply({ to: replyTo ?? '', text: 'Gil: send' });
  expect(await lettersTo('Gil')).toBe(0);
  await sendWithBcc(addressOf('Gil'), logAddress ?? '');
  const [newest] = await journey.timelineOf('Gil Berg');
  expect(newest).toMatchObject({ direction: 'outbound', source: { by: 'copy' } });
  expect(await lettersTo('Gil')).toBe(0);
});

test('a letter that goes by itself goes once, a day after the owner saw it and not before', async () => {
  expect(tuesday).toContain('It goes to Hana by itself');
  expect(toHanaOnTuesday).toBe(0);
  expect(await lettersTo('Hana')).toBe(1);
  expect((await journey.timelineOf('Hana Berg'))[0]).toMatchObject({ source: { by: 'check-in' } });
});

test('one press stops a letter that would go by itself; to open the page does not', async () => {
  const { pathname } = new URL(found(wednesday, /(http\S+\/stop-letter)/));
  expect(await (await journey.get(pathname)).text()).toContain('Stop the letter to Ivo?');
  const pressed = await journey.post(pathname, {});
  expect(await pressed.text()).toContain('Stopped');
  await nextBrief();
  expect(await lettersTo('Ivo')).toBe(0);
});
