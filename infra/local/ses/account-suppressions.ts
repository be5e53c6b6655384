import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { keepState } from '../data/kept-state.ts';

export const suppressionReasonSchema = z.enum(['BOUNCE', 'COMPLAINT']);
export type SuppressionReason = z.infer<typeof suppressionReasonSchema>;

const entrySchema = z.object({
  address: z.string(),
  reason: suppressionReasonSchema,
  since: z.iso.datetime(),
});
type Entry = z.infer<typeof entrySchema>;

/** The suppression list that SES keeps for an account: it adds who bounced for good or complained, whatever one thinks of it. */
export class AccountSuppressions {
  readonly #kept: ReturnType<typeof keepState<z.ZodArray<typeof entrySchema>>>;
  readonly #entries: Map<string, Entry>;

  constructor(path: string) {
    this.#kept = keepState(path, z.array(entrySchema));
    this.#entries = new Map((this.#kept.read() ?? []).map((entry) => [entry.address, entry]));
  }

  find(address: string): Entry | undefined {
    return this.#entries.get(address.toLowerCase());
  }

  /** In the order of their addresses, those after `after`, listed from `start` on. */
  list(after: string, most: number, start: Temporal.Instant): readonly Entry[] {
    const inOrder = [...this.#entries.values()].toSorted((one, other) =>
      one.address < other.address ? -1 : 1,
    );
    return inOrder
      .filter(({ address, since }) => address > after && Temporal.Instant.compare(since, start) >= 0)
      .slice(0, most);
  }

  add(address: string, reason: SuppressionReason, now: Temporal.Instant): void {
    const since = now.toString({ smallestUnit: 'millisecond' });
    this.#entries.set(address.toLowerCase(), { address: address.toLowerCase(), reason, since });
    this.#store();
  }

  /** False where nobody was listed. */
  remove(address: string): boolean {
    const wasListed = this.#entries.delete(address.toLowerCase());
    if (wasListed) this.#store();
    return wasListed;
  }

  #store(): void {
    this.#kept.write([...this.#entries.values()]);
  }
}
