import { type SendDeliveryInput, type SendDeliveryPorts, sendDelivery } from '../delivery/send-delivery.ts';
import { KithError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';

/** SES would not take a mail to the owner now, or another process is sending it; whatever led to it must come again. */
export class OwnerMailPendingError extends KithError {}

/**
 * Sends one mail to an owner, at most once for its delivery id. Throws OwnerMailPendingError where trying again helps; where
 * it does not (rejected for good, or the owner's address takes no mail), the log says so.
 */
export async function sendToOwner(ports: SendDeliveryPorts, input: SendDeliveryInput): Promise<void> {
  const { deliveryId } = input.mail;
  const result = await sendDelivery(ports, input);
  switch (result.outcome) {
    case 'sent':
    case 'unknown':
      return;
    case 'in-progress':
      throw new OwnerMailPendingError('The mail to the owner is being sent elsewhere');
    case 'suppressed':
      log.warn('An owner gets no mail', { deliveryId, reason: result.suppression.reason });
      return;
    case 'refused':
      if (result.reason !== 'rejected') {
        throw new OwnerMailPendingError(`SES refused the mail to the owner (${result.reason})`);
      }
      log.warn('SES rejected a mail to an owner', { deliveryId });
  }
}
