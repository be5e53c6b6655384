import type { Position } from './cursor.ts';

interface Place {
  readonly next: Position;
  isOver: boolean;
}

/** Many readers have their turn at the same time: how far everybody had theirs, so that a crash forgets nobody. */
export class LowWaterMark {
  #reached: Position;
  readonly #open: Place[] = [];

  constructor(start: Position) {
    this.#reached = start;
  }

  get reached(): Position {
    return this.#reached;
  }

  /** In the order of the list; `next` is the position behind this reader. Gives what to call once their turn is over. */
  begin(next: Position): () => void {
    const place: Place = { next, isOver: false };
    this.#open.push(place);
    return () => {
      place.isOver = true;
      while (this.#open[0]?.isOver) this.#reached = this.#open.shift()?.next ?? this.#reached;
    };
  }
}
