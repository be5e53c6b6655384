import { Temporal } from 'temporal-polyfill';
import { shareOf } from '../delivery/domain/send-quota.ts';
import type { SendQuotaReader } from '../delivery/send-quota-reader.ts';
import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { Draft } from './domain/draft.ts';
import type { DraftStore } from './draft-store.ts';

export interface WorkDuePorts {
  readonly drafts: Pick<DraftStore, 'findDue'>;
  readonly sendQuota: SendQuotaReader;
  readonly clock: Clock;
  /** Waits, so that letters go out one by one. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** A Lambda has five; what is left is due in the next run. */
const MOST_RUN_MILLISECONDS = 4 * 60_000;
const PAGE_SIZE = 50;

/**
 * Hands on the letters that are due, longest due first, each once: those that are to go out at the even pace of one-to-one mail,
 * the others at once. It ends when none is left, time is over, the quota of the day is used up, or whoever sees to them says
 * `stop`; what is left stays due.
 */
export async function workThroughDue(
  ports: WorkDuePorts,
  seeTo: (draft: Draft) => Promise<'go-on' | 'stop'>,
): Promise<void> {
  const endsAt = ports.clock.now().add({ milliseconds: MOST_RUN_MILLISECONDS });
  let turns: Turns | undefined;
  for await (const draft of listDue(ports)) {
    if (draft.status === 'approved' || draft.status === 'open') {
      turns ??= await takeTurns(ports);
      if ((await turns.wait()) === 'quota-used-up') return;
    }
    if (Temporal.Instant.compare(ports.clock.now(), endsAt) >= 0) return;
    if ((await seeTo(draft)) === 'stop') return;
  }
}

/** Each once; those that were dealt with are due no more, or later, so that the next page begins behind them. */
async function* listDue({ drafts, clock }: WorkDuePorts): AsyncGenerator<Draft> {
  const startedAt = toIsoInstant(clock.now());
  const seen = new Set<string>();
  for (;;) {
    const due = await drafts.findDue(startedAt, PAGE_SIZE);
    const unseen = due.filter(({ draftId }) => !seen.has(draftId));
    if (unseen.length === 0) return;
    for (const draft of unseen) {
      seen.add(draft.draftId);
      yield draft;
    }
  }
}

interface Turns {
  /** Until the next letter may go. */
  wait(): Promise<'go' | 'quota-used-up'>;
}

async function takeTurns({ sendQuota, clock, pause }: WorkDuePorts): Promise<Turns> {
  const share = shareOf(await sendQuota.readSendQuota(), 'one-to-one');
  let { left } = share;
  let nextAtMs = 0;
  return {
    async wait() {
      if (left === 0) {
        log.warn('The day’s quota of SES is used up; letters wait');
        return 'quota-used-up';
      }
      const aheadMs = nextAtMs - clock.now().epochMilliseconds;
      if (aheadMs > 0) await pause(aheadMs);
      nextAtMs = Math.max(nextAtMs, clock.now().epochMilliseconds) + 1_000 / share.perSecond;
      left -= 1;
      return 'go';
    },
  };
}
