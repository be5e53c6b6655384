type CleanUp = () => unknown;

/** Undoes what was started, last first; whatever fails on the way, the rest is still undone. */
export class Shutdown {
  readonly #steps: CleanUp[] = [];
  #running: Promise<void> | undefined;

  /** Remembers how to undo what was just started. */
  add(cleanUp: CleanUp): void {
    this.#steps.push(cleanUp);
  }

  get hasBegun(): boolean {
    return this.#running !== undefined;
  }

  /** Asked twice, it is done once. */
  async run(): Promise<void> {
    this.#running ??= this.#undoAll();
    await this.#running;
  }

  async #undoAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const cleanUp of this.#steps.reverse()) {
      try {
        await cleanUp();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Kith did not stop cleanly.');
  }
}
