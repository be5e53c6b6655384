import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { findMailToFollow } from '../../../functions/check-ins/domain/find-thread.ts';
import { sayWhenOut } from '../../../functions/check-ins/domain/say-when-out.ts';
import { writeSubject } from '../../../functions/check-ins/domain/write-subject.ts';
import { writeCheckIn } from '../../../functions/check-ins/write-check-in.ts';
import { composeMessage } from '../../../functions/delivery/compose-message.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deriveDraftId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildDraft } from '../../builders/draft.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';

const NOW = Temporal.Instant.from('2026-08-24T12:00:00Z');
const thread = (id: string) => ({ messageId: `<${id}@adler.example>`, references: '', subject: id });
const mail = (occurredAt: string, changes: Parameters<typeof buildInteraction>[0] = {}) =>
  buildInteraction({
    ...{ kind: 'reply', direction: 'inbound', source: { by: 'contact-reply' }, occurredAt },
    ...changes,
  });

describe('the thread of a letter', () => {
  test('is that of the newest mail between the two', () => {
    const newer = mail('2026-08-01T00:00:00.000Z', { thread: thread('newer'), source: { by: 'copy' } });
    const older = mail('2026-07-20T00:00:00.000Z', { thread: thread('older') });
    expect(findMailToFollow([older, newer], NOW)?.thread?.subject).toBe('newer');
  });

  test.each([
    ['older than 60 days', mail('2026-06-25T11:59:00.000Z', { thread: thread('old') })],
    [
      'of somebody who may be somebody else',
      mail('2026-08-20T00:00:00.000Z', { thread: thread('x'), source: { by: 'unproven-reply' } }),
    ],
    [
      'between the owner and Kith',
      mail('2026-08-20T00:00:00.000Z', { thread: thread('x'), source: { by: 'owner-reply' } }),
    ],
    ['without an id', mail('2026-08-20T00:00:00.000Z')],
  ])('is none that is %s', (_, entry) => {
    expect(findMailToFollow([entry], NOW)).toBeUndefined();
  });

  test('may be 60 days old', () => {
    expect(
      findMailToFollow([mail('2026-06-25T12:01:00.000Z', { thread: thread('old') })], NOW),
    ).toBeDefined();
  });
});

describe('the subject of a letter', () => {
  const [owner, contact] = [buildOwner(), buildContact()];
  const subjectOf = (seed: string, changes: Partial<Parameters<typeof writeSubject>[0]> = {}) => {
    const draft = buildDraft({ draftId: deriveDraftId(seed) });
    return writeSubject({ draft, text: draft.text, owner, contact, ...changes });
  };

  test('varies between letters, is the same for one, and is short', () => {
    const subjects = Array.from({ length: 60 }, (_, index) => subjectOf(`letter ${index}`));
    expect(new Set(subjects).size).toBeGreaterThanOrEqual(4);
    expect(subjectOf('letter 7')).toBe(subjects[7]);
    for (const subject of subjects) expect(subject).toMatch(/^[A-Z][\p{L} ,?]{4,30}$/u);
  });

  test('wishes a happy birthday with a letter that does, and not with other words', () => {
    const draft = buildDraft({ wordings: ['ask/news/warm/0', 'opening/birthday/warm/0'] });
    expect(subjectOf('', { draft, text: draft.text })).toMatch(/birthday/i);
    expect(subjectOf('', { draft, text: 'Hi Ruth, lunch?' })).not.toMatch(/birthday/i);
  });

  test('is formal with a formal letter, and a name alone with one in another language', () => {
    const draft = buildDraft({ wordings: ['ask/news/formal/0'] });
    expect(subjectOf('', { draft, text: draft.text })).not.toMatch(/hello/i);
    expect(subjectOf('', { contact: { ...contact, language: 'de' } })).toBe('Nora Lindqvist');
  });
});

describe('a letter as bytes', () => {
  const approval = {
    ...{ text: 'Hi Ruth', messageId: 'm1' },
    approvedAt: isoInstantSchema.parse('2026-08-24T06:30:00.000Z'),
  };
  const compose = async (names: { owner?: string; contact?: string; subject?: string }) => {
    const raw = await composeMessage(
      writeCheckIn({
        draft: { ...buildDraft(), approval },
        owner: { name: names.owner ?? 'Nora' },
        contact: buildContact({ name: names.contact ?? 'Ruth' }),
        recipient: emailAddressSchema.parse('ruth@adler.example'),
        mailbox: 'ruth-aaaaaaaa',
        thread:
          names.subject === undefined
            ? undefined
            : {
                messageId: '<a@b.example>',
                references: `<c@d.example>\r\nBcc: x@evil.example`,
                subject: names.subject,
              },
        mailDomain: 'kith.example',
        inboundDomain: 'in.kith.example',
      }),
    );
    const [head = ''] = raw.toString().split('\r\n\r\n');
    return head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  };
  const fieldsOf = (lines: readonly string[]) => lines.map((line) => line.split(':')[0]?.toLowerCase());

  test('stands in its thread: In-Reply-To, References and Re:', async () => {
    expect(await compose({ subject: 'Lunch on Friday' })).toEqual(
      expect.arrayContaining([
        'Subject: Re: Lunch on Friday',
        'In-Reply-To: <a@b.example>',
        'References: <c@d.example> <a@b.example>',
      ]),
    );
  });

  test('has just the header fields it should, whatever stands in names and in the mail that it answers', async () => {
    const evil = fc
      .tuple(fc.string({ maxLength: 20 }), fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\r\n '))
      .map(([text, line]) => `x${text}${line}Bcc: eve@evil.example${line}${line}<b>hi</b>`);
    const plain = fieldsOf(await compose({ subject: 'Lunch' })).toSorted();
    await fc.assert(
      fc.asyncProperty(evil, evil, evil, async (owner, contact, subject) => {
        const lines = await compose({ owner, contact, subject });
        expect(fieldsOf(lines).toSorted()).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });
});

describe('when a letter goes out, in words', () => {
  const say = (goesOutAt: string, zone: string, now = '2026-08-28T20:00:00Z') =>
    sayWhenOut(
      { contact: { timeZone: zone }, owner: { timeZone: 'Europe/London' }, name: 'Ruth' },
      Temporal.Instant.from(goesOutAt),
      Temporal.Instant.from(now),
    );

  test('is the day and the quarter of an hour, on the contact’s clock', () => {
    expect(say('2026-08-31T08:07:30Z', 'Europe/London')).toBe('on Monday at about 9:15');
    expect(say('2026-08-31T08:00:00Z', 'Europe/Lisbon')).toBe('on Monday at about 9:00');
    expect(say('2026-08-31T00:20:00Z', 'Asia/Tokyo')).toBe('on Monday at about 9:30, Ruth’s time');
    expect(say('2026-08-28T08:20:00Z', 'Europe/London', '2026-08-28T05:00:00Z')).toBe('today at about 9:30');
    expect(say('2026-08-25T08:20:00Z', 'Europe/London', '2026-08-24T20:00:00Z')).toBe(
      'tomorrow at about 9:30',
    );
  });
});
