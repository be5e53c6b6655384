import { describe, expect, it, test } from 'vitest';
import { type HeldMail, sayWhatWasTried } from '../../../functions/inbound/domain/say-what-was-tried.ts';
import type { ReportedFate } from '../../../functions/inbound/domain/write-notice.ts';
import { buildInboundMail } from '../../builders/inbound-mail.ts';

const verdicts = {
  spam: 'PASS',
  virus: 'GRAY',
  spf: 'FAIL',
  dkim: 'GRAY',
  dmarc: 'PROCESSING_FAILED',
} as const;
const menu = { filename: 'menu.pdf', contentType: 'application/pdf', sizeBytes: 120_000, checksum: '' };

/** A mail of somebody unproven, with a menu. */
const say = (changes: Partial<HeldMail> = {}): readonly string[] =>
  sayWhatWasTried({
    fate: 'untrusted',
    mail: buildInboundMail({ verdicts }),
    content: { heading: { subject: 'Re: Ruth\u202e\n today' }, attachments: [menu] },
    sender: 'another’s',
    timeZone: 'Europe/London',
    ...changes,
  });

test('a held mail is told with what came, what was checked, and how to let it through', () => {
  expect(say()).toEqual([
    'It came on 24 August 2026 at 07:30 with the subject “Re: Ruth today” and with menu.pdf (120 KB).',
    'The address it came to: known.',
    'Its sender: none of your addresses.',
    'Proof of its sender: SPF failed, DKIM undecided, DMARC could not be checked.',
    'Its content: spam check passed, virus check undecided.',
    'If it is a good mail, whoever runs Kith can let it through: npm run kith -- mail release m1',
  ]);
});

describe('what is said of a mail', () => {
  it.each<[ReportedFate, string]>([
    ['forged', 'unknown, Kith never gave it out, or very long ago'],
    ['expired', 'known, but too old'],
    ['unmatched', 'known, but whom it led to is gone'],
  ])('that is %s tells what is wrong with its address', (fate, words) => {
    expect(say({ fate })).toContain(`The address it came to: ${words}.`);
  });

  it('to a made-up address has no word that its writer chose', () => {
    expect(say({ fate: 'forged' })[0]).toBe('It came on 24 August 2026 at 07:30.');
  });

  it('that was set aside unread claims to know neither sender nor address', () => {
    const mail = buildInboundMail({ verdicts: { ...verdicts, virus: 'FAIL' } });
    const said = say({ fate: 'quarantined', mail, sender: 'unclear' });
    expect(said).toContain('Its sender: not looked at, since it was not opened.');
    expect(said.join()).not.toContain('The address it came to');
  });

  it('to an address at which anybody may write does not ask whose address From is', () => {
    expect(say({ fate: 'unmatched', sender: undefined }).join()).not.toContain('Its sender:');
  });

  it('caps its subject', () => {
    const heading = { subject: 'x'.repeat(10_000) };
    expect(say({ content: { heading, attachments: [] } })[0]?.length).toBeLessThan(200);
  });

  it.each<ReportedFate>(['forged', 'unreadable'])(
    'that is %s offers a look, since a release changes nothing',
    (fate) => {
      expect(say({ fate }).at(-1)).toBe('Whoever runs Kith can look at it: npm run kith -- mail show m1');
    },
  );
});

test('an answer without new words is the owner’s own, and nothing was in doubt', () => {
  expect(say({ fate: 'empty' })).toEqual([]);
});
