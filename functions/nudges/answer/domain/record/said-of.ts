import type { Edit } from '../../../../circle/domain/changes/contact-edits.ts';
import type { AnswerRecord, PersonStep } from './answer-record.ts';

/** What an edit is about, the same whichever way it goes. */
export const namedValue = ({ field, key }: Pick<Edit, 'field' | 'key'>): string =>
  key === undefined ? field : `${field} ${key}`;

/** What a step says, without what is not so, since its values were left as they are. */
export function saidWithout(
  { said, claims }: Pick<PersonStep, 'said' | 'claims'>,
  left: readonly string[],
): readonly string[] {
  const untrue = saidAbout(claims, left);
  return said.filter((line) => !untrue.includes(line));
}

export const saidAbout = (claims: PersonStep['claims'], values: readonly string[]): readonly string[] =>
  claims.filter((claim) => claim.values.some((value) => values.includes(value))).flatMap(({ said }) => said);

/** Those of a person's values that were left as they were when the answer was carried out. */
export const valuesLeft = (
  { result }: Pick<AnswerRecord, 'result'>,
  { contactId }: Pick<PersonStep, 'contactId'>,
): readonly string[] =>
  (result?.left ?? []).filter((left) => left.contactId === contactId).flatMap(({ values }) => values);

/** What an answer has truly done about a person, ready to read. */
export const saidOf = (record: Pick<AnswerRecord, 'result'>, step: PersonStep): readonly string[] =>
  saidWithout(step, valuesLeft(record, step));
