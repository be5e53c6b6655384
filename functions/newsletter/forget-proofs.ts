import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { AgendaStore } from './agenda-store.ts';
import { changeAgenda } from './change-agenda.ts';
import { uselessProofs, withoutProofs } from './domain/kept-proofs.ts';

export interface ForgetProofsPorts {
  readonly agendas: Pick<AgendaStore, 'find' | 'save' | 'forgetProof'>;
  readonly clock: Clock;
}

/** Removes the letters of proofs of which nothing can come any more. Safe to repeat: they leave the agenda when they are gone. */
export async function forgetProofs({ agendas, clock }: ForgetProofsPorts): Promise<void> {
  const useless = uselessProofs(await agendas.find(), toIsoInstant(clock.now()));
  if (useless.length === 0) return;
  for (const proofId of useless) await agendas.forgetProof(proofId);
  await changeAgenda(agendas, (agenda) => ({ agenda: withoutProofs(agenda, useless) }));
}
