import { describe, expect, it } from 'vitest';
import { diffContacts } from '../../../../functions/circle/domain/changes/contact-edits.ts';
import { isTouch } from '../../../../functions/circle/domain/interaction.ts';
import { planAnswer } from '../../../../functions/nudges/answer/domain/plan/plan-answer.ts';
import type { PlanInput } from '../../../../functions/nudges/answer/domain/plan/plan-input.ts';
import { readAnswerLines } from '../../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { toIsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { ABOUT_RUTH, NOW } from './say-line.ts';

const planFor = (
  words: string,
  changes: Parameters<typeof buildContact>[0] = {},
  proposed: PlanInput['proposed'] = [],
) =>
  planAnswer({
    owner: buildOwner(),
    moment: {
      ...{ recordId: 'a'.repeat(24), messageId: 'mail', timeZone: NOW.timeZoneId },
      ...{ at: toIsoInstant(NOW.toInstant()), now: NOW },
    },
    ...{ words, lines: readAnswerLines(words, ABOUT_RUTH), addressedIndex: 0 },
    people: [{ contact: buildContact({ name: 'Ruth Adler', ...changes }) }],
    ...{ namesFound: [], proposed, attachments: undefined, pictures: [] },
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
    'will call her tomorrow',
    "I'll text her tonight",
    'calling tonight',
    'met tomorrow',
    'met her for lunch next week',
    'seeing her on Friday',
    'lunch booked for 3 Dec',
    'dinner with her tonight',
    'going to write to her',
    'not sure',
    'who is this?',
    'wrong person',
  ])('%s is kept, told, and no touch', (words) => {
    expect(touchesOf(words).map(([text, counts]) => [text, counts])).toEqual([[words, false]]);
    expect(planFor(words)?.people[0]?.said).toEqual([`Note: “${words}”`]);
  });
});

it.each([
  'She is moving to Oslo.',
  'seeing her was lovely',
  'she will call next week',
  'Her son could not wait to see us',
  'called her',
])('%s stays a touch', (words) => {
  expect(touchesOf(words).map(([, counts]) => counts)).toEqual([true]);
});

it.each(['La llamé ayer', 'Habe gestern mit ihr telefoniert', '昨天见面了', 'اتصلت بها', 'erledigt'])(
  '%s is a note, and told as one',
  (words) => {
    expect(planFor(words)?.people[0]?.said).toEqual([`Note: “${words}”`]);
  },
);

it('a death is proposed, and nothing is changed before the owner has said yes', () => {
  const record = planFor('She died last week.');
  expect(record?.proposals.map(({ say }) => say)).toEqual(['in memory']);
  expect(record?.people[0]?.edits).toEqual([]);
});

it.each(['called, no answer', 'left a voicemail', 'tried to call Ruth', 'missed each other'])(
  '%s is kept, told, and no touch: the silence goes on',
  (words) => {
    expect(touchesOf(words).map(([text, counts]) => [text, counts])).toEqual([[words, false]]);
    expect(planFor(words)?.people[0]?.said).toEqual([`Tried, no touch yet: “${words}”`]);
  },
);

it('a message of theirs came in', () => {
  for (const words of ['Ruth texted', 'got a text from Ruth', 'heard from her'])
    expect(touchesOf(words)).toEqual([[words, true, 'inbound']]);
  expect(touchesOf('She texted to say no')).toEqual([['She texted to say no', true, 'inbound']]);
  expect(touchesOf('texted her yesterday')).toEqual([['texted her yesterday', true, 'outbound']]);
});

describe('a yes or a no where nothing was asked', () => {
  it.each(['yes', 'Yes please!', 'no', 'No.', 'yes\n\nThanks,\nTess'])('%j is answered', (words) => {
    expect(planFor(words)?.questions).toEqual([
      { words: words.split('\n', 1)[0], ask: expect.stringMatching(/“done”.*“snooze 2w”/) },
    ]);
    expect(planFor(words)?.people).toEqual([]);
  });

  it.each(['ok', 'yes\ncalled her', 'Thanks!'])('%j asks nothing back', (words) => {
    expect(planFor(words)?.questions ?? []).toEqual([]);
  });
});

describe('that they were in touch, in one word', () => {
  it.each([
    ['done', 'Marked as in touch.', 'In touch'],
    ['✅', 'Marked as in touch.', 'In touch'],
    ['done yesterday', 'Marked as in touch.', 'In touch on 23 November'],
    ['done: had lunch', 'done: had lunch', 'Meeting: “done: had lunch”'],
    ['done\n\nShe is moving to Oslo.', 'She is moving to Oslo.', 'Note: “She is moving to Oslo.”'],
  ])('%j stands on the timeline as a sentence, and is told as one', (words, text, said) => {
    expect(touchesOf(words)).toEqual([[text, true, 'between']]);
    expect(planFor(words)?.people[0]?.said[0]).toBe(said);
  });
});

describe('a letter that the owner asked for this morning', () => {
  const draftAskedAt = toIsoInstant(NOW.toInstant().subtract({ hours: 1 }));
  const LEFT_OUT = 'The letter that you asked for is left out, since you were in touch';
  it.each(['done', 'called her', 'met for coffee today'])('is left out, and that is told: %s', (words) => {
    expect(planFor(words, { draftAskedAt })?.people[0]).toMatchObject({
      said: expect.arrayContaining([LEFT_OUT]),
      edits: [{ field: 'draftAskedAt', before: draftAskedAt }],
    });
  });

  it.each(['She is moving to Oslo.', 'met her last week', 'called, no answer', 'likes wine'])(
    'still comes: %s',
    (words) => {
      expect(planFor(words, { draftAskedAt })?.people[0]?.said).not.toContain(LEFT_OUT);
    },
  );
});

it('the same praise told twice is one plan, and the second time that is said', () => {
  const addedAt = toIsoInstant(NOW.toInstant());
  const known = { planId: 'b'.repeat(24), kind: 'shout-out' as const, text: 'her talk in Oslo', addedAt };
  const again = planFor('shout-out: Her talk in Oslo!', { plans: [known] })?.people[0];
  expect(again).toMatchObject({ edits: [], said: ['To praise: her talk in Oslo (known already)'] });
  expect(planFor('shout-out: her book', { plans: [known] })?.people[0]?.edits).toHaveLength(1);
  const closed = { ...known, closed: { at: addedAt, how: 'done' as const } };
  expect(planFor('shout-out: her talk in Oslo', { plans: [closed] })?.people[0]?.edits).toHaveLength(1);
});

it('what is known already is said with the words that told it', () => {
  const known = planFor('likes wine', { interests: ['wine'] })?.people[0];
  expect(known).toMatchObject({ said: ['Known already: “likes wine”'], edits: [] });
});

it('a yes is told in the words that were proposed, and not at all where they are known by now', () => {
  const before = buildContact({ name: 'Ruth Adler' });
  const after = buildContact({
    name: 'Ruth Adler',
    lovedOnes: [{ name: 'Ida', relation: 'mother', notes: ['moved in'] }],
  });
  const { contactId } = before;
  const proposal = {
    contactId,
    called: 'Ruth',
    say: 'mother Ida, moved in',
    edits: [...diffContacts(before, after)],
  };
  expect(planFor('yes', {}, [proposal])?.people[0]?.said).toEqual(['Mother Ida, moved in']);
  expect(planFor('yes', { lovedOnes: after.lovedOnes }, [proposal])?.people ?? []).toEqual([]);
});
