import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../functions/circle/domain/clean-text.ts';
import { rowReaderFor } from '../../../functions/newsletter/domain/import/subscriber-row.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';

const readFields = (headings: string, fields: readonly string[]) => {
  const reader = rowReaderFor(headings.split(',')) ?? expect.fail('no reader');
  return reader(fields);
};
const read = (headings: string, fields: string) => readFields(headings, fields.split(','));
const ANN = { address: 'ann@x.example', firstName: 'Ann' };

describe('a row of a list', () => {
  it.each([
    ['Mailchimp', 'Email Address,First Name,Last Name,MEMBER_RATING', 'Ann@x.example,Ann,Li,2'],
    ['Substack', 'Email,Name,Subscription type', 'ann@x.example,Ann,free'],
    ['Buttondown', 'email,name,subscriber_type', 'ann@x.example,Ann Li,regular'],
    ['listmonk', 'uuid,email,name,attributes,status', '1,ann@x.example,Ann Li,{},enabled'],
    ['Ghost', 'id,email,name,note,subscribed_to_emails', '1,ann@x.example,Ann Li,,true'],
    ['Kith', 'email,first name,status,confirmed,left', "'ann@x.example,Ann,confirmed,2026-08-24,"],
  ])('of %s is a reader', (_, headings, fields) => {
    expect(read(headings, fields)).toMatchObject({ outcome: 'reader', ...ANN });
  });

  it.each([
    ['Mailchimp', 'Email Address,First Name,UNSUB_TIME', 'ann@x.example,Ann,2024-01-01 10:00:00'],
    ['Substack', 'email,name,email_disabled', 'ann@x.example,Ann,true'],
    ['Buttondown', 'email,name,subscriber_type', 'ann@x.example,Ann,unsubscribed'],
    ['listmonk', 'email,name,status', 'ann@x.example,Ann,blocklisted'],
    ['Ghost', 'email,name,subscribed_to_emails', 'ann@x.example,Ann,false'],
    ['Ghost', 'email,name,deleted_at', 'ann@x.example,Ann,2024-01-01T10:00:00.000Z'],
    ['Kith', 'email,first name,status,left', 'ann@x.example,Ann,left,2026-08-24T06:30:00.000Z'],
  ])('of %s who had unsubscribed has left', (_, headings, fields) => {
    expect(read(headings, fields)).toMatchObject({ outcome: 'left', ...ANN });
  });

  it('that was cleaned out has bounced; that never confirmed is no reader; without an address is nobody', () => {
    expect(read('Email Address,CLEAN_TIME', 'ann@x.example,2024-01-01').outcome).toBe('bounced');
    expect(read('email,subscriber_type', 'ann@x.example,unactivated').outcome).toBe('unconfirmed');
    expect(read('email,name', 'ann at x,Ann').outcome).toBe('no-address');
    expect(rowReaderFor(['name', 'phone'])).toBeUndefined();
  });

  it.each([
    ['Mailchimp', 'Email Address,TAGS', '"press","fair, spring"', ['press', 'fair, spring']],
    ['Buttondown', 'email,tags', 'press, Fair,press', ['press', 'Fair']],
    ['Buttondown', 'email,tags', "['press', 'fair, spring']", ['press', 'fair, spring']],
    ['Ghost', 'email,labels', 'press,fair', ['press', 'fair']],
    ['listmonk', 'email,attributes', '{"city":"Oslo","tags":["press","fair"]}', ['press', 'fair']],
    ['listmonk', 'email,lists', 'Weekly; Press', ['Weekly', 'Press']],
    ['listmonk', 'email,attributes', '{"city":', undefined],
    ['nobody', 'email,name', '', undefined],
  ])('of %s keeps its tags', (_, headings, tags, expected) => {
    expect(readFields(headings, ['ann@x.example', tags])).toMatchObject({
      outcome: 'reader',
      tags: expected,
    });
  });

  it.each([
    [
      'Mailchimp',
      'Email Address,OPTIN_TIME,CONFIRM_TIME',
      ['', '2024-05-01 10:00:00'],
      '2024-05-01T10:00:00.000Z',
    ],
    ['Ghost', 'email,created_at', ['2024-05-01T10:00:00.123Z'], '2024-05-01T10:00:00.123Z'],
    ['Buttondown', 'email,creation_date', ['2024-05-01 12:00:00+02:00'], '2024-05-01T10:00:00.000Z'],
    ['Substack', 'email,created_at', ['2024-05-01'], '2024-05-01T00:00:00.000Z'],
    ['a sheet', 'email,created_at', ['5/1/24'], undefined],
    ['a sheet', 'email,created_at', ['2024-02-30'], undefined],
    ['a sheet', 'email,confirmed', ['yes'], undefined],
  ])('of %s says since when, where there is one reading of it', (_, headings, fields, joinedAt) => {
    expect(readFields(headings, ['ann@x.example', ...fields])).toMatchObject({ outcome: 'reader', joinedAt });
  });

  it.each([
    ['an umlaut in its domain', 'ann@müller.example', 'ann@xn--mller-kva.example'],
    ['a domain in another script', 'ann@例え.jp', 'ann@xn--r8jz45g.jp'],
    ['a plus tag', 'ann+news@x.example', 'ann+news@x.example'],
    ['64 characters before the @', `${'a'.repeat(64)}@x.example`, `${'a'.repeat(64)}@x.example`],
  ])('takes an address with %s', (_, written, address) => {
    expect(readFields('email', [written])).toMatchObject({ outcome: 'reader', address });
  });

  it.each([
    ['nothing', '', /no mail address$/],
    ['a quoted local part', '"ann li"@x.example', /no mail address$/],
    ['300 characters before the @', `${'a'.repeat(300)}@x.example`, /longer before the @/],
    ['a header', 'ann@x.example\r\nBcc: eve@x.example', /no mail address$/],
    ['a header, encoded', 'ann@x.example%0d%0aBcc:eve@x.example', /no mail address$/],
    ['letters that SES cannot write to', 'jörg@x.example', /^Amazon SES cannot write/],
    ['two addresses', 'ann@x.example, bob@x.example', /no mail address$/],
    ['a script', '<script>alert(1)</script>@x.example', /no mail address$/],
  ])('with %s for an address is nobody, and says why', (_, written, reason) => {
    const row = readFields('email', [written]);
    expect(row.outcome).toBe('no-address');
    expect('reason' in row && row.reason).toMatch(reason);
  });

  it.each([
    ['Ann\r\nBcc: eve@x.example', 'Ann Bcc: eve@x.example'],
    ["'t Hooft", "'t Hooft"],
    ["'=1+1", '=1+1'],
    ['\u202eAnn\u0000', 'Ann'],
    ['x'.repeat(500), 'x'.repeat(60)],
  ])('has a name that is one line: %j', (written, firstName) => {
    expect(readFields('email,first name', ['ann@x.example', written])).toMatchObject({ firstName });
  });

  it('is read whatever stands in it, and what is kept is clean', () => {
    const headings = [
      'email',
      'name',
      'first name',
      'tags',
      'attributes',
      'created_at',
      'status',
      'topics',
      'left',
    ];
    const isOwn = fc.constantFrom(
      [],
      ['consent page', 'consent at', 'consent words', 'suppression', 'last click'],
    );
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('ann@x.example', '{"tags":[1]}', "['", '"', '2024-13-01', 'constructor', '__proto__'),
    );
    fc.assert(
      fc.property(isOwn, fc.array(cell, { maxLength: 14 }), (more, fields) => {
        const row = (rowReaderFor([...headings, ...more]) ?? expect.fail('no reader'))(fields);
        if (!('address' in row)) return;
        expect(emailAddressSchema.safeParse(row.address).data).toBe(row.address);
        for (const text of [row.firstName ?? '', ...(row.tags ?? [])]) expect(text).toBe(cleanLine(text));
      }),
    );
  });
});
