import * as z from 'zod';
import { matchesAddress } from './address-pattern.ts';

/** How much of the mail goes wrong: a share of all (0–1), or all to certain addresses or domains. */
const shareSchema = z.union([
  z.strictObject({ rate: z.number().min(0).max(1) }),
  z.strictObject({ addresses: z.array(z.string().min(1)).min(1) }),
]);
type Share = z.infer<typeof shareSchema>;

const verdictSchema = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED']);

const senderVerdictsSchema = z.strictObject({
  spam: verdictSchema.optional(),
  virus: verdictSchema.optional(),
  spf: verdictSchema.optional(),
  dkim: verdictSchema.optional(),
  dmarc: verdictSchema.optional(),
});

/**
 * What `POST /_local/faults` takes. `refuse`: SES rejects the message. `throttle`: "Maximum sending rate exceeded".
 * `quota`: "Daily message quota exceeded". `timeoutAfterAccepting`: the mail goes out, the answer never comes.
 * `bounce`, `complain`: the event follows. `verdicts`: what SES says of mail that comes in, by sender or domain.
 */
const faultsSchema = z.strictObject({
  refuse: shareSchema.optional(),
  throttle: shareSchema.optional(),
  quota: shareSchema.optional(),
  timeoutAfterAccepting: shareSchema.optional(),
  bounce: shareSchema.optional(),
  complain: shareSchema.optional(),
  verdicts: z.record(z.string().min(1), senderVerdictsSchema).optional(),
});

export const faultsRequestSchema = z.union([z.strictObject({ clear: z.literal(true) }), faultsSchema]);

export type Faults = z.infer<typeof faultsSchema>;
export type SendingFault = Exclude<keyof Faults, 'verdicts'>;
type Verdict = z.infer<typeof verdictSchema>;
export type Verdicts = Record<'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc', Verdict>;

const ALL_PASS: Verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' };

/** Faults that somebody asked for; none at the start. They are forgotten when the system stops. */
export class FaultBook {
  #faults: Faults = {};
  readonly #random: () => number;

  constructor(random = Math.random) {
    this.#random = random;
  }

  get current(): Faults {
    return this.#faults;
  }

  clear(): void {
    this.#faults = {};
  }

  /** Adds to what is set; a kind named again is replaced. */
  set(faults: Faults): void {
    const verdicts = { ...this.#faults.verdicts, ...faults.verdicts };
    this.#faults = { ...this.#faults, ...faults, verdicts };
  }

  strikes(fault: SendingFault, recipient: string): boolean {
    const share = this.#faults[fault];
    return share !== undefined && this.#falls(share, recipient);
  }

  verdictsFor(sender: string): Verdicts {
    const entries = Object.entries(this.#faults.verdicts ?? {});
    const set = entries
      .filter(([pattern]) => matchesAddress(pattern, sender))
      .map(([, verdicts]) => verdicts);
    return z.custom<Verdicts>().parse(Object.assign({ ...ALL_PASS }, ...set));
  }

  #falls(share: Share, recipient: string): boolean {
    if ('rate' in share) return this.#random() < share.rate;
    return share.addresses.some((pattern) => matchesAddress(pattern, recipient));
  }
}
