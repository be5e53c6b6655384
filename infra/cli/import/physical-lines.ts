import { createReadStream } from 'node:fs';
import { detectMark, readText } from '../csv/text-encoding.ts';

const LF = 0x0a;
const CR = 0x0d;

export interface PhysicalLine {
  readonly line: number;
  /** Without the line break, and without what goes beyond the longest line. */
  readonly bytes: Buffer;
  readonly isCut: boolean;
}

/**
 * The lines of a file, whatever ends them, in constant memory: at most so many bytes of each. UTF-16 comes as UTF-8; other bytes
 * come as they are.
 */
export async function* readPhysicalLines(path: string, longestBytes: number): AsyncGenerator<PhysicalLine> {
  let line = 1;
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let isCut = false;
  let endedByCr = false;
  const keep = (bytes: Buffer) => {
    const part = bytes.subarray(0, longestBytes - keptBytes);
    isCut ||= part.length < bytes.length;
    if (part.length > 0) kept.push(part);
    keptBytes += part.length;
  };
  const finish = (): PhysicalLine => {
    const finished = { line, bytes: Buffer.concat(kept), isCut };
    [line, kept, keptBytes, isCut] = [line + 1, [], 0, false];
    return finished;
  };
  for await (const chunk of readUtf8Chunks(path)) {
    let start = 0;
    if (endedByCr && chunk[0] === LF) start = 1;
    endedByCr = false;
    for (let end = nextBreak(chunk, start); end < chunk.length; end = nextBreak(chunk, start)) {
      keep(chunk.subarray(start, end));
      yield finish();
      const isCrLf = chunk[end] === CR && chunk[end + 1] === LF;
      endedByCr = chunk[end] === CR && end === chunk.length - 1;
      start = end + (isCrLf ? 2 : 1);
    }
    keep(chunk.subarray(start));
  }
  if (keptBytes > 0) yield finish();
}

async function* readUtf8Chunks(path: string): AsyncGenerator<Buffer> {
  const marked = await detectMark(path);
  if (marked) {
    for await (const text of readText(path, marked)) yield Buffer.from(text);
    return;
  }
  let isFirst = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    const bytes = Buffer.from(chunk);
    yield isFirst ? withoutMark(bytes) : bytes;
    isFirst = false;
  }
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes;

function nextBreak(bytes: Buffer, start: number): number {
  const lf = bytes.indexOf(LF, start);
  const end = lf < 0 ? bytes.length : lf;
  const cr = bytes.subarray(start, end).indexOf(CR);
  return cr < 0 ? end : start + cr;
}
