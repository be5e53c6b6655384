import { stat } from 'node:fs/promises';
import type { OwnWords } from '../../../functions/circle/domain/import/contact-columns.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { openContactList } from '../csv/contact-list.ts';
import { detectMark, readText } from '../csv/text-encoding.ts';
import { openCircleFile } from './circle-file.ts';
import type { PeopleFile } from './people-file.ts';
import { openCardFile } from './vcard/card-file.ts';

const LOOKED_AT_LENGTH = 4096;

export type FileKind = 'mail' | 'cards' | 'circle' | 'list';

/** What the file is, by how it begins and not by what it is called. Throws CommandError where there is none. */
export async function kindOfFile(path: string): Promise<FileKind> {
  if (await isFolder(path)) return 'mail';
  if (/\.eml$/i.test(path)) return 'mail';
  const beginning = (await readBeginning(path)).trimStart();
  if (/^BEGIN:VCARD\s/i.test(beginning) || /^BEGIN:VCARD\s*$/im.test(beginning)) return 'cards';
  if (beginning.startsWith('{"format":"kith-circle"')) return 'circle';
  return /^From .+\d{4}\s/.test(beginning) ? 'mail' : 'list';
}

export async function openPeopleFile(
  path: string,
  kind: 'cards' | 'circle' | 'list',
  ownWords: OwnWords,
): Promise<PeopleFile> {
  if (kind === 'cards') return await openCardFile(path);
  if (kind === 'circle') return await openCircleFile(path);
  return await openContactList(path, ownWords);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new CommandError(EXIT_CODE.notFound, `There is no file ${path}.`, { cause: error });
  }
}

async function readBeginning(path: string): Promise<string> {
  const encoding = (await detectMark(path)) ?? 'utf-8';
  for await (const text of readText(path, encoding)) return text.slice(0, LOOKED_AT_LENGTH);
  return '';
}
