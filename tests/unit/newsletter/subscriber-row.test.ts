import { describe, expect, it } from 'vitest';
import { rowReaderFor } from '../../../functions/newsletter/domain/import/subscriber-row.ts';

const read = (headings: string, fields: string) => {
  const reader = rowReaderFor(headings.split(',')) ?? expect.fail('no reader');
  return reader(fields.split(','));
};
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
    expect(read(headings, fields)).toEqual({ outcome: 'reader', ...ANN });
  });

  it.each([
    ['Mailchimp', 'Email Address,First Name,UNSUB_TIME', 'ann@x.example,Ann,2024-01-01 10:00:00'],
    ['Substack', 'email,name,email_disabled', 'ann@x.example,Ann,true'],
    ['Buttondown', 'email,name,subscriber_type', 'ann@x.example,Ann,unsubscribed'],
    ['listmonk', 'email,name,status', 'ann@x.example,Ann,blocklisted'],
    ['Ghost', 'email,name,subscribed_to_emails', 'ann@x.example,Ann,false'],
    ['Kith', 'email,first name,status,left', 'ann@x.example,Ann,left,2026-08-24T06:30:00.000Z'],
  ])('of %s who had unsubscribed has left', (_, headings, fields) => {
    expect(read(headings, fields)).toEqual({ outcome: 'left', ...ANN });
  });

  it('that was cleaned out has bounced; that never confirmed is no reader; without an address is nobody', () => {
    expect(read('Email Address,CLEAN_TIME', 'ann@x.example,2024-01-01').outcome).toBe('bounced');
    expect(read('email,subscriber_type', 'ann@x.example,unactivated').outcome).toBe('unconfirmed');
    expect(read('email,name', 'ann at x,Ann').outcome).toBe('no-address');
    expect(rowReaderFor(['name', 'phone'])).toBeUndefined();
  });
});
