import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { startDynalite } from '../../engines/engine.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

const AUTOMATIC = ['Auto-Submitted: auto-replied'];
const AWAY = 'I am out of the office and will be back on 7 September 2026.';
const THE_MORNING_AFTER = '2026-09-07T23:00:00.000Z';

type Incoming = Parameters<CheckInWorld['takeReply']>[2];
const answer = (body = AWAY, incoming: Incoming = {}) =>
  receiveMail(
    world.ports,
    world.takeReply(body, 'm2', { ...incoming, mail: { headers: AUTOMATIC, ...incoming?.mail } }),
  );

describe('an automatic answer that names the day of return', () => {
  it('lets the contact be until the day after, and says so on the timeline; it is no touch', async () => {
    const before = await world.readRuth();
    await answer();
    const ruth = await world.readRuth();
    expect(ruth?.pause).toEqual({ until: THE_MORNING_AFTER, reason: 'They were away.' });
    expect(ruth?.lastTouchAt).toBe(before?.lastTouchAt);
    expect(await world.readTimeline()).toMatchObject([
      { kind: 'note', text: 'Away until 7 September 2026, says an automatic answer.' },
    ]);
    expect(world.toNora()).toEqual([]);
  });

  it('changes nothing a second time', async () => {
    await answer();
    await receiveMail(world.ports, world.takeReply(AWAY, 'm3', { mail: { headers: AUTOMATIC } }));
    expect(await world.readRuth()).toMatchObject({ pause: { until: THE_MORNING_AFTER } });
  });

  it.each([
    ['is not proven to be theirs', AWAY, { verdicts: { dmarc: 'FAIL' } }],
    ['comes from somebody else', AWAY, { mail: { from: 'Eve <eve@evil.example>' } }],
  ])('does nothing when it %s', async (_, body, incoming) => {
    await answer(body, incoming);
    expect((await world.readRuth())?.pause).toBeUndefined();
    expect(await world.readTimeline()).toEqual([]);
  });

  it.each(['I am out of the office.', 'I will be back on 3 August 2026.'])(
    'lets a week pass where it names no day to come: %s',
    async (body) => {
      await answer(body);
      expect((await world.readRuth())?.pause?.until).toBe('2026-08-30T23:00:00.000Z');
      expect((await world.readRuth())?.lastTouchAt).toBe('2026-07-08T12:00:00.000Z');
      expect(await world.readTimeline()).toMatchObject([{ kind: 'note' }]);
    },
  );

  it.each([
    ['I am away until 12 September.', '2026-09-12T23:00:00.000Z'],
    ['Back on Monday.', '2026-08-31T23:00:00.000Z'],
    ['Ich bin ab dem 7. September 2026 zurück.', '2026-09-07T23:00:00.000Z'],
    ['Je serai de retour le 12 septembre 2026.', '2026-09-12T23:00:00.000Z'],
  ])('reads the day in the words of its writer: %s', async (body, until) => {
    await answer(body);
    expect((await world.readRuth())?.pause?.until).toBe(until);
  });

  it('leaves a longer pause as it is', async () => {
    const pause = { until: isoInstantSchema.parse('2027-01-01T00:00:00.000Z'), reason: 'Bereavement.' };
    await world.ports.contacts.changeContact(world.draft, (contact) => ({ ...contact, pause }));
    await answer();
    expect((await world.readRuth())?.pause).toEqual(pause);
  });
});

describe('what comes with an answer', () => {
  const multipart = (...parts: string[]) => ({
    headers: ['Content-Type: multipart/mixed; boundary=b'],
    body: [...parts.map((part) => `--b\r\n${part}`), '--b--', ''].join('\r\n'),
  });
  const WORDS = 'Content-Type: text/plain\r\n\r\nThe menu!\r\n';

  it('is listed on the timeline, and told in the mail that passes the words on', async () => {
    const file =
      'Content-Type: application/pdf; name=menu.pdf\r\nContent-Disposition: attachment; filename=menu.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n';
    await receiveMail(world.ports, world.takeReply('', 'm2', { mail: multipart(WORDS, file) }));
    const [entry] = await world.readTimeline();
    expect(entry).toMatchObject({
      text: 'The menu!',
      attachments: [{ filename: 'menu.pdf', contentType: 'application/pdf', sizeBytes: 5 }],
    });
    expect(world.toNora()[0]?.text).toContain('With it came menu.pdf (1 KB), attached here.');
  });

  it('is listed to the end of a mail of twelve megabytes', async () => {
    const fileOf = (name: string, bytes: string) =>
      `Content-Type: application/octet-stream; name=${name}\r\nContent-Disposition: attachment; filename=${name}\r\n\r\n${bytes}\r\n`;
    const film = fileOf('film.mov', `${'x'.repeat(76)}\r\n`.repeat(160_000));
    await receiveMail(
      world.ports,
      world.takeReply('', 'm2', { mail: multipart(WORDS, film, fileOf('last.txt', 'The end')) }),
    );
    const [entry] = await world.readTimeline();
    expect(entry?.attachments?.map(({ filename }) => filename)).toEqual(['film.mov', 'last.txt']);
  });

  it('may be the answer to an invitation, which is said in words', async () => {
    const answered = [
      'Content-Type: text/calendar; method=REPLY\r\n',
      'BEGIN:VCALENDAR',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      'UID:1',
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:ruth@adler.example',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    await receiveMail(world.ports, world.takeReply('', 'm2', { mail: multipart(WORDS, answered) }));
    const [entry] = await world.readTimeline();
    expect(entry).toMatchObject({ kind: 'reply', text: 'Accepted the invitation.\n\nThe menu!' });
    expect(entry?.attachments).toBeUndefined();
  });
});
