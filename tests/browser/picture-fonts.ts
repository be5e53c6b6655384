import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { inflateSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const FILES = [
  require.resolve('@fontsource/gelasio/files/gelasio-latin-400-normal.woff'),
  require.resolve('@fontsource/gelasio/files/gelasio-latin-400-italic.woff'),
  require.resolve('@fontsource/gelasio/files/gelasio-latin-700-normal.woff'),
];
const HEADER_OCTETS = 44; // WOFF 1.0, section 3
const ENTRY_OCTETS = 20; // WOFF 1.0, section 4

/** Puts Gelasio, Georgia's open twin, into `folder` as TrueType: Chromium reads no WOFF from the system's fonts. */
export async function writePictureFonts(folder: string): Promise<void> {
  for (const file of FILES) {
    await writeFile(join(folder, `${basename(file, '.woff')}.ttf`), unpackWoff(await readFile(file)));
  }
}

/** WOFF 1.0 as the TrueType file that it was made from. */
function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + count * 16);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const tables: Buffer[] = [];
  let position = directory.length;
  for (let index = 0; index < count; index += 1) {
    const entry = HEADER_OCTETS + index * ENTRY_OCTETS;
    const start = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(start, start + woff.readUInt32BE(entry + 8));
    const length = woff.readUInt32BE(entry + 12);
    const target = 12 + index * 16;
    woff.copy(directory, target, entry, entry + 4);
    woff.copy(directory, target + 4, entry + 16, entry + 20);
    directory.writeUInt32BE(position, target + 8);
    directory.writeUInt32BE(length, target + 12);
    const table = packed.length < length ? inflateSync(packed) : packed;
    tables.push(table, Buffer.alloc((4 - (length % 4)) % 4));
    position += length + ((4 - (length % 4)) % 4);
  }
  return Buffer.concat([directory, ...tables]);
}
