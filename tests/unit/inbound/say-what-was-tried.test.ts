import { expect, test } from 'vitest';
import { sayWhatWasTried } from '../../../functions/inbound/domain/say-what-was-tried.ts';
import { buildInboundMail } from '../../builders/inbound-mail.ts';

const mail = buildInboundMail({
  verdicts: { spam: 'PASS', virus: 'GRAY', spf: 'FAIL', dkim: 'GRAY', dmarc: 'PROCESSING_FAILED' },
});
const TRIED =
  'What was tried: SPF failed, DKIM undecided, DMARC could not be checked; spam check passed, virus check undecided.';

test('a held mail is told with all that was checked, and how to let it through', () => {
  expect(sayWhatWasTried('untrusted', mail)).toEqual([
    TRIED,
    'If it is a good mail, whoever runs Kith can let it through: npm run kith -- mail release m1',
  ]);
});

test('where a release would change nothing, none is offered', () => {
  expect(sayWhatWasTried('forged', mail)).toEqual([TRIED]);
});

test('an answer without new words is the owner’s own, and nothing was in doubt', () => {
  expect(sayWhatWasTried('empty', mail)).toEqual([]);
});
