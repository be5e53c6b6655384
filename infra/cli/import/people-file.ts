import type { ImportEntry } from '../../../functions/circle/domain/import/import-judge.ts';

/** What one place of a file says, with the words of it that land in the list of rejected ones. */
export interface FileEntry extends ImportEntry {
  readonly fields: readonly string[];
}

/** A file of people, looked through before the first of its entries is handed out. */
export interface PeopleFile {
  /** `a list of Google Contacts`, `cards` */
  readonly title: string;
  /** Of the fields of its entries. */
  readonly headings: readonly string[];
  /** What the owner should know of the file as a whole. */
  readonly remarks: readonly string[];
  readonly entryCount: number;
  /** From the beginning, each time. Reads in bounded memory. */
  entries(): AsyncIterable<FileEntry>;
}
