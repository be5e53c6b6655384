import { describe, expect, it } from 'vitest';
import type { AnswerContext } from '../../../../functions/nudges/answer/domain/answer-line.ts';
import { planAnswer } from '../../../../functions/nudges/answer/domain/plan/plan-answer.ts';
import { readAnswerLines } from '../../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { contactIdSchema, deriveDraftId } from '../../../../functions/shared/ids.ts';
import { toIsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { NOW } from './say-line.ts';

const people = ['Ruth Adler', 'Bo Holm'].map((name, index) => ({
  contact: buildContact({ name, contactId: contactIdSchema.parse('ab'[index]?.repeat(16)) }),
  draftId: deriveDraftId(name),
}));

/** What becomes of the letter to Bo, the second one of the mail. */
const decideAboutBo = (words: string): string | undefined => planAboutBo(words)?.how;

function planAboutBo(words: string) {
  return planOf(words)?.letters.find(({ draftId }) => draftId === people[1]?.draftId);
}

function planOf(words: string, addressedIndex = 0) {
  const context: AnswerContext = {
    now: NOW,
    people: people.map(({ contact: { name } }) => ({ name, lovedOnes: [], hasDraft: true })),
    addressedIndex,
  };
  return planAnswer({
    owner: buildOwner(),
    moment: {
      ...{ recordId: 'a'.repeat(24), messageId: 'mail', timeZone: NOW.timeZoneId },
      ...{ at: toIsoInstant(NOW.toInstant()), now: NOW },
    },
    ...{ words, lines: readAnswerLines(words, context), people, addressedIndex },
    ...{ namesFound: [], proposed: [], attachments: undefined, pictures: [] },
    isDecision: (_, said) => said === 'send' || said === 'skip' || /^send\n\n(?:Dear|Hi) /.test(said),
  });
}

it('a letter goes out on the word alone', () => {
  expect(decideAboutBo('2: send')).toBe('decide');
});

it.each([
  '2: send\n2: actually, hold on',
  '2: send\nmake it shorter first',
  '2: send\n\nwait, do not send that',
  'Wait, don’t send the letter.\n\n2: send',
  '2: send\ncalled her, so hold it',
  '2: send\n\ncalled her, so not yet',
  '2: send\n\n1: called her. Cancel the letter.',
  '2: send\n\nsnooze 1w, do not send it yet',
  '2: send\n\nstop',
  'never mind, this one not\n\n2: send\nHi Bo,\nall well?',
])('%j sends nothing, and the owner is asked', (words) => {
  expect(decideAboutBo(words)).toBe('remark');
});

it.each(['2: send\n\n1: met yesterday, cannot wait to see her again', '1: stopped by for tea\n\n2: send'])(
  '%j takes nothing back',
  (words) => {
    expect(decideAboutBo(words)).toBe('decide');
  },
);

it('what is said of somebody else keeps no letter back', () => {
  expect(decideAboutBo('2: send\n1: her son starts school')).toBe('decide');
});

describe('a letter of the owner’s own, without `send`', () => {
  const LETTER = 'Dear Bo,\n\nHow was Oslo?\nAnd the boat?\n\nNora';

  it.each([
    ['that says whom it is for', `2: ${LETTER}`],
    ['below a heading', `2:\n${LETTER}`],
    ['below what was said of somebody else', `1: called\n\n2: ${LETTER}`],
    ['that opens the answer', LETTER],
  ])('%s waits for that word, with its paragraphs', (_, words) => {
    expect(planAboutBo(words)).toMatchObject({ how: 'reword', words: LETTER });
    expect(planOf(words)?.people.flatMap(({ entries }) => entries)).toHaveLength(
      words.startsWith('1') ? 1 : 0,
    );
  });

  it('is kept on one line, too', () => {
    expect(planAboutBo('Hi Bo, lunch on Friday?')).toMatchObject({
      how: 'reword',
      words: 'Hi Bo, lunch on Friday?',
    });
  });

  it('asks nothing about the letter to whoever else the mail was about', () => {
    expect(planOf(LETTER)?.letters).toHaveLength(1);
  });

  it.each([
    ['a greeting and no more', 'Dear Bo,'],
    ['words about them', 'Bo, who was in Oslo, called.'],
    ['a name over a command', 'Bo,\nsnooze 2w'],
    ['a greeting to Kith', 'Hi Kith,\n\nBo was in Oslo.'],
    ['a greeting to somebody else', '2: Dear Ruth,\n\nHow are you?'],
    ['one that stands further down', 'I wrote to him:\n\nDear Bo,\n\nHow was Oslo?'],
    ['one quoted from an earlier mail', '> Dear Bo,\n> How was Oslo?'],
  ])('is not made of %s', (_, words) => {
    expect(planOf(words)?.letters.map(({ how }) => how)).not.toContain('reword');
  });

  it.each([`2: send\n2: ${LETTER}`, `2: skip\n2: ${LETTER}`, `2: ${LETTER}\n1: called her`])(
    '%j is asked about, and nothing is decided',
    (words) => {
      const plan = planOf(words);
      expect(plan?.letters.map(({ how }) => how)).not.toContain('reword');
      expect(plan?.letters.map(({ how }) => how)).not.toContain('decide');
      expect(plan?.questions).toHaveLength(1);
    },
  );
});
