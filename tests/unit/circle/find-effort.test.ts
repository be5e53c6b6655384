import { describe, expect, it } from 'vitest';
import { entered } from '../../../functions/circle/adapters/contact-events.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';

const told = (text: string, changes: Parameters<typeof buildInteraction>[0] = {}) => {
  const entry = buildInteraction({ direction: 'inbound', kind: 'mail', text, ...changes });
  return (entered(entry)(buildContact({ newestEntry: null })) ?? buildContact()).efforts.map(
    ({ kind }) => kind,
  );
};

describe('what a timeline tells of journeys, launches and successes', () => {
  it.each([
    ['I am back from Lisbon at last.', 'travel'],
    ['The museum site went live last night.', 'launch'],
    ['The audit is done; I slept for ten hours.', 'project'],
    ['I got promoted on Friday.', 'achievement'],
  ])('“%s”', (text, kind) => {
    expect(told(text)).toEqual([kind]);
  });

  it.each([
    ['the owner’s own words', 'I am back from Lisbon at last.', { direction: 'outbound' }],
    ['private words', 'We launched it, and please tell nobody: I am leaving Peter.', {}],
    ['a gift', 'For when the site went live', { kind: 'gift', direction: 'between' }],
    ['a stranger’s words', 'I got promoted.', { source: { by: 'unproven-reply' } }],
  ] as const)('takes nothing from %s', (_, text, changes) => {
    expect(told(text, changes)).toEqual([]);
  });

  it('counts an entry once, however often it is recorded', () => {
    const entry = buildInteraction({ direction: 'inbound', kind: 'mail', text: 'I got promoted.' });
    const once = entered(entry)(buildContact({ newestEntry: null }));
    expect(once && entered(entry)(once)).toBeUndefined();
  });
});
