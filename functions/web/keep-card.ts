import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { AnswerRecord } from '../nudges/answer/domain/record/answer-record.ts';
import { type KeepProposalsPorts, keepingIdOf, keepProposals } from '../nudges/answer/keep-proposals.ts';
import { readKeepCardToken } from '../shared/card-link.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { LinkExpiredError, LinkForgedError, PersonGoneError } from './errors.ts';

export interface KeepCardPorts extends KeepProposalsPorts, NoteAttentionPorts {
  readonly owners: KeepProposalsPorts['owners'] &
    NoteAttentionPorts['owners'] &
    Pick<OwnerStore, 'findOwner'>;
  readonly contacts: KeepProposalsPorts['contacts'] & Pick<ContactStore, 'findContact'>;
  readonly tokenKeys: TokenKeyStore;
}

export interface CardToKeep {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly record: AnswerRecord;
  /** What an earlier press kept. */
  readonly kept: AnswerRecord | undefined;
}

/** What a press would keep; changes nothing. Throws LinkForgedError, LinkExpiredError or PersonGoneError. */
export async function findCardToKeep(ports: KeepCardPorts, token: string): Promise<CardToKeep> {
  const reading = readKeepCardToken(await ports.tokenKeys.readTokenKeys(), token, ports.clock.now());
  if (reading.outcome === 'forged') throw new LinkForgedError('The token was not signed for this page');
  if (reading.outcome === 'expired') throw new LinkExpiredError('The token of the link has expired');
  const record = await ports.records.find(reading.target.deliveryId);
  const [contactId] = record?.contactIds ?? [];
  const owner = record && (await ports.owners.findOwner(record.ownerId));
  const contact =
    owner && contactId && (await ports.contacts.findContact({ ownerId: owner.ownerId, contactId }));
  if (record === undefined || owner === undefined || !contact) {
    throw new PersonGoneError('The card of the link, or the person, was erased');
  }
  const kept = await ports.records.find(keepingIdOf(record));
  return { owner, contact, record, kept: kept?.result && kept };
}

/** Keeps what the card says, once. Throws what findCardToKeep throws. */
export async function keepCard(
  ports: KeepCardPorts,
  token: string,
): Promise<CardToKeep & { kept: AnswerRecord }> {
  const found = await findCardToKeep(ports, token);
  await noteAttention(ports, found.owner.ownerId, toIsoInstant(ports.clock.now()));
  const kept = await keepProposals(ports, found);
  if (kept === undefined) throw new PersonGoneError('The person was erased');
  return { ...found, kept };
}
