import { createReadStream } from 'node:fs';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Lists come from spreadsheets: UTF-8 where the bytes allow it, UTF-16 by its mark, else what Windows writes. */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  let encoding: TextEncoding = 'utf-8';
  for await (const chunk of readBytes(path)) {
    if (isFirst) {
      const marked = encodingOfMark(chunk);
      if (marked) return marked;
      refuseOtherFiles(path, chunk);
      isFirst = false;
    }
    if (encoding === 'utf-8' && !decodes(() => strict.decode(chunk, { stream: true })))
      encoding = 'windows-1252';
  }
  return encoding === 'utf-8' && !decodes(() => strict.decode()) ? 'windows-1252' : encoding;
}

/** UTF-16 names itself by its first two bytes; undefined for all else. Refuses what is no text. */
export async function detectMark(path: string): Promise<TextEncoding | undefined> {
  for await (const chunk of readBytes(path)) {
    const marked = encodingOfMark(chunk);
    if (!marked) refuseOtherFiles(path, chunk);
    return marked;
  }
  return undefined;
}

/** The file's text, piece by piece, without its byte order mark. */
export async function* readText(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of readBytes(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* readBytes(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) yield Buffer.from(chunk);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isMissing
      ? new CommandError(EXIT_CODE.notFound, `There is no file ${path}.`, { cause: error })
      : new CommandError(EXIT_CODE.failed, `${path} cannot be read.`, { cause: error });
  }
}

function encodingOfMark(bytes: Buffer): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function refuseOtherFiles(path: string, bytes: Buffer): void {
  if (!bytes.includes(0)) return;
  throw new CommandError(
    EXIT_CODE.failed,
    `${path} is not a text file: save the sheet as CSV and import that. Nothing was imported.`,
  );
}

function decodes(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}
