import { type SendQuota, shareOf } from '../../delivery/domain/send-quota.ts';
import { askQuota } from './ask-quota.ts';
import type { SendingPorts } from './sending-ports.ts';

type PacePorts = Pick<SendingPorts, 'rate' | 'sendQuota' | 'clock' | 'wait'>;

/** A stretch of time that is taken, with room for so many mails. */
interface Block {
  readonly startMs: number;
  readonly intervalMs: number;
  readonly mails: number;
}

const BLOCK_MS = 1_000;
const MOST_MAILS_IN_A_BLOCK = 250;
const QUOTA_AGE_MS = 60_000;
/** A timer may be as late; several mails go at once then, which SES does not mind. */
const TIMER_MS = 4;

/**
 * Lets mails go evenly at the newsletter's share of SES's rate, whoever else sends: stretches of about a second are taken from
 * the shared rate, the next one while this one is used.
 */
export class Pace {
  readonly #ports: PacePorts;
  readonly #workers: number;
  #quota: { readonly read: SendQuota; readonly atMs: number } | undefined;
  /** How many mails this worker has let go since the quota was read. */
  #taken = 0;
  #block: Block | undefined;
  #used = 0;
  #next: Promise<Block | undefined> | undefined;

  /** `workers`: among how many the day's quota is divided. */
  constructor(ports: PacePorts, workers: number) {
    this.#ports = ports;
    this.#workers = workers;
  }

  /** Resolves when the next mail may go; `used-up`: none may for today. */
  async turn(): Promise<'go' | 'used-up'> {
    if (this.#block === undefined || this.#used >= this.#block.mails) {
      this.#block = await (this.#next ?? this.#reserve());
      this.#next = undefined;
      this.#used = 0;
    }
    if (this.#block === undefined) return 'used-up';
    const aheadMs = this.#block.startMs + this.#used * this.#block.intervalMs - this.#nowMs();
    this.#used += 1;
    if (aheadMs > TIMER_MS) await this.#ports.wait(aheadMs);
    if (this.#next === undefined) this.#takeNextInTime();
    return 'go';
  }

  /** SES said that it was too fast: what it lets this account send may be less than it was. */
  slowDown(): void {
    if (this.#quota !== undefined) this.#quota = { ...this.#quota, atMs: Number.NEGATIVE_INFINITY };
  }

  #takeNextInTime(): void {
    const next = this.#reserve();
    next.catch(() => undefined); // whoever waits for it hears of it
    this.#next = next;
  }

  async #reserve(): Promise<Block | undefined> {
    const { perSecond, left } = shareOf(await this.#readQuota(), 'newsletter');
    const leftHere = Math.ceil(left / this.#workers) - this.#taken;
    if (leftHere <= 0 || perSecond <= 0) return undefined;
    const fitting = Math.max(1, Math.round((perSecond * BLOCK_MS) / 1000));
    const mails = Math.min(fitting, MOST_MAILS_IN_A_BLOCK, leftHere);
    const intervalMs = 1000 / perSecond;
    const startMs = await this.#ports.rate.reserve(Math.ceil(mails * intervalMs), this.#nowMs());
    this.#taken += mails;
    return { startMs, intervalMs, mails };
  }

  /** An old answer is better than none: SES answers once a second, whoever asks. */
  async #readQuota(): Promise<SendQuota> {
    const known = this.#quota;
    if (known !== undefined && Math.abs(this.#nowMs() - known.atMs) < QUOTA_AGE_MS) return known.read;
    try {
      const read = await (known === undefined
        ? askQuota(this.#ports)
        : this.#ports.sendQuota.readSendQuota());
      this.#quota = { read, atMs: this.#nowMs() };
      this.#taken = 0;
      return read;
    } catch (error) {
      if (known === undefined) throw error;
      this.#quota = { ...known, atMs: this.#nowMs() };
      return known.read;
    }
  }

  #nowMs(): number {
    return this.#ports.clock.now().epochMilliseconds;
  }
}
