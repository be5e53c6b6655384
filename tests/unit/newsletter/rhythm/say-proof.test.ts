import { expect, it } from 'vitest';
import { sayProof } from '../../../../functions/newsletter/domain/say-proof.ts';
import { instant } from '../../../builders/agenda.ts';
import { newsletterContext } from '../../../builders/newsletter.ts';

const said = (readers: number) =>
  sayProof({
    ...{ occasion: 'draft', ownerGreetingName: 'Nora', newsletter: newsletterContext.newsletter },
    ...{ subject: 'The dog', slotAt: instant('2026-08-25T08:00:00.000Z'), readers },
    ...{
      findings: [],
      holdsPraise: false,
      isInTime: true,
      replyAddress: 'r@in.example',
      draftAddress: 'd@in.example',
    },
  }).paragraphs.join(' ');

it('a proof says that a letter waits where nobody reads the newsletter yet', () => {
  expect(said(0)).toContain('Nobody has signed up yet');
  expect(said(1)).not.toContain('Nobody');
});
