import type { IssueFile } from './issue-file.ts';
import { unknownFields } from './letter-pieces.ts';
import { listHeadingMarks, readHeadingMarks } from './letter-sections.ts';

/** A header line holds 998 (RFC 5322, 2.1.1); a mailbox shows some 60. */
export const MAX_SUBJECT_CHARACTERS = 150;

type Written = Pick<IssueFile, 'subject' | 'preheader' | 'markdown' | 'contacts'>;

/** What keeps a letter from being sent as it is written, each in a line that says what to change. */
export function letterProblems({ subject, preheader, markdown, contacts = '' }: Written): readonly string[] {
  const fields = new Set(unknownFields(`${markdown}\n${contacts}`));
  const marks = listHeadingMarks(markdown).filter((words) => readHeadingMarks(words) === undefined);
  return [
    ...(subject.length > MAX_SUBJECT_CHARACTERS
      ? [
          `the subject has ${subject.length} characters; mailboxes show some 60, and ${MAX_SUBJECT_CHARACTERS} is the most`,
        ]
      : []),
    ...(/\{\{/.test(subject + preheader)
      ? ['subject and preheader are the same for everybody, so {{…}} cannot stand there']
      : []),
    ...[...fields].map(
      (name) => `{{${name}}} stands for nothing; the one field that there is is {{firstName}}`,
    ),
    ...marks.map(
      (words) =>
        `{${words}} at the end of a heading means nothing; it may say tip, gift, hats-off, your-turn or topic: its-id`,
    ),
  ];
}
