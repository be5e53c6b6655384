/** Tells live pages that something happened. */
export class ChangeSignal {
  readonly #listeners = new Set<() => void>();
  #raisedAtMs = Number.NEGATIVE_INFINITY;

  /** Of real time, not of the clock that people move; Infinity before the first change. */
  get msSinceRaised(): number {
    return performance.now() - this.#raisedAtMs;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  raise(): void {
    this.#raisedAtMs = performance.now();
    for (const listener of this.#listeners) listener();
  }
}
