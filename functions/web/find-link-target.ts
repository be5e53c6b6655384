import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type FindNudgedPersonPorts, findNudgedPerson } from '../nudges/find-nudged-person.ts';
import type { Clock } from '../shared/clock.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { readNudgeToken } from '../shared/nudge-link.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { LinkExpiredError, LinkForgedError, PersonGoneError } from './errors.ts';
import type { PressLog } from './press-log.ts';

export interface FindLinkTargetPorts extends FindNudgedPersonPorts {
  readonly tokenKeys: TokenKeyStore;
  readonly pressLog: Pick<PressLog, 'findPress'>;
  readonly clock: Clock;
}

export interface LinkTarget {
  readonly owner: Owner;
  readonly person: Contact;
  /** The same for every link to this person in this message. */
  readonly pressId: string;
  /** When the owner pressed the button behind the link; undefined when they have not. */
  readonly pressedAt: IsoInstant | undefined;
}

/** Whom a link in a nudge is about; changes nothing. Throws LinkForgedError, LinkExpiredError or PersonGoneError. */
export async function findLinkTarget(ports: FindLinkTargetPorts, token: string): Promise<LinkTarget> {
  const reading = readNudgeToken(await ports.tokenKeys.readTokenKeys(), token, ports.clock.now());
  if (reading.outcome === 'forged') throw new LinkForgedError('The token was not signed for this page');
  if (reading.outcome === 'expired') throw new LinkExpiredError('The token of the link has expired');

  const { owner, person } = await findNudgedPerson(ports, reading.target);
  if (owner === undefined || person === undefined) {
    throw new PersonGoneError('The message of the link, or the person in it, is gone');
  }
  const { deliveryId, personIndex } = reading.target;
  const pressId = deriveInteractionId('nudge-done', deliveryId, personIndex.toString());
  return { owner, person, pressId, pressedAt: await ports.pressLog.findPress(pressId) };
}
