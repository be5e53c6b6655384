import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSchema } from '../../../functions/circle/domain/plan.ts';
import {
  praiseToAskAbout,
  readConsent,
  writeAsk,
} from '../../../functions/giving/domain/shout-outs/ask-words.ts';
import { buildContact } from '../../builders/contact.ts';

const ruth = buildContact({ interests: ['sailing'], notes: ['is thinking of leaving Fjord'] });
const plan = (text: string) =>
  planSchema.parse({ planId: 'p'.repeat(24), kind: 'shout-out', text, addedAt: '2026-08-20T08:00:00.000Z' });

describe('what a contact is asked about', () => {
  it('never touches on family, health or anything private, wherever in the words that stands', () => {
    const word = fc.constantFrom('talk', 'prize', 'library', 'book', 'in', 'Hull', 'for', 'her');
    const grave = fc.constantFrom(
      ...['husband', 'daughter', 'wedding', 'twins', 'chemo', 'surgery', 'funeral', 'divorce', 'pregnancy'],
      ...['therapy', 'depression', 'sober', 'custody', 'debts', 'hospital', 'cancer', 'miscarriage'],
    );
    const sentence = fc
      .tuple(fc.array(word, { maxLength: 6 }), grave, fc.array(word, { maxLength: 6 }))
      .map(([before, private_, after]) => [...before, private_, ...after].join(' '));
    fc.assert(
      fc.property(sentence, (text) => {
        expect(praiseToAskAbout({ ...ruth, plans: [plan(text)] }, 'answer')).toHaveProperty('refused');
      }),
    );
  });

  it('is the praise alone: nothing else that is known of them stands in the mail', () => {
    const asked = praiseToAskAbout({ ...ruth, plans: [plan('won the prize in Hull')] }, 'answer');
    const mail = 'text' in asked ? writeAsk(ruth, asked.text, 'Nora Lindqvist') : '';
    expect(mail).toContain('Ruth Adler won the prize in Hull.');
    expect(mail).not.toMatch(/sailing|Fjord/);
  });
});

describe('an answer about the newsletter', () => {
  it.each(['yes', 'Yes!', 'YES', 'Yes, please.', 'Hi Nora,\n\nyes\n\nRuth', 'Yes, of course!'])(
    '%j is a yes',
    (words) => expect(readConsent(words)?.says).toBe('yes'),
  );
  it.each(['no', 'No, thank you.', 'please don’t', 'Rather not'])('%j is a no', (words) =>
    expect(readConsent(words)?.says).toBe('no'),
  );
  it.each(['', 'yesterday', 'yes, but not yet', 'maybe', 'yes\nno', 'Did I say yes?', 'no idea, yes?'])(
    '%j is neither',
    (words) => expect(readConsent(words)).toBeUndefined(),
  );
});
