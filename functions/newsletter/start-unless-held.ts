import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { IssueContext } from './address-issue.ts';
import type { AgendaStore } from './agenda-store.ts';
import { isStale } from './domain/decide-slot.ts';
import { type Issue, NO_TOTALS } from './domain/issue.ts';
import { cancelIssue, pauseIssue, type WordByMail } from './sending/change-course.ts';
import type { SendingPorts } from './sending/sending-ports.ts';
import { addDispatch, letGo } from './sending/start-issue.ts';

export interface StartUnlessHeldPorts
  extends Pick<SendingPorts, 'owners' | 'dispatches' | 'issues' | 'hints' | 'clock'> {
  readonly agendas: Pick<AgendaStore, 'find'>;
}

/**
 * Sends an issue on its way, unless the owner has said hold since its slot was decided: then it waits for their word, for two days
 * at most. Throws NewsletterOwnerMissingError.
 */
export async function startUnlessHeld(
  ports: StartUnlessHeldPorts,
  context: IssueContext,
  issue: Issue,
): Promise<void> {
  const { slug, slotAt } = issue;
  const now = toIsoInstant(ports.clock.now());
  const { hold, letGoAt } = await findWord(ports, slug);
  if (isStale({ slotAt, letGoAt }, now)) {
    // Of a run that died half-way.
    await cancelIssue(ports, slug);
    await ports.issues.finish(slug, { status: 'cancelled', finishedAt: now, totals: NO_TOTALS });
    log.warn('An issue was not started in time, and is stale', { slug, slotAt });
    return;
  }
  if (hold === undefined) await addDispatch(ports, context, issue);
  // A word that came in between found nothing to pause. It is paused while the issue is still due: of a run that dies, the next does it.
  const last = hold ?? (await findWord(ports, slug)).hold;
  if (last !== undefined && (await pauseIssue(ports, slug, last)) === 'unknown') return;
  await letGo(ports, issue);
}

interface LastWord {
  readonly hold?: WordByMail;
  readonly letGoAt?: IsoInstant | undefined;
}

async function findWord({ agendas }: StartUnlessHeldPorts, slug: string): Promise<LastWord> {
  const { outgoing, revision } = await agendas.find();
  if (outgoing?.slug !== slug) return {};
  const { heldAt, letGoAt } = outgoing;
  return heldAt === undefined ? { letGoAt } : { letGoAt, hold: { revision, saidAt: heldAt } };
}
