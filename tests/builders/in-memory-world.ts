import { Temporal } from 'temporal-polyfill';
import type { Draft } from '../../functions/check-ins/domain/draft.ts';
import type { Delivery } from '../../functions/delivery/domain/delivery.ts';
import type { Suppression } from '../../functions/delivery/domain/suppression.ts';
import type { SentMail, World } from '../../infra/local/world.ts';
import { createInMemoryCircle } from './in-memory-circle.ts';

export interface InMemoryWorld extends World {
  /** What was handed over by SMTP, oldest first. */
  readonly smtp: { readonly to: readonly string[]; readonly raw: string }[];
  /** The next hand-over by SMTP is refused with these words. */
  refuseNext(answer: string): void;
  addMail(sent: SentMail, raw: Buffer, delivery?: Delivery): void;
  /** Everybody’s, from then on. */
  addDraft(draft: Draft): void;
  suppress(address: string, suppression: Suppression): void;
}

/** The running system as the mailbox pages see it, without engines. */
export function createInMemoryWorld(start: Temporal.Instant): InMemoryWorld {
  const mails = new Map<string, { sent: SentMail; raw: Buffer }>();
  const deliveries = new Map<string, Delivery>();
  const drafts: Draft[] = [];
  const suppressions = new Map<string, Suppression>();
  const smtp: { to: readonly string[]; raw: string }[] = [];
  let refusal: string | undefined;
  let now = start;
  return {
    ...createInMemoryCircle(),
    smtp,
    addDraft: (draft) => drafts.push(draft),
    suppress: (address, suppression) => suppressions.set(address, suppression),
    refuseNext: (answer) => {
      refusal = answer;
    },
    addMail: (sent, raw, delivery) => {
      mails.set(sent.id, { sent, raw });
      if (delivery) deliveries.set(delivery.deliveryId, delivery);
    },
    listMail: async (to) =>
      [...mails.values()].map(({ sent }) => sent).filter((sent) => to === undefined || sent.to === to),
    readMail: async (id) => mails.get(id)?.raw,
    sendBySmtp: async ({ to }, raw) => {
      if (refusal !== undefined) throw new Error(refusal);
      smtp.push({ to, raw: raw.toString('utf8') });
    },
    now: () => now,
    moveClockTo: async (instant) => {
      now = Temporal.Instant.from(instant);
    },
    whenIdle: async () => undefined,
    onChange: () => () => undefined,
    msSinceChange: () => Number.POSITIVE_INFINITY,
    drafts: { listForContact: async () => drafts },
    suppressions: { find: async (address) => suppressions.get(address) },
    ledger: {
      claim: async () => ({ outcome: 'claimed' }),
      find: async (deliveryId) => deliveries.get(deliveryId),
      recordSent: async () => undefined,
      recordUnknown: async () => undefined,
      release: async () => undefined,
      settle: async () => undefined,
    },
  };
}
