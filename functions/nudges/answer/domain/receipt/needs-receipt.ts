import type { AnswerRecord, LetterResult } from '../record/answer-record.ts';

/** The first answers of an owner always get one, so that they see that it works. */
export const FIRST_RECEIPTS = 3;

/** Something was unclear, proposed or asked for, or went outside. Else the next brief shows it. */
export const needsReceipt = (record: AnswerRecord): boolean =>
  isMoreThanLetters(record) || lettersOf(record).some(isWorthSaying);

/** All that there is to say is about one letter: then its own notice says it. */
export function soleLetterToTell(record: AnswerRecord): LetterResult | undefined {
  const [letter, ...others] = lettersOf(record).filter(isWorthSaying);
  const isAlone = others.length === 0 && !isMoreThanLetters(record);
  return isAlone && letter?.headline !== undefined ? letter : undefined;
}

export const questionsOf = ({ questions, result }: AnswerRecord): AnswerRecord['questions'] => [
  ...questions,
  ...(result?.questions ?? []),
];

const lettersOf = ({ result }: AnswerRecord): readonly LetterResult[] => result?.letters ?? [];

const isWorthSaying = ({ became, headline }: LetterResult): boolean =>
  became === 'out' || headline !== undefined;

const isMoreThanLetters = (record: AnswerRecord): boolean =>
  record.wantsHelp ||
  record.mail !== undefined ||
  record.proposals.length > 0 ||
  (record.cards?.length ?? 0) + (record.asks?.length ?? 0) > 0 ||
  questionsOf(record).length > 0 ||
  (record.result?.added.length ?? 0) > 0;
