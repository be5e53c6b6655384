import type { BulkTransport, ReadyMessage } from '../../functions/delivery/bulk-transport.ts';
import { MailOutcomeUnknownError, MailRefusedError } from '../../functions/delivery/mail-transport.ts';
import type { Random } from '../fuzz/seeded-random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Of so many mails one is throttled, or accepted without an answer; likewise for what is told of them. */
const ONE_IN = { throttled: 100, silent: 1000, bounced: 100, complained: 5000, twice: 10 } as const;
const MOST_LATE_MS = 2 * 3_600_000;

interface Told {
  readonly atMs: number;
  readonly body: string;
}

/** An SES with its faults, and the events that it tells late, twice and out of order. */
export class SimulatedSes implements BulkTransport {
  readonly accepted = new Map<string, number>();
  throttled = 0;
  silent = 0;
  readonly #random: Random;
  readonly #time: VirtualTime;
  #told: Told[] = [];
  #onAccept: (address: string) => Promise<void> = async () => {};

  constructor(random: Random, time: VirtualTime) {
    this.#random = random;
    this.#time = time;
  }

  get total(): number {
    return [...this.accepted.values()].reduce((sum, count) => sum + count, 0);
  }

  onAccept(listener: (address: string) => Promise<void>): void {
    this.#onAccept = listener;
  }

  async send(message: ReadyMessage): Promise<{ sesMessageId: string }> {
    if (this.#happens('throttled')) {
      this.throttled += 1;
      throw new MailRefusedError('throttled');
    }
    this.accepted.set(message.to, (this.accepted.get(message.to) ?? 0) + 1);
    const sesMessageId = `ses-${message.tags.delivery}`;
    this.#tell(message, sesMessageId);
    await this.#onAccept(message.to);
    if (this.#happens('silent')) {
      this.silent += 1;
      throw new MailOutcomeUnknownError('time-out');
    }
    return { sesMessageId };
  }

  /** What SES tells by now, in no order; takes it. */
  takeTold(): readonly string[] {
    const now = this.#time.nowMs();
    const due = this.#told.filter(({ atMs }) => atMs <= now);
    this.#told = this.#told.filter(({ atMs }) => atMs > now);
    return due.map(({ body }) => body);
  }

  get isAllTold(): boolean {
    return this.#told.length === 0;
  }

  #tell(message: ReadyMessage, messageId: string): void {
    const kinds = this.#happens('bounced') ? ['Bounce'] : ['Delivery'];
    if (this.#happens('complained')) kinds.push('Complaint');
    for (const kind of kinds) {
      const body = eventOf(kind, message, messageId);
      for (let times = this.#happens('twice') ? 2 : 1; times > 0; times -= 1) {
        this.#told.push({ atMs: this.#time.nowMs() + this.#random(MOST_LATE_MS), body });
      }
    }
  }

  #happens(fault: keyof typeof ONE_IN): boolean {
    return this.#random(ONE_IN[fault]) === 0;
  }
}

function eventOf(eventType: string, { to, tags }: ReadyMessage, messageId: string): string {
  const listed = Object.entries(tags).map(([name, value]) => [name, [value]]);
  const mail = {
    ...{ messageId, timestamp: '2026-08-25T08:00:00.000Z', destination: [to] },
    tags: Object.fromEntries(listed),
  };
  const recipients = [{ emailAddress: to }];
  const event = {
    ...{ eventType, mail },
    ...(eventType === 'Bounce' && { bounce: { bounceType: 'Permanent', bouncedRecipients: recipients } }),
    ...(eventType === 'Complaint' && { complaint: { complainedRecipients: recipients } }),
  };
  return JSON.stringify({ Message: JSON.stringify(event) });
}
