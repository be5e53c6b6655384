import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type FindNudgedPersonPorts, findNudgedPerson } from '../nudges/find-nudged-person.ts';
import type { Clock } from '../shared/clock.ts';
import type { DraftId } from '../shared/ids.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { NudgePage } from '../shared/nudge-button.ts';
import { readNudgeToken } from '../shared/nudge-link.ts';
import type { TokenTarget } from '../shared/signed-token.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { LinkExpiredError, LinkForgedError, PersonGoneError } from './errors.ts';
import type { Press, PressLog } from './press-log.ts';

export interface FindLinkTargetPorts extends FindNudgedPersonPorts {
  readonly tokenKeys: TokenKeyStore;
  readonly pressLog: Pick<PressLog, 'findPress'>;
  readonly clock: Clock;
}

export interface LinkTarget {
  readonly owner: Owner;
  readonly person: Contact;
  /** When the message of the link went out. */
  readonly toldAt: IsoInstant;
  /** Which person of which message. */
  readonly place: TokenTarget;
  /** The letter that the message brought. */
  readonly draftId: DraftId | undefined;
  /** The same for every link of this page to this person in this message. */
  readonly pressId: string;
  /** Undefined while the owner has not pressed the button behind the link. */
  readonly press: Press | undefined;
}

/** Whom a link in a nudge is about; changes nothing. Throws LinkForgedError, LinkExpiredError or PersonGoneError. */
export async function findLinkTarget(
  ports: FindLinkTargetPorts,
  page: NudgePage,
  token: string,
): Promise<LinkTarget> {
  const reading = readNudgeToken(page, await ports.tokenKeys.readTokenKeys(), token, ports.clock.now());
  if (reading.outcome === 'forged') throw new LinkForgedError('The token was not signed for this page');
  if (reading.outcome === 'expired') throw new LinkExpiredError('The token of the link has expired');

  const { owner, person, delivery, draftId } = await findNudgedPerson(ports, reading.target);
  if (owner === undefined || person === undefined || delivery === undefined) {
    throw new PersonGoneError('The message of the link, or the person in it, is gone');
  }
  const { deliveryId, personIndex } = reading.target;
  const pressId = deriveInteractionId(`nudge-${page}`, deliveryId, personIndex.toString());
  return {
    owner,
    person,
    toldAt: delivery.claimedAt,
    place: reading.target,
    draftId,
    pressId,
    press: await ports.pressLog.findPress(pressId),
  };
}
