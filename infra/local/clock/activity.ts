/** Counts what is under way, so that the clock can wait until nothing is. */
export class Activity {
  #running = 0;
  #waiting: (() => void)[] = [];

  get isQuiet(): boolean {
    return this.#running === 0;
  }

  async track<T>(work: Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work;
    } finally {
      this.#running -= 1;
      if (this.#running === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  async whenQuiet(): Promise<void> {
    while (this.#running > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
