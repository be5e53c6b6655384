/**
 * Milliseconds between the machine's clock and Kith's, in memory that every worker sees. Workers replace their `Date`
 * by one that adds it, so that handlers and libraries need to know nothing of it.
 */
export class SharedOffset {
  readonly buffer: SharedArrayBuffer;
  readonly #milliseconds: BigInt64Array;

  constructor(buffer = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)) {
    this.buffer = buffer;
    this.#milliseconds = new BigInt64Array(buffer);
  }

  get milliseconds(): number {
    return Number(Atomics.load(this.#milliseconds, 0));
  }

  set milliseconds(value: number) {
    Atomics.store(this.#milliseconds, 0, BigInt(Math.round(value)));
  }
}

/** Makes `Date` of this thread tell Kith's time. Timers keep running by the machine's clock. */
export function shiftDate(offset: SharedOffset): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + offset.milliseconds;
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
}
