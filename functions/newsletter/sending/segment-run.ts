import { countReader, type IssueTotals, type ReaderOutcome } from '../domain/issue.ts';
import type { Cursor } from './domain/cursor.ts';
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
/** An hour apart. Too few to be a row, rejected each time for themselves, are no fault of the account, which SES calls by its name. */
const RUNS_UNTIL_REJECTED = 3;

/** The readers of a segment who have their turn at the same moment, and how far all have come. */
export class SegmentRun {
  halt: Halt | undefined;
  totals: IssueTotals;
  readonly #mark: LowWaterMark;
  readonly #refusals: number;
  readonly #doubts: Doubts;
  #inFlight = 0;
  #failure: unknown;
  #hasSent = false;
  #wake: (() => void) | undefined;

  constructor({ position, totals, refusals = 0 }: Pick<Cursor, 'position' | 'totals' | 'refusals'>) {
    this.#mark = new LowWaterMark(position);
    this.#refusals = refusals;
    this.#doubts = new Doubts(refusals);
    this.totals = totals;
  }

  /** How many runs in a row SES ended, of which it took nothing; this one counts once it is put down so. */
  get refusals(): number {
    return this.#hasSent ? 0 : this.#refusals;
  }

  get position(): Cursor['position'] {
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
   * Resolves when nobody is at their turn; at the end of the list, whom SES rejected is rejected, unless that may be the account's
   * fault. Throws what a turn threw.
   */
  async end(): Promise<void> {
    await this.#until(() => this.#inFlight === 0);
    if (this.#doubts.any && this.#mayBeAll()) this.halt ??= 'refused';
    if (this.halt === undefined) await this.#doubts.settle();
    else await this.#doubts.giveBack();
  }

  /** Nobody is behind them who could tell: SES took others before, or they are few, and each was rejected again and again. */
  #mayBeAll(): boolean {
    if (this.#hasSent) return false;
    return this.#refusals + 1 < RUNS_UNTIL_REJECTED || (this.#doubts.isRow && this.totals.sent === 0);
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
      if (turn.ses === 'silent') this.#doubts.add();
      if (turn.ses === 'took') {
        this.#hasSent = true;
        await this.#doubts.settle(begun);
      }
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
