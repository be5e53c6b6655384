import type { Hint, Hints } from '../../functions/newsletter/sending/hints.ts';
import type { Random } from '../fuzz/seeded-random.ts';

const ONE_IN_TWICE = 10;

/** An SQS queue that hands out one message in ten twice, and again what nobody took to its end. */
export class SimulatedQueue implements Hints {
  #waiting: Hint[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  async send(hints: readonly Hint[]): Promise<void> {
    for (const hint of hints) {
      this.#waiting.push(hint);
      if (this.#random(ONE_IN_TWICE) === 0) this.#waiting.push(hint);
    }
  }

  take(): Hint | undefined {
    const [hint] = this.#waiting.splice(this.#random(this.#waiting.length), 1);
    return hint;
  }
}
