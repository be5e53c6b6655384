import { expect, it } from 'vitest';
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
function decideAboutBo(words: string): string | undefined {
  const context: AnswerContext = {
    now: NOW,
    people: people.map(({ contact: { name } }) => ({ name, lovedOnes: [], hasDraft: true })),
    addressedIndex: 0,
  };
  const record = planAnswer({
    owner: buildOwner(),
    moment: {
      ...{ recordId: 'a'.repeat(24), messageId: 'mail', timeZone: NOW.timeZoneId },
      ...{ at: toIsoInstant(NOW.toInstant()), now: NOW },
    },
    ...{ words, lines: readAnswerLines(words, context), people, addressedIndex: 0 },
    ...{ namesFound: [], proposed: [], attachments: undefined, pictures: [] },
    isDecision: (_, said) => said === 'send' || said === 'skip',
  });
  return record?.letters.find(({ draftId }) => draftId === people[1]?.draftId)?.how;
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
