import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../../functions/delivery/compose-message.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';
import { buildOutgoingMail } from '../../builders/outgoing-mail.ts';

const subscriberId = newSubscriberId();
/** As long as what API Gateway hands out, and longer. */
const ORIGIN = 'https://0123456789-a-long-name-of-an-api.execute-api.ap-southeast-2.amazonaws.com';

const headersOf = (name: string) => ({
  'List-Id': `${name} <newsletter.kith.example>`,
  'List-Unsubscribe': `<${ORIGIN}/newsletter/leave/${subscriberId}>, <mailto:leave+${subscriberId}@in.kith.example>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  Precedence: 'bulk',
});

/** Header name in lower case → its raw value, unfolded as RFC 5322, 2.2.3 says. */
async function rawHeaders(name: string): Promise<Map<string, string>> {
  const message = await composeMessage(buildOutgoingMail({ headers: headersOf(name) }));
  const { headerLines } = await simpleParser(message);
  return new Map(
    headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n(?=[ \t])/g, '')
        .trim(),
    ]),
  );
}

describe('the headers of a list', () => {
  it('reach the message as they were given, however long the links are', async () => {
    const headers = await rawHeaders('The Open Hand');
    for (const [name, value] of Object.entries(headersOf('The Open Hand'))) {
      expect(headers.get(name.toLowerCase())).toBe(value);
    }
  });

  it('are read by a mail program as a list that can be left by link and by mail', async () => {
    const parsed = await simpleParser(
      await composeMessage(buildOutgoingMail({ headers: headersOf('The Open Hand') })),
    );
    expect(parsed.headers.get('list')).toMatchObject({
      id: { name: 'The Open Hand', id: 'newsletter.kith.example' },
      unsubscribe: {
        url: `${ORIGIN}/newsletter/leave/${subscriberId}`,
        mail: `leave+${subscriberId}@in.kith.example`,
      },
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    });
  });

  it.each(['Die offene Hand für alle', '開いた手', 'Hands, open', 'Open "Hand"', 'Ωδή '.repeat(40).trim()])(
    'keep the id of a list readable when it is called %s',
    async (name) => {
      const headers = await rawHeaders(name);
      expect(headers.get('list-id')).toMatch(/^[\x20-\x7e]+ <newsletter\.kith\.example>$/);
      // The parser decodes words in a subject, and leaves those of a list as they are.
      const decoded = await simpleParser(`Subject: ${headers.get('list-id')}\r\n\r\n`);
      expect(decoded.subject).toBe(`${name} <newsletter.kith.example>`);
    },
  );

  it('put no line into the message that is longer than SMTP allows (RFC 5321, 4.5.3.1.6)', async () => {
    const mail = buildOutgoingMail({ headers: headersOf('開いた手'.repeat(60)) });
    const lines = (await composeMessage(mail)).toString('latin1').split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  });
});
