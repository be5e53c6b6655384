import { Temporal } from 'temporal-polyfill';
import { LocalSystemError } from '../local-errors.ts';
import type { LocalClock } from './local-clock.ts';
import type { NextRun } from './schedule-expression.ts';

export interface Schedule {
  readonly name: string;
  readonly nextRun: NextRun;
  /** Runs the target once; failures are the target's own to report. */
  readonly run: (scheduledAt: Temporal.Instant) => Promise<void>;
}

export interface TimekeeperPorts {
  readonly clock: LocalClock;
  readonly schedules: readonly Schedule[];
  /** Resolves when every queue is empty and no function runs. */
  readonly whenIdle: () => Promise<void>;
  /** Keeps the clock and the moment up to which schedules have run. */
  readonly remember: (ranUntil: Temporal.Instant) => void;
}

const LONGEST_TIMER_MS = 60_000;

/** Runs the schedules: as real time passes, and in order when the clock is moved on. One at a time, always. */
export class Timekeeper {
  readonly #ports: TimekeeperPorts;
  #ranUntil: Temporal.Instant;
  #turn: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** `ranUntil`: schedules up to this moment have run before. */
  constructor(ports: TimekeeperPorts, ranUntil: Temporal.Instant) {
    this.#ports = ports;
    this.#ranUntil = ranUntil;
  }

  /** What was missed while the system was off runs once, then the schedules run as time passes. */
  async start(): Promise<void> {
    await this.#inTurn(() => this.#catchUp());
    this.#armTimer();
  }

  async moveTo(target: Temporal.Instant): Promise<void> {
    await this.#inTurn(async () => {
      if (Temporal.Instant.compare(target, this.#ports.clock.now()) < 0) {
        throw new LocalSystemError(
          `The clock is at ${this.#ports.clock.now().round('second')} and only moves forward.`,
        );
      }
      await this.#runUntil(target);
      this.#ports.clock.setForwardTo(target);
      this.#ports.remember(this.#ranUntil);
      await this.#ports.whenIdle();
    });
    this.#armTimer();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  async #runUntil(target: Temporal.Instant): Promise<void> {
    for (;;) {
      const due = this.#nextDueAt();
      if (this.#stopped || due === undefined || due > target.epochMilliseconds) return;
      const dueAt = Temporal.Instant.fromEpochMilliseconds(due);
      this.#ports.clock.setForwardTo(dueAt);
      await this.#runDueAt(dueAt);
    }
  }

  async #runDueAt(dueAt: Temporal.Instant): Promise<void> {
    const after = this.#ranUntil.epochMilliseconds;
    for (const schedule of this.#ports.schedules) {
      if (schedule.nextRun(after) === dueAt.epochMilliseconds) await schedule.run(dueAt);
    }
    this.#ranUntil = dueAt;
    this.#ports.remember(dueAt);
    await this.#ports.whenIdle();
  }

  async #catchUp(): Promise<void> {
    const now = this.#ports.clock.now();
    const after = this.#ranUntil.epochMilliseconds;
    for (const { nextRun, run } of this.#ports.schedules) {
      if ((nextRun(after) ?? Number.POSITIVE_INFINITY) <= now.epochMilliseconds) await run(now);
    }
    this.#ranUntil = now;
    this.#ports.remember(now);
    await this.#ports.whenIdle();
  }

  #nextDueAt(): number | undefined {
    const after = this.#ranUntil.epochMilliseconds;
    const moments = this.#ports.schedules.map(({ nextRun }) => nextRun(after));
    return moments.filter((moment) => moment !== undefined).sort((a, b) => a - b)[0];
  }

  #armTimer(): void {
    clearTimeout(this.#timer);
    const due = this.#nextDueAt();
    if (this.#stopped || due === undefined) return;
    const wait = Math.max(0, due - this.#ports.clock.now().epochMilliseconds);
    this.#timer = setTimeout(() => this.#onTimer(), Math.min(wait, LONGEST_TIMER_MS));
  }

  #onTimer(): void {
    this.#inTurn(() => this.#runUntil(this.#ports.clock.now())).finally(() => this.#armTimer());
  }

  /** Two moves, or a move and a tick, never overlap. */
  async #inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    await mine;
  }
}
