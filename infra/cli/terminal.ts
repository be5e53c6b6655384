import type { WriteStream } from 'node:tty';
import { ProgressLine } from '../local/progress-line.ts';

/** Where a command speaks: what was asked for goes to `print`, all else to `note`, so that scripts can read the former. */
export interface Terminal {
  print(text: string): void;
  note(text: string): void;
  progress(step: string): void;
  endProgress(): void;
}

export function createTerminal(out: NodeJS.WritableStream, err: WriteStream): Terminal {
  const line = new ProgressLine(err);
  out.on('error', ignoreClosedPipe);
  return {
    print: (text) => {
      out.write(`${text}\n`);
    },
    note: (text) => {
      line.clear();
      err.write(`${printable(text)}\n`);
    },
    progress: (step) => line.show(step),
    endProgress: () => line.clear(),
  };
}

/** Whoever reads (`head`) may have read enough. */
function ignoreClosedPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}

/** What people wrote must not steer the terminal: no control characters but line breaks, no reversed writing. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
}
