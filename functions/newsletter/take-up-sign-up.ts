import type { Temporal } from 'temporal-polyfill';
import { newSubscriberId } from '../shared/ids.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';
import { changeSubscriber } from './change-subscriber.ts';
import type { AskedSubscription } from './domain/asked-subscription.ts';
import { ALL_CONFIRMATIONS } from './domain/caps.ts';
import { confirmationOccasion } from './domain/confirmation-occasion.ts';
import { afterRequest, hasLeftSince } from './domain/subscriber.ts';
import { findDailyMail } from './find-daily-mail.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import { type SendAskedMailPorts, sendTakenMail } from './send-asked-mail.ts';
import { writeConfirmation } from './write-confirmation.ts';

const SECONDS_AT_ONCE = 60;

/**
 * Keeps a sign-up, and asks whoever reads the address, in one mail within 24 hours at most (another, if they left and come back);
 * nothing of what the visitor typed is in it. It is the same for an address that is subscribed, so that nobody learns who is; only
 * an address that wants no mail, or takes none, or left or had all erased after this was asked (it may have waited for days) gets
 * none, and of whom all was erased nothing is kept. Repeating it
 * sends nothing again. Throws ConfirmationPendingError while SES is busy, or NewsletterOwnerMissingError.
 */
export async function takeUpSignUp(
  ports: SendAskedMailPorts,
  context: NewsletterContext,
  asked: AskedSubscription,
): Promise<void> {
  const { address } = asked;
  const takenAt = fromIsoInstant(asked.consent.at);
  if (hasWaited(ports, takenAt) && (await isErasedSince(ports, asked)))
    return ports.caps.giveBack(ALL_CONFIRMATIONS, takenAt);
  const subscriber = await changeSubscriber(
    ports.subscribers,
    () => ports.subscribers.find(address),
    (found) => afterRequest(found, asked, newSubscriberId),
  );
  // An erasure notes its moment before it looks for somebody: whichever of the two comes second sees the other.
  if (await isErasedSince(ports, asked)) {
    if (subscriber?.requestedAt === asked.consent.at) await ports.subscribers.erase(subscriber);
    return ports.caps.giveBack(ALL_CONFIRMATIONS, takenAt);
  }
  if (subscriber !== undefined && hasLeftSince(subscriber, asked.consent.at))
    return ports.caps.giveBack(ALL_CONFIRMATIONS, takenAt);
  const occasion = confirmationOccasion(subscriber ?? { address, status: 'pending' });
  const deliveryId = await findDailyMail(ports, occasion);
  const mail = await writeConfirmation(ports, context, address, deliveryId);
  await sendTakenMail(ports, context, { mail, takenAt });
}

/** What comes at once is looked up one time only, after it is kept. */
const hasWaited = ({ clock }: SendAskedMailPorts, askedAt: Temporal.Instant): boolean =>
  clock.now().since(askedAt).total('seconds') >= SECONDS_AT_ONCE;

async function isErasedSince(
  { suppressionList }: SendAskedMailPorts,
  { address, consent }: AskedSubscription,
): Promise<boolean> {
  const { erasedAt } = await suppressionList.look(address);
  return erasedAt !== undefined && erasedAt >= consent.at;
}
