import type { AnswerRecord } from './answer-record.ts';

/** What an answer did and can be asked to take back, ready to read, a line each. */
export const answerRecordLines = ({ people, result, mail }: AnswerRecord): readonly string[] => [
  ...people.flatMap(({ called, said }) => said.map((line) => `${called}: ${line}`)),
  ...(result?.added ?? []).map(({ said }) => `Added: ${said}`),
  ...(mail === undefined
    ? []
    : [mail === 'stopped' ? 'Kith’s mail to you ended' : 'Kith’s mail to you began again']),
];
