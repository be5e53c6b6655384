import type { AnswerRecord } from './answer-record.ts';
import { saidOf } from './said-of.ts';

/** What an answer did and can be asked to take back, ready to read, a line each. */
export const answerRecordLines = (record: AnswerRecord): readonly string[] => [
  ...record.people.flatMap((step) => saidOf(record, step).map((line) => `${step.called}: ${line}`)),
  ...(record.result?.added ?? []).map(({ said }) => `Added: ${said}`),
  ...(record.mail === undefined
    ? []
    : [record.mail === 'stopped' ? 'Kith’s mail to you ended' : 'Kith’s mail to you began again']),
];
