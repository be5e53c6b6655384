import { describe, expect, it } from 'vitest';
import { isTouch } from '../../../../functions/circle/domain/interaction.ts';
import { planAnswer } from '../../../../functions/nudges/answer/domain/plan/plan-answer.ts';
import { readAnswerLines } from '../../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { toIsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { ABOUT_RUTH, NOW } from './say-line.ts';

const planFor = (words: string) =>
  planAnswer({
    owner: buildOwner(),
    moment: {
      ...{ recordId: 'a'.repeat(24), messageId: 'mail', timeZone: NOW.timeZoneId },
      ...{ at: toIsoInstant(NOW.toInstant()), now: NOW },
    },
    ...{ words, lines: readAnswerLines(words, ABOUT_RUTH), addressedIndex: 0 },
    people: [{ contact: buildContact({ name: 'Ruth Adler' }) }],
    ...{ namesFound: [], proposed: [], attachments: undefined, pictures: [] },
    isDecision: () => false,
  });

const touchesOf = (words: string) =>
  (planFor(words)?.people[0]?.entries ?? []).map((entry) => [entry.text, isTouch(entry), entry.direction]);

describe('a note on which nobody was in touch', () => {
  it.each([
    "haven't called",
    'I haven’t called her yet',
    'not called yet',
    'Not spoken yet, sorry.',
    'She died last week.',
    'she is in hospital',
  ])('%s is kept, told, and no touch', (words) => {
    expect(touchesOf(words).map(([text, counts]) => [text, counts])).toEqual([[words, false]]);
    expect(planFor(words)?.people[0]?.said).toEqual([`Note: “${words}”`]);
  });
});

it.each(['She is moving to Oslo.', 'Her son could not wait to see us', 'called her'])(
  '%s stays a touch',
  (words) => {
    expect(touchesOf(words).map(([, counts]) => counts)).toEqual([true]);
  },
);

it('a death is proposed, and nothing is changed before the owner has said yes', () => {
  const record = planFor('She died last week.');
  expect(record?.proposals.map(({ say }) => say)).toEqual(['in memory']);
  expect(record?.people[0]?.edits).toEqual([]);
});

it('a message of theirs came in', () => {
  expect(touchesOf('She texted to say no')).toEqual([['She texted to say no', true, 'inbound']]);
  expect(touchesOf('texted her yesterday')).toEqual([['texted her yesterday', true, 'outbound']]);
});
