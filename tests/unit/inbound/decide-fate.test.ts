import { describe, expect, it } from 'vitest';
import { decideFate, type JudgedRoute } from '../../../functions/inbound/domain/decide-fate.ts';
import type { InboundMail, MailContent } from '../../../functions/inbound/domain/inbound-mail.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';

const owner = buildOwner();
const NORA = owner.addresses.map(({ address }) => address);
const toRuth: JudgedRoute = { token: 'valid', owner, person: buildContact() };
const toNobody: JudgedRoute = { token: 'valid', owner };
const forged: JudgedRoute = { token: 'forged' };

const mail: InboundMail = {
  messageId: 'm1',
  receivedAt: toIsoInstant(fixedClock().now()),
  envelopeSender: 'nora@lindqvist.example',
  recipients: ['r@in.kith.example'],
  verdicts: { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' },
};
const content: Pick<MailContent, 'from' | 'dkimDomains'> = { from: NORA, dkimDomains: [] };
const spam: InboundMail = { ...mail, verdicts: { ...mail.verdicts, spam: 'FAIL' } };

const decide = (routes: readonly JudgedRoute[], changed: { mail?: InboundMail; automatic?: boolean } = {}) =>
  decideFate(changed.mail ?? mail, content, changed.automatic ?? false, routes);

describe('one decision for a message', () => {
  it('accepts it for just the reply addresses that allow it', () => {
    expect(decide([forged, toRuth])).toEqual({
      judgement: 'accepted',
      routes: [toRuth],
      passedOver: [],
      worthReporting: true,
    });
  });

  it('names the true addresses that it can do nothing with any more, and no made-up ones', () => {
    expect(decide([toNobody, forged, toRuth])).toMatchObject({ routes: [toRuth], passedOver: [toNobody] });
  });

  it('otherwise says what the first address says that Kith gave out', () => {
    expect(decide([toNobody, forged]).judgement).toBe('unmatched');
    expect(decide([forged, toNobody])).toMatchObject({ judgement: 'unmatched', routes: [toNobody] });
    expect(decide([forged])).toMatchObject({ judgement: 'forged', routes: [forged] });
  });

  it('never reports what a machine wrote, not even as spam', () => {
    expect(decide([toRuth], { automatic: true }).worthReporting).toBe(false);
    expect(decide([toRuth], { mail: spam, automatic: true }).worthReporting).toBe(false);
  });

  it('reports spam to a true reply address, not spam to a made-up one', () => {
    expect(decide([toRuth], { mail: spam }).worthReporting).toBe(true);
    expect(decide([forged], { mail: spam }).worthReporting).toBe(false);
    expect(decide([forged]).worthReporting).toBe(true);
  });
});
