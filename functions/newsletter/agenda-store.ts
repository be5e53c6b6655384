import type { DeliveryId } from '../shared/ids.ts';
import type { Agenda } from './domain/agenda.ts';
import type { Proof } from './domain/proof.ts';

/** What is to come in the newsletter, and the letters of which the owner was shown a proof. */
export interface AgendaStore {
  /** Consistent; an empty one before the first. */
  find(): Promise<Agenda>;
  /** One conditional write. `stale`: it was changed since it was read, and nothing was written. */
  save(next: Agenda, read: Agenda): Promise<'saved' | 'stale'>;
  /** The first one of an id stays, whatever comes later; it is handed back. */
  keepProof(proof: Proof): Promise<Proof>;
  /** Consistent. */
  findProof(proofId: DeliveryId): Promise<Proof | undefined>;
  /** Idempotent. */
  forgetProof(proofId: DeliveryId): Promise<void>;
}
