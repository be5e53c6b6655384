import { describe, expect, it } from 'vitest';
import type { VerdictStatus, Verdicts } from '../../../functions/inbound/domain/inbound-mail.ts';
import { type Evidence, judgeSender } from '../../../functions/inbound/domain/judge-sender.ts';
import { type EmailAddress, emailAddressSchema } from '../../../functions/shared/email-address.ts';

const address = (text: string): EmailAddress => emailAddressSchema.parse(text);
const NORA = address('nora@lindqvist.example');
const NORA_AT_WORK = address('nora@work.example');
const STRANGER = address('eve@evil.example');

const PASSED: Verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' };

interface Changes {
  readonly verdicts?: Partial<Verdicts>;
  readonly envelopeSender?: string;
  readonly from?: readonly EmailAddress[];
  readonly dkimDomains?: readonly string[];
  readonly automatic?: boolean;
  readonly token?: Evidence['token'];
  readonly ownerAddresses?: Evidence['ownerAddresses'];
  readonly isReleased?: boolean;
}

/** Nora's authenticated reply, but for what is changed. */
function judge(changes: Changes = {}) {
  return judgeSender({
    mail: {
      envelopeSender: changes.envelopeSender ?? NORA,
      verdicts: { ...PASSED, ...changes.verdicts },
      isReleased: changes.isReleased ?? false,
    },
    content: { from: changes.from ?? [NORA], dkimDomains: changes.dkimDomains ?? [] },
    automatic: changes.automatic ?? false,
    token: changes.token ?? 'valid',
    ownerAddresses: 'ownerAddresses' in changes ? changes.ownerAddresses : [NORA, NORA_AT_WORK],
  });
}

describe('a message is accepted', () => {
  it('from an address of the owner that DMARC vouches for', () => {
    expect(judge({ verdicts: { spf: 'FAIL', dkim: 'GRAY' } })).toBe('accepted');
  });

  it('from any confirmed address of the owner', () => {
    expect(judge({ from: [NORA_AT_WORK], envelopeSender: NORA_AT_WORK })).toBe('accepted');
  });

  it('without a DMARC policy, when SPF passes for the domain in From', () => {
    expect(judge({ verdicts: { dmarc: 'GRAY', dkim: 'GRAY' } })).toBe('accepted');
  });

  it('without a DMARC policy, when DKIM passes for the domain in From or its parent', () => {
    const verdicts = { dmarc: 'GRAY', spf: 'FAIL' } as const;
    expect(judge({ verdicts, dkimDomains: ['lindqvist.example'] })).toBe('accepted');
    const from = [address('nora@mail.lindqvist.example')];
    expect(judge({ verdicts, from, ownerAddresses: from, dkimDomains: ['lindqvist.example'] })).toBe(
      'accepted',
    );
  });

  it('although spam and virus scanning is off or undecided', () => {
    expect(judge({ verdicts: { spam: 'GRAY', virus: 'DISABLED' } })).toBe('accepted');
  });
});

describe('a message is not trusted', () => {
  it.each<VerdictStatus>(['FAIL', 'PROCESSING_FAILED', 'DISABLED'])('when DMARC says %s', (dmarc) => {
    expect(judge({ verdicts: { dmarc }, dkimDomains: ['lindqvist.example'] })).toBe('untrusted');
  });

  it('when From is not an address of the owner, however well authenticated', () => {
    expect(judge({ from: [STRANGER], envelopeSender: STRANGER })).toBe('untrusted');
  });

  it('when From names nobody, or the owner beside another', () => {
    expect(judge({ from: [] })).toBe('untrusted');
    expect(judge({ from: [NORA, STRANGER] })).toBe('untrusted');
    expect(judge({ from: [STRANGER, NORA] })).toBe('untrusted');
  });

  it('without a DMARC policy, when SPF passes only for the domain of somebody else', () => {
    expect(judge({ verdicts: { dmarc: 'GRAY', dkim: 'FAIL' }, envelopeSender: STRANGER })).toBe('untrusted');
  });

  it('without a DMARC policy, when any signature is of another domain: it may be the one that passed', () => {
    const verdicts = { dmarc: 'GRAY', spf: 'FAIL' } as const;
    expect(judge({ verdicts, dkimDomains: ['evil.example', 'lindqvist.example'] })).toBe('untrusted');
  });

  it.each(['', 'example', 'evil-lindqvist.example', 'mail.lindqvist.example'])(
    'without a DMARC policy, when it is signed by "%s"',
    (domain) => {
      const verdicts = { dmarc: 'GRAY', spf: 'FAIL' } as const;
      expect(judge({ verdicts, dkimDomains: [domain] })).toBe('untrusted');
    },
  );

  it('without a DMARC policy, when neither SPF nor DKIM passes', () => {
    const verdicts = { dmarc: 'GRAY', spf: 'GRAY', dkim: 'FAIL' } as const;
    expect(judge({ verdicts, dkimDomains: ['lindqvist.example'] })).toBe('untrusted');
    expect(judge({ verdicts: { dmarc: 'GRAY', spf: 'FAIL', dkim: 'PASS' } })).toBe('untrusted');
  });
});

describe('what decides before trust', () => {
  it('a virus or spam, whatever else is true', () => {
    expect(judge({ verdicts: { virus: 'FAIL' } })).toBe('quarantined');
    expect(judge({ verdicts: { spam: 'FAIL' }, automatic: true, token: 'forged' })).toBe('quarantined');
  });

  it('then a machine that wrote it', () => {
    expect(judge({ automatic: true, token: 'forged' })).toBe('automatic');
  });

  it('then the token', () => {
    expect(judge({ token: 'forged', ownerAddresses: undefined })).toBe('forged');
    expect(judge({ token: 'expired', ownerAddresses: undefined })).toBe('expired');
  });

  it('then whether there still is such a person', () => {
    expect(judge({ ownerAddresses: undefined, from: [STRANGER] })).toBe('unmatched');
  });
});

describe('a release by the operator', () => {
  const UNPROVEN = { dmarc: 'FAIL' } as const;
  it.each<[what: string, changes: Changes, held: string, released: string]>([
    ['opens what was set aside', { verdicts: { virus: 'FAIL' } }, 'quarantined', 'accepted'],
    ['opens what looked like spam', { verdicts: { spam: 'FAIL' } }, 'quarantined', 'accepted'],
    ['vouches for a sender without proof', { verdicts: UNPROVEN }, 'untrusted', 'accepted'],
    ['vouches for an unknown sender', { from: [STRANGER] }, 'untrusted', 'accepted'],
    ['forgives the age of an address', { token: 'expired' }, 'expired', 'accepted'],
    ['does not make up for a forged address', { token: 'forged' }, 'forged', 'forged'],
    ['does not bring back whoever is gone', { ownerAddresses: undefined }, 'unmatched', 'unmatched'],
    ['lets no machine act', { automatic: true }, 'automatic', 'automatic'],
  ])('%s', (_, changes, held, released) => {
    expect(judge(changes)).toBe(held);
    expect(judge({ ...changes, isReleased: true })).toBe(released);
  });
});
