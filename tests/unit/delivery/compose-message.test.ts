import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../../functions/delivery/compose-message.ts';
import { buildOutgoingMail } from '../../builders/outgoing-mail.ts';

const LINE_BREAKS = ['\r\n', '\n', '\r', '\u0000', '\u0085', '\u2028'] as const;

async function headerNames(...mail: Parameters<typeof composeMessage>): Promise<readonly string[]> {
  const head = (await composeMessage(...mail)).toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  return unfolded.split('\r\n').map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
}

describe('composeMessage', () => {
  it('writes one recipient, both bodies, the reply address and the headers that were asked for', async () => {
    const mail = buildOutgoingMail({ replyTo: 'r+token@in.kith.example', headers: { 'X-Kith': 'brief' } });
    const parsed = await simpleParser(await composeMessage(mail));
    expect(parsed.from?.value).toEqual([{ name: 'Kith', address: 'kith@kith.example' }]);
    expect([parsed.to].flat().flatMap((to) => to?.value)).toEqual([
      { name: 'Nora Lindqvist', address: 'nora@lindqvist.example' },
    ]);
    expect(parsed.replyTo?.value[0]?.address).toBe('r+token@in.kith.example');
    expect(parsed.subject).toBe('Ruth Adeyemi today');
    expect(parsed.text?.trim()).toBe('Good morning, Nora – 7 °C.');
    expect(parsed.html).toContain('Good morning, Nora – 7 °C.');
    expect(parsed.headers.get('x-kith')).toBe('brief');
  });

  it('tells autoresponders that a machine wrote it (RFC 3834)', async () => {
    const parsed = await simpleParser(await composeMessage(buildOutgoingMail()));
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('marks nothing as a machine’s that a person approved, unless it is asked to', async () => {
    const approved = await simpleParser(await composeMessage(buildOutgoingMail({ author: 'person' })));
    expect(approved.headers.has('auto-submitted')).toBe(false);
    const asked = buildOutgoingMail({ author: 'person', headers: { 'Auto-Submitted': 'auto-replied' } });
    expect((await simpleParser(await composeMessage(asked))).headers.get('auto-submitted')).toBe(
      'auto-replied',
    );
  });

  it.each(LINE_BREAKS)(
    'keeps %j in names, subject and headers from starting a new header',
    async (lineBreak) => {
      const evil = `Nora${lineBreak}Bcc: eve@evil.example`;
      const mail = buildOutgoingMail({
        from: { ...buildOutgoingMail().from, name: evil },
        to: { ...buildOutgoingMail().to, name: evil },
        replyTo: `r+token@in.kith.example${lineBreak}Bcc: eve@evil.example`,
        subject: evil,
        headers: { 'X-Kith': evil, [`X-Evil${lineBreak}Bcc`]: 'eve@evil.example' },
      });
      expect(await headerNames(mail)).not.toContain('bcc');
      const parsed = await simpleParser(await composeMessage(mail));
      expect(parsed.bcc).toBeUndefined();
      expect([parsed.to].flat().flatMap((to) => to?.value)).toHaveLength(1);
    },
  );

  it('writes the same headers for whatever text is in names and subject', async () => {
    const expected = await headerNames(buildOutgoingMail());
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        async (name, subject) => {
          const mail = buildOutgoingMail({ to: { ...buildOutgoingMail().to, name }, subject: `.${subject}` });
          expect(await headerNames(mail)).toEqual(expected);
        },
      ),
    );
  });

  it('keeps a name with commas, quotes and angle brackets one recipient', async () => {
    const name = 'Lindqvist, "Nora" <eve@evil.example>, x';
    const parsed = await simpleParser(
      await composeMessage(buildOutgoingMail({ to: { ...buildOutgoingMail().to, name } })),
    );
    expect([parsed.to].flat().flatMap((to) => to?.value)).toEqual([
      { name, address: 'nora@lindqvist.example' },
    ]);
  });
});
