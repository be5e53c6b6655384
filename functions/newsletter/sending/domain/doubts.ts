/** So many in a row are no accident of single addresses: something is wrong with the account, or with SES. */
const DOUBTS_IN_A_ROW = 3;
/** Unless neighbours are rejected each for themselves: each run that came no further looks for one behind them, twice as far. */
const MOST_DOUBTS_IN_A_ROW = 192;

/** A mail that SES rejected, as long as it is not clear whether it rejects all of them. */
export interface Rejected {
  /** SES took others: this one it will never take. */
  settle(): Promise<void>;
  /** SES takes none: this one is tried again later. */
  giveBack(): Promise<void>;
}

interface Doubt {
  readonly since: number;
  /** Undefined: SES did not answer. */
  readonly rejected: Rejected | undefined;
}

/**
 * The mails that SES rejected, or of which it did not say, since it last took one. Several are under way at a time: only one that
 * went to SES after a doubt arose says that SES takes mail again.
 */
export class Doubts {
  readonly #most: number;
  #moment = 0;
  #row: Doubt[] = [];

  /** `refusals`: how many runs before this one, in a row, SES ended without taking anything. */
  constructor(refusals = 0) {
    this.#most = Math.min(DOUBTS_IN_A_ROW * 2 ** refusals, MOST_DOUBTS_IN_A_ROW);
  }

  get isRefusedThroughout(): boolean {
    return this.#left <= 0;
  }

  get any(): boolean {
    return this.#row.length > 0;
  }

  /** Too many for an accident, however many may be tried. */
  get isRow(): boolean {
    return this.#row.length >= DOUBTS_IN_A_ROW;
  }

  /** More than one: as many as make the row full may still try. */
  get isGrave(): boolean {
    return this.#row.length > 1;
  }

  get room(): number {
    return Math.max(1, this.#left);
  }

  /** Of whom SES did not say is never sent to again: of these there are never more, and so never more under way. */
  get #left(): number {
    const silent = this.#row.filter(({ rejected }) => rejected === undefined).length;
    return Math.min(DOUBTS_IN_A_ROW - silent, this.#most - this.#row.length);
  }

  /** The moment at which a mail goes to SES. */
  begin(): number {
    this.#moment += 1;
    return this.#moment;
  }

  add(rejected?: Rejected): void {
    this.#row.push({ since: this.begin(), rejected });
  }

  /** SES took a mail that went there at `begun`, or the list is over: whom it rejected before that is rejected. */
  async settle(begun = Number.POSITIVE_INFINITY): Promise<void> {
    const settled = this.#row.filter(({ since }) => since < begun);
    this.#row = this.#row.filter(({ since }) => since >= begun);
    await Promise.all(settled.map(({ rejected }) => rejected?.settle()));
  }

  async giveBack(): Promise<void> {
    const row = this.#row;
    this.#row = [];
    await Promise.all(row.map(({ rejected }) => rejected?.giveBack()));
  }
}
