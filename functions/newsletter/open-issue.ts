import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../shared/clock.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { AgendaStore } from './agenda-store.ts';
import { changeAgenda } from './change-agenda.ts';
import type { Agenda, Outgoing } from './domain/agenda.ts';
import { afterGoing, afterSlot, decideSlot, type SlotDecision } from './domain/decide-slot.ts';
import { type Issue, NO_TOTALS } from './domain/issue.ts';
import { nextSlot } from './domain/next-slot.ts';
import { ProofMissingError } from './errors.ts';
import type { IssueStore } from './issue-store.ts';
import { agreedLetter } from './keep-praise-agreed.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import type { SubscriberStore } from './subscriber-store.ts';
import type { ShoutOutSource } from './write-proof.ts';

export interface OpenIssuePorts {
  readonly agendas: Pick<AgendaStore, 'find' | 'save' | 'findProof'>;
  readonly issues: Pick<IssueStore, 'findSlot' | 'moveSlot' | 'find' | 'open'>;
  readonly subscribers: Pick<SubscriberStore, 'listConfirmed'>;
  readonly shoutOuts: ShoutOutSource;
  readonly clock: Clock;
}

/**
 * Opens what is to go out when the weekly slot has come. One write of the agenda decides; the issue, with the letter of which the
 * owner had the proof, and the next slot follow from it, so that a run that dies is completed by the next one. Slots that were
 * missed are not made up for, and a slot without readers passes, so that no letter is spent on nobody. Undefined when nothing is
 * due or nothing is to go.
 */
export async function openDueIssue(
  ports: OpenIssuePorts,
  context: NewsletterContext,
): Promise<Issue | undefined> {
  const { issues, clock } = ports;
  const { slot } = context.newsletter;
  const now = clock.now();
  const slotAt = await issues.findSlot();
  const next = nextSlot(slot, now);
  if (slotAt === undefined || slotAt > toIsoInstant(now)) {
    // A slot to come is always the next one, unless the settings have changed, or the clock.
    if (slotAt !== next) await issues.moveSlot(slotAt, next);
    return undefined;
  }
  const { decision, agenda } = await decide(ports, context, slotAt, now);
  if (decision.outcome === 'nothing')
    log.info('A slot passes without an issue', { slotAt, why: decision.why });
  const issue = agenda.outgoing?.slotAt === slotAt ? await open(ports, agenda.outgoing, now) : undefined;
  await issues.moveSlot(slotAt, next);
  return issue !== undefined && isFree(issue, now) ? issue : undefined;
}

/** Nobody has started it yet. */
const isFree = ({ status, dueAt }: Issue, now: Temporal.Instant) =>
  status === 'sending' && dueAt !== undefined && dueAt <= toIsoInstant(now);

async function decide(
  { agendas, subscribers }: OpenIssuePorts,
  { newsletter: { whenSilent } }: NewsletterContext,
  slotAt: IsoInstant,
  now: Temporal.Instant,
): Promise<{ readonly decision: SlotDecision; readonly agenda: Agenda }> {
  const hasReaders = (await subscribers.listConfirmed({ limit: 1 })).length > 0;
  return changeAgenda(agendas, (read) => {
    const decided = decideSlot(read, slotAt, toIsoInstant(now), whenSilent);
    const decision: SlotDecision =
      decided.outcome === 'goes' && !hasReaders ? { outcome: 'nothing', why: 'no-readers' } : decided;
    switch (decision.outcome) {
      case 'goes':
        return { decision, agenda: afterGoing(read, slotAt, decision.planned) };
      case 'resume':
        return { decision, agenda: read };
      case 'nothing':
        return { decision, agenda: afterSlot(read) };
    }
  });
}

/** As often as it takes: an issue opens once, and whatever became of it since stands. */
async function open(
  { agendas, issues, shoutOuts }: OpenIssuePorts,
  { slug, slotAt, proofId }: Outgoing,
  now: Temporal.Instant,
): Promise<Issue | undefined> {
  const known = await issues.find(slug);
  if (known !== undefined || proofId === undefined) return known;
  const proof = await agendas.findProof(proofId);
  if (proof === undefined)
    throw new ProofMissingError('The letter of an issue that is to go out is gone', {});
  const { topic, language } = proof;
  const letter = await agreedLetter({ shoutOuts }, proof);
  const openedAt = toIsoInstant(now);
  // Due since its slot, and not since now: this clock may run ahead of the next one.
  const issue: Issue = {
    ...{ slug, slotAt, status: 'sending', openedAt, letter, totals: NO_TOTALS, dueAt: slotAt },
    ...(topic && { topic }),
    ...(language && { language }),
  };
  return (await issues.open(issue)) === 'opened' ? issue : issues.find(slug);
}
