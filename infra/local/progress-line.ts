import type { WriteStream } from 'node:tty';

/** One line that is written over as the work goes on; nothing when the output is not a terminal. */
export class ProgressLine {
  readonly #stream: WriteStream;

  constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  show(step: string): void {
    if (this.#stream.isTTY) this.#stream.write(`\r\u001b[KKith is ${step} …`);
  }

  clear(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\u001b[K');
  }
}
