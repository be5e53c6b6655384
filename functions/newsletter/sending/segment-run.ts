import { countReader, type IssueTotals, type ReaderOutcome } from '../domain/issue.ts';
import type { Position } from './domain/cursor.ts';
import { Doubts } from './domain/doubts.ts';
import { LowWaterMark } from './domain/low-water-mark.ts';
import type { RollEntry } from './read-roll.ts';
import type { ReaderTurn } from './send-to-reader.ts';

/**
 * Why a run ends before the list does. time: its own is over. throttled, quota, refused: SES. held: the issue goes on no more, or
 * not now. lost: somebody else has the segment.
 */
export type Halt = 'time' | 'throttled' | 'quota' | 'refused' | 'held' | 'lost';

const MOST_IN_FLIGHT = 64;

/** The readers of a segment who have their turn at the same moment, and how far all have come. */
export class SegmentRun {
  halt: Halt | undefined;
  totals: IssueTotals;
  readonly #mark: LowWaterMark;
  readonly #doubts = new Doubts();
  #inFlight = 0;
  #failure: unknown;
  #hasSent = false;
  #wake: (() => void) | undefined;

  constructor(position: Position, totals: IssueTotals) {
    this.#mark = new LowWaterMark(position);
    this.totals = totals;
  }

  get hasSent(): boolean {
    return this.#hasSent;
  }

  get position(): Position {
    return this.#mark.reached;
  }

  /** Lets a reader have their turn, beside others. */
  begin({ next }: RollEntry, takeTurn: () => Promise<ReaderTurn>): void {
    const isOver = this.#mark.begin(next);
    const begun = this.#doubts.begin();
    this.#inFlight += 1;
    void takeTurn()
      .then((turn) => this.#settle(turn, begun, isOver))
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => {
        this.#inFlight -= 1;
        this.#wake?.();
      });
  }

  /** Resolves when one more may begin. Throws what a turn threw. */
  async hasRoom(): Promise<void> {
    await this.#until(() => this.#inFlight < this.#mostInFlight());
  }

  /** After a failure elsewhere: lets those at their turn end it, and gives back what SES rejected. */
  async abandon(): Promise<void> {
    this.halt ??= 'held';
    await this.#until(() => this.#inFlight === 0).catch(() => undefined);
    await this.#doubts.giveBack();
  }

  /**
   * Resolves when nobody is at their turn; at the end of the list, whom SES rejected is rejected, unless it took nobody in this run
   * and `mayBeAll`: that may be the account's fault. Throws what a turn threw.
   */
  async end(mayBeAll: boolean): Promise<void> {
    await this.#until(() => this.#inFlight === 0);
    if (this.halt === undefined && this.#doubts.any && !this.#hasSent && mayBeAll) this.halt = 'refused';
    if (this.halt === undefined) await this.#doubts.settle();
    else await this.#doubts.giveBack();
  }

  /** As many as find out that SES takes none, until it takes one. */
  #mostInFlight(): number {
    return this.#doubts.isGrave || !this.#hasSent ? this.#doubts.room : MOST_IN_FLIGHT;
  }

  async #settle(turn: ReaderTurn, begun: number, isOver: () => void): Promise<void> {
    if (turn.kind === 'refused') {
      this.halt ??= turn.reason;
      return;
    }
    if (turn.kind === 'rejected') {
      this.#doubts.add({
        settle: async () => {
          await turn.rejected.settle();
          this.#count('rejected');
          isOver();
        },
        giveBack: turn.rejected.giveBack,
      });
    } else {
      this.#count(turn.outcome);
      isOver();
      if (turn.isDoubtful) this.#doubts.add();
    }
    if (turn.kind === 'over' && turn.outcome === 'sent') {
      this.#hasSent = true;
      await this.#doubts.settle(begun);
    }
    if (this.#doubts.isRefusedThroughout) this.halt ??= 'refused';
  }

  #count(outcome: ReaderOutcome): void {
    this.totals = countReader(this.totals, outcome);
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo() && !(this.#failure !== undefined && this.#inFlight === 0)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure === undefined) return;
    if (this.#inFlight === 0) throw this.#failure;
    await this.#until(() => this.#inFlight === 0);
  }
}
