import { beforeEach, describe, expect, it } from 'vitest';
import { logAddress } from '../../../functions/circle/domain/log-label.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { contactIdSchema } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, INBOUND_DOMAIN, type InboundWorld, NORA, RUTH } from './inbound-world.ts';

const LABEL = 'nora-k3x7q2mw';
const LOG_ADDRESS = logAddress(LABEL, INBOUND_DOMAIN);

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.logAddresses.giveLabel(NORA.ownerId, LABEL);
});

type Incoming = NonNullable<Parameters<InboundWorld['take']>[0]>;
const copy = (mail: Incoming['mail'], messageId = 'copy-1', rest: Incoming = {}) =>
  world.receive({ messageId, recipients: [LOG_ADDRESS], mail, ...rest });
const timelineOf = async (contact: typeof RUTH) => (await world.ports.timeline.read(contact)).interactions;
const fateOf = async (messageId = 'copy-1') => (await world.ports.inboundLog.find([messageId]))[0]?.fate;

const WITH_FILES = ['Content-Type: multipart/mixed; boundary=b'];
const FILES = [
  ["Content-Disposition: attachment; filename*=UTF-8''%C3%9Cbersicht%20%E2%80%93%202026.pdf"],
  ['Content-Disposition: attachment; filename="=?UTF-8?B?5YaZ55yfLmpwZw==?="'],
  ['Content-Disposition: attachment; filename="../../etc/passwd"'],
  ['Content-Disposition: attachment'],
];
const withFiles = (text: string) =>
  [
    ...['--b', 'Content-Type: text/plain; charset=utf-8', '', text],
    ...FILES.flatMap((disposition) => [
      ...['--b', 'Content-Type: application/pdf', 'Content-Transfer-Encoding: base64'],
      ...[...disposition, '', Buffer.from('x'.repeat(3000)).toString('base64')],
    ]),
    '--b--',
  ].join('\r\n');
const LISTED = ['Übersicht – 2026.pdf', '写真.jpg', 'passwd', undefined].map((filename) => ({
  ...(filename && { filename }),
  contentType: 'application/pdf',
  sizeBytes: 3000,
}));

describe('the files of a mail stand on the timeline by name and size, whatever they are called', () => {
  it('where the owner copies it', async () => {
    await copy({ to: 'ruth@adler.example', headers: WITH_FILES, body: withFiles('The plans.') });
    expect((await timelineOf(RUTH))[0]?.attachments).toEqual(LISTED);
  });

  it('where the owner forwards it', async () => {
    const forward = [
      '---------- Forwarded message ---------',
      'From: Ruth Adler <ruth@adler.example>',
      'Date: Mon, Aug 3, 2026 at 2:05 PM',
      'Subject: The sea',
      'To: Nora Lindqvist <nora@lindqvist.example>',
      ...['', 'We were at the sea all week.'],
    ].join('\r\n');
    await copy({ to: LOG_ADDRESS, subject: 'Fwd: The sea', headers: WITH_FILES, body: withFiles(forward) });
    expect(await timelineOf(RUTH)).toMatchObject([{ direction: 'inbound', attachments: LISTED }]);
  });
});

describe('a mail to sixty people', () => {
  const CALLS_FOR_ONE = 8;

  it('is logged once for each of them, with a bounded number of calls, and nobody is written to', async () => {
    const people = Array.from({ length: 60 }, (_, index) => {
      const id = contactIdSchema.parse(
        `guestguestgues${'abcdef'[Math.floor(index / 10)]}${'abcdefghij'[index % 10]}`,
      );
      return buildContact({
        contactId: id,
        name: `Guest ${index}`,
        addresses: [`guest-${index}@fete.example`],
      });
    });
    for (const contact of people) await world.ports.contacts.addContact(contact);
    let calls = 0;
    const counted = <T extends object>(port: T): T =>
      new Proxy(port, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          return (...args: unknown[]) => {
            calls += 1;
            return Reflect.apply(member, target, args);
          };
        },
      });
    const { contacts, timeline, copyLog, records } = world.ports;
    const ports = {
      ...world.ports,
      contacts: counted(contacts),
      timeline: counted(timeline),
      copyLog: counted(copyLog),
      records: counted(records),
    };
    const to = people.map(({ addresses }) => addresses[0]).join(', ');
    const mail = world.take({ messageId: 'copy-1', recipients: [LOG_ADDRESS], mail: { to } });
    await receiveMail(ports, mail);
    await receiveMail(ports, mail);
    for (const contact of people) expect(await timelineOf(contact)).toHaveLength(1);
    expect(calls).toBeLessThanOrEqual(people.length * CALLS_FOR_ONE);
    expect(world.transport.accepted).toEqual([]);
  });

  it('of whom Kith knows nobody is asked about in one mail, about a few of them', async () => {
    const to = Array.from({ length: 60 }, (_, index) => `guest-${index}@fete.example`).join(', ');
    await copy({ to });
    expect(world.transport.accepted).toHaveLength(1);
    expect(world.notices()[0]?.text).toContain('51 more were in it');
  });
});

it('a mail of the owner’s to nobody but herself is told how it is done, and logs nothing', async () => {
  await copy({ to: 'Nora <nora@lindqvist.example>', body: 'Remember the milk.' });
  expect(await fateOf()).toBe('empty');
  expect(world.notices().map(({ subject }) => subject)).toEqual(['Kith could not tell whom a mail is about']);
});

it('a mail to a list and to a person is logged for the person alone, and the list is not offered', async () => {
  await copy({ to: 'friends@lists.harbour.example, Ruth <ruth@adler.example>' });
  expect(await timelineOf(RUTH)).toHaveLength(1);
  expect(world.transport.accepted).toEqual([]);
});

it.each([
  [
    'in memory',
    { inMemory: { since: isoInstantSchema.parse(MONDAY_MORNING), remembersAnniversaries: false } },
  ],
  ['hidden', { hidden: { since: isoInstantSchema.parse(MONDAY_MORNING) } }],
])('mail about somebody %s is logged, and brings up nothing', async (_, standing) => {
  await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, ...standing }));
  await copy({ to: 'ruth@adler.example', body: 'Shall we meet?' });
  await copy({ from: 'Ruth <ruth@adler.example>', to: 'nora@lindqvist.example', body: 'When?' }, 'copy-2');
  expect(await timelineOf(RUTH)).toHaveLength(2);
  expect(world.transport.accepted).toEqual([]);
  const far = isoInstantSchema.parse('2036-01-01T00:00:00.000Z');
  const due = await world.ports.contacts.listDueContacts(NORA.ownerId, far, 10);
  expect(due).toEqual([]);
});

describe('what a provider asks before it forwards mail', () => {
  const from = 'Gmail Team <forwarding-noreply@google.com>';
  const body = 'Nora wants to forward mail.\r\nConfirmation code: 123456789';
  const question = { from, subject: 'Gmail Forwarding Confirmation', body, messageId: '<q@google.com>' };

  it('is passed on once and takes one of the day’s places, however often it is delivered', async () => {
    for (const id of ['p1', 'p2', 'p3', 'p4', 'p5']) await copy(question, id);
    await copy({ ...question, messageId: '<r@google.com>' }, 'p6');
    expect(world.notices()).toHaveLength(2);
    expect(await fateOf('p6')).toBe('passed-on');
    expect(world.notices()[0]?.text.replaceAll(/\s+/g, ' ')).toContain('If you have not, do nothing');
  });

  it.each([
    ['that nothing proves', question, { verdicts: { dmarc: 'FAIL' } }],
    ['by a stranger', { ...question, from: 'forwarding-noreply@google.com.evil.example' }, {}],
    ['by anybody through another address of Google’s', { ...question, from: 'no-reply@google.com' }, {}],
  ] as const)('%s is not passed on', async (_, mail, rest) => {
    await copy(mail, 'p1', rest);
    for (const { text } of world.transport.accepted) expect(text).not.toContain('123456789');
    expect(await fateOf('p1')).not.toBe('passed-on');
  });
});
