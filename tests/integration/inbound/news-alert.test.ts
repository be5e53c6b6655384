import { afterAll, beforeEach, expect, it } from 'vitest';
import { logAddress } from '../../../functions/circle/domain/log-label.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { buildContact } from '../../builders/contact.ts';
import { crashAt } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, INBOUND_DOMAIN, type InboundWorld, NORA, RUTH } from './inbound-world.ts';

const LABEL = 'nora-k3x7q2mw';
const LOG_ADDRESS = logAddress(LABEL, INBOUND_DOMAIN);
const LINK = 'https://www.hulldailymail.example/library?from=a&id=7';
const GOOGLE = `https://www.google.com/url?rct=j&sa=t&url=${encodeURIComponent(LINK)}&ct=ga&usg=x`;
const TITLE = 'Northern Building Prize goes to Hull library';
const alertOf = (quote: string) =>
  [
    'See this!',
    '',
    '---------- Forwarded message ---------',
    'From: Google Alerts <googlealerts-noreply@google.com>',
    'Date: Mon, Aug 24, 2026 at 6:05 AM',
    'Subject: Google Alert - "Ruth Adler"',
    'To: <nora@lindqvist.example>',
    '',
    '=== News - 1 new result for ["Ruth Adler"] ===',
    '',
    TITLE,
    'Hull Daily Mail',
    quote,
    `<${GOOGLE}>`,
    '',
    '- - - - - - -',
    'Unsubscribe from this Google Alert:',
    '<https://www.google.com/alerts/remove?source=alertsmail&hl=en>',
  ].join('\r\n');
const ALERT = alertOf('The architect Ruth Adler has won the prize for her library.');

const engine = await startDynalite();
let world: InboundWorld;
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.logAddresses.giveLabel(NORA.ownerId, LABEL);
});

const mailOf = (body: string) => ({ subject: 'Fwd: Google Alert', body });
const forward = (body = ALERT, messageId = 'alert') =>
  world.receive({ messageId, recipients: [LOG_ADDRESS], mail: mailOf(body) });
const notice = () => world.notices().at(-1);
const answer = (body: string) =>
  world.receive({
    messageId: `answer-${body.length}`,
    recipients: [notice()?.replyTo ?? ''],
    mail: { body },
  });
const plans = async (contact = RUTH) => (await world.ports.contacts.findContact(contact))?.plans;

it('an alert that the owner forwards is proposed as something to praise, with its page, and kept by a “yes”', async () => {
  await forward();
  expect(notice()?.subject).toBe('Ruth Adler is in the news');
  expect(notice()?.text).toContain(TITLE);
  expect(await plans()).toEqual([]);
  await answer('yes');
  expect(await plans()).toMatchObject([{ kind: 'shout-out', text: TITLE, link: LINK }]);
});

it('comes to the same where the mail is HTML alone', async () => {
  const { body } = mailOf(ALERT);
  const html = body
    .split('\r\n')
    .map((line) =>
      line === TITLE
        ? `<a href="${GOOGLE.replaceAll('&', '&amp;')}"><b>Northern</b>${TITLE.slice(8)}</a>`
        : line,
    )
    .filter((line) => !line.startsWith('<https'))
    .map((line) => `<div>${line.replace(/<(\S+@\S+)>/, '&lt;$1&gt;')}</div>`)
    .join('');
  const mail = { ...mailOf(html), headers: ['Content-Type: text/html; charset=utf-8'] };
  await world.receive({ messageId: 'html', recipients: [LOG_ADDRESS], mail });
  await answer('yes');
  expect(await plans()).toMatchObject([{ text: TITLE, link: LINK }]);
});

it('nothing is kept without a word, and the same alert asks once, wherever the process dies', async () => {
  for (const when of ['before', 'after'] as const) {
    for (let atCall = 1; atCall <= 8; atCall += 1) {
      const crash = crashAt({ atCall, when });
      const { records, ledger, transport } = world.ports;
      const dying = {
        ...world.ports,
        records: crash.wrap(records),
        ledger: crash.wrap(ledger),
        transport: crash.wrap(transport),
      };
      const taken = world.take({ messageId: 'alert', recipients: [LOG_ADDRESS], mail: mailOf(ALERT) });
      await receiveMail(dying, taken).catch(() => undefined);
      world.clock.setTo(world.clock.now().add({ hours: 1 }).toString());
    }
  }
  await forward();
  await forward(ALERT, 'again');
  expect(world.notices().length).toBe(1);
  expect(await plans()).toEqual([]);
});

it.each([
  ['only a first name', 'Ruth has won the prize.'],
  ['somebody else', 'Ruth Adlerson has won the prize.'],
  ['an illness', 'Ruth Adler has won the prize while recovering from surgery.'],
  ['the family', 'Ruth Adler and her husband have won the prize.'],
])('%s is nothing to praise, and the owner is told so', async (_, quote) => {
  await forward(alertOf(quote));
  expect(notice()?.subject).toBe('Nobody of your circle stands in that alert');
  expect(await plans()).toEqual([]);
});

it('of namesakes, “yes” keeps nobody’s, and its number the one that is meant', async () => {
  const other = buildContact({
    contactId: 'otherotherothera',
    addresses: ['ruth@fjord.example'],
    company: 'Fjord',
  });
  await world.ports.contacts.addContact(other);
  await forward();
  const second = /(\d)\. Ruth Adler \(Fjord\)/.exec(notice()?.text ?? '')?.[1] ?? '';
  await answer('yes');
  expect([await plans(), await plans(other)]).toEqual([[], []]);
  expect(world.receipts().at(-1)?.text).toContain('Somebody else goes by the name');
  await world.receive({
    messageId: 'number',
    recipients: [world.notices()[0]?.replyTo ?? ''],
    mail: { body: `yes ${second}` },
  });
  expect(await plans()).toEqual([]);
  expect(await plans(other)).toMatchObject([{ text: TITLE }]);
});

it('a mail that only says it is an alert is logged like any other', async () => {
  await forward(ALERT.replace('googlealerts-noreply@google.com', 'googlealerts-noreply@google.example'));
  expect(world.notices().map(({ subject }) => subject)).not.toContain('Ruth Adler is in the news');
});
