import type { Owner } from '../circle/domain/owner.ts';
import { eachInFlight } from '../shared/in-flight.ts';
import type { AddOffer, AddOffers, WaitingKey } from './add-offers.ts';
import type { Mailbox } from './domain/inbound-mail.ts';
import { type LogWaitingMailPorts, logWaitingMail } from './log-waiting-mail.ts';

export interface LogAllWaitingPorts extends LogWaitingMailPorts {
  readonly addOffers: Pick<AddOffers, 'listWaiting' | 'removeWaiting'>;
}

/** Each streams by, and most are small. */
const IN_FLIGHT = 8;

/**
 * Logs all mail that waited for people who are in the circle by now; each mail is read once, whomever it waited for, and waits no
 * more when it is logged: a run that is broken off goes on where it stopped. Gives those of whose mail older ones were left out.
 */
export async function logAllWaiting(
  ports: LogAllWaitingPorts,
  owner: Owner,
  offer: AddOffer,
  people: readonly Mailbox[],
): Promise<readonly Mailbox[]> {
  if (people.length === 0) return [];
  const waits = new Map<string, (() => Promise<void>)[]>();
  const leftOut: Mailbox[] = [];
  for (const person of people) {
    const whose: WaitingKey = { ownerId: owner.ownerId, address: person.address };
    const waiting = await ports.addOffers.listWaiting(whose);
    if (waiting.leftOut) leftOut.push(person);
    for (const mail of waiting.mails) {
      const settle = () => ports.addOffers.removeWaiting(whose, mail);
      waits.set(mail.messageId, [...(waits.get(mail.messageId) ?? []), settle]);
    }
  }
  // The first to be offered may be among those that were left out.
  if (!waits.has(offer.messageId)) waits.set(offer.messageId, []);
  await eachInFlight(waits, IN_FLIGHT, async ([messageId, settlements]) => {
    await logWaitingMail(ports, owner, messageId);
    for (const settle of settlements) await settle();
  });
  return leftOut;
}
