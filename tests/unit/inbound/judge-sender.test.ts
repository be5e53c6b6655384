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
  readonly releasedFrom?: readonly string[];
}

/** Nora's authenticated reply, but for what is changed. */
function judge(changes: Changes = {}) {
  return judgeSender({
    mail: {
      envelopeSender: changes.envelopeSender ?? NORA,
      verdicts: { ...PASSED, ...changes.verdicts },
      releasedFrom: changes.releasedFrom ?? [],
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
  const SPAM = { verdicts: { spam: 'FAIL' } } as const;
  const UNPROVEN = { verdicts: { dmarc: 'FAIL' } } as const;
  const OLD = { token: 'expired' } as const;
  const GONE = { ownerAddresses: undefined };
  const FROM_STRANGER = { from: [STRANGER], envelopeSender: STRANGER };

  it.each<[what: string, changes: Changes, held: string, released: string]>([
    ['opens what was set aside', { verdicts: { virus: 'FAIL' } }, 'quarantined', 'accepted'],
    ['opens what looked like spam', SPAM, 'quarantined', 'accepted'],
    ['of spam does not vouch for its sender', { ...SPAM, ...FROM_STRANGER }, 'quarantined', 'untrusted'],
    [
      'of spam does not prove its From',
      { verdicts: { spam: 'FAIL', dmarc: 'FAIL' } },
      'quarantined',
      'untrusted',
    ],
    ['of spam does not renew its address', { ...SPAM, ...OLD }, 'quarantined', 'expired'],
    ['of spam does not sign its address', { ...SPAM, token: 'forged' }, 'quarantined', 'forged'],
    ['of spam lets no machine act', { ...SPAM, automatic: true }, 'quarantined', 'automatic'],
    ['forgives the age of an address', OLD, 'expired', 'accepted'],
    ['of an old address does not vouch for the sender', { ...OLD, ...FROM_STRANGER }, 'expired', 'untrusted'],
    ['of an old address does not bring anybody back', { ...OLD, ...GONE }, 'expired', 'unmatched'],
    ['vouches for a sender without proof', UNPROVEN, 'untrusted', 'accepted'],
    ['vouches for an unknown sender', FROM_STRANGER, 'untrusted', 'accepted'],
    ['vouches for a sender who cannot be told', { from: [] }, 'untrusted', 'accepted'],
    ['does not make up for a forged address', { token: 'forged' }, 'forged', 'forged'],
    ['does not bring back whoever is gone', GONE, 'unmatched', 'unmatched'],
    ['lets no machine act', { automatic: true }, 'automatic', 'automatic'],
  ])('%s', (_, changes, held, released) => {
    expect(judge(changes)).toBe(held);
    expect(judge({ ...changes, releasedFrom: [held] })).toBe(released);
  });

  it('from each fate that held it, one after the other, vouches for all of them', () => {
    const changes = { verdicts: { spam: 'FAIL', dmarc: 'FAIL' }, token: 'expired' } as const;
    const releasedFrom: string[] = [];
    for (const held of ['quarantined', 'expired', 'untrusted']) {
      expect(judge({ ...changes, releasedFrom })).toBe(held);
      releasedFrom.push(held);
    }
    expect(judge({ ...changes, releasedFrom })).toBe('accepted');
  });

  it('from one fate lifts no rule before it', () => {
    expect(judge({ ...SPAM, releasedFrom: ['untrusted'] })).toBe('quarantined');
  });
});
