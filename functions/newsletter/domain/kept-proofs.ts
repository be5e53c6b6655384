import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Agenda, PlannedIssue } from './agenda.ts';

type ProofId = PlannedIssue['proofId'];

/** By then, whoever wrote a proof has planned it, or never will. */
const HOURS_TO_PLAN = 24;

/** The agenda with word of a proof that is about to be kept, and of those that an older release kept. */
export function withKeptProof(agenda: Agenda, proofId: ProofId, now: IsoInstant): Agenda {
  const { proofs = [] } = agenda;
  const unknown = [...new Set([...named(agenda), proofId])].filter(
    (id) => !proofs.some((kept) => kept.proofId === id),
  );
  if (unknown.length === 0) return agenda;
  return { ...agenda, proofs: [...proofs, ...unknown.map((id) => ({ proofId: id, keptAt: now }))] };
}

/**
 * Proofs of which nothing can come any more: replaced, put away, of a week that is over, never planned; or out, unless there is
 * praise in it that may be taken back on the way. Asked for once what was to open is open, since an issue has its letter itself.
 */
export function uselessProofs(agenda: Agenda, now: IsoInstant): readonly ProofId[] {
  const { outgoing, ...rest } = agenda;
  const needed = named(outgoing?.holdsPraise ? agenda : rest);
  const oldest = toIsoInstant(fromIsoInstant(now).subtract({ hours: HOURS_TO_PLAN }));
  return (agenda.proofs ?? [])
    .filter(({ proofId, keptAt }) => keptAt < oldest && !needed.includes(proofId))
    .map(({ proofId }) => proofId);
}

export const withoutProofs = (agenda: Agenda, gone: readonly ProofId[]): Agenda => ({
  ...agenda,
  proofs: (agenda.proofs ?? []).filter(({ proofId }) => !gone.includes(proofId)),
});

/** What waits, what the next mail or slot may need, and what is on its way. */
function named({ waiting, eve, outgoing }: Pick<Agenda, 'waiting' | 'eve' | 'outgoing'>): readonly ProofId[] {
  const ids = [
    ...waiting.map(({ proofId }) => proofId),
    eve?.proofId,
    eve?.evergreen?.proofId,
    outgoing?.proofId,
  ];
  return ids.filter((id) => id !== undefined);
}
