import type { Temporal } from 'temporal-polyfill';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { LogInteractionPorts } from '../circle/log-interaction.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { judgeContact } from './domain/judge-contact.ts';
import { doOnce, type FindFirstCopyPorts, findFirstCopy, logFirstCopy } from './find-first-copy.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import type { ContactReplyRoute } from './route-mail.ts';

export interface NoteAbsencePorts extends FindFirstCopyPorts {
  readonly owners: Pick<OwnerStore, 'findOwner'>;
  readonly contacts: LogInteractionPorts['contacts'] & Pick<ContactStore, 'findContact' | 'changeContact'>;
  readonly timeline: LogInteractionPorts['timeline'];
}

/** A date further away is more likely to be misread than true. */
const LONGEST_ABSENCE_DAYS = 366;

/**
 * A contact's automatic answer that names the day of their return: nobody is nudged about them before the day after. It is no
 * touch, and nothing is believed that they have not proven to have written. Safe to repeat.
 */
export async function noteAbsence(
  ports: NoteAbsencePorts,
  opened: OpenedMail,
  { contact: key }: ContactReplyRoute,
): Promise<void> {
  const { kind } = opened;
  if (kind.kind !== 'auto-reply' || kind.returnsOn === undefined || key === undefined) return;
  const owner = await ports.owners.findOwner(key.ownerId);
  const contact = await ports.contacts.findContact(key);
  if (owner === undefined || contact === undefined || !isTheirs(contact, opened)) return;
  const until = endOfAbsence(kind.returnsOn, owner, opened.mail.receivedAt);
  if (until === undefined) return;
  const copy = await findFirstCopy(ports, opened, { contact, by: 'contact-reply' });
  // What the owner decided since then is not undone by a later copy.
  await doOnce(ports, copy, () => ports.contacts.changeContact(contact, awayUntil(until)));
  const text = `Away until ${sayDay(kind.returnsOn)}, says an automatic answer.`;
  await logFirstCopy(ports, copy, { kind: 'note', direction: 'inbound', text });
}

function isTheirs({ addresses }: Contact, opened: OpenedMail): boolean {
  const { mail, content } = opened;
  return judgeContact({ sender: soleSender(opened), addresses, mail, content }) === 'theirs';
}

/** The owner-local morning after; undefined for a day that is over, or too far away. */
function endOfAbsence(
  returnsOn: Temporal.PlainDate,
  { timeZone }: Owner,
  receivedAt: IsoInstant,
): IsoInstant | undefined {
  const today = fromIsoInstant(receivedAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const { days } = today.until(returnsOn);
  if (days < 0 || days > LONGEST_ABSENCE_DAYS) return undefined;
  return toIsoInstant(returnsOn.add({ days: 1 }).toZonedDateTime(timeZone).toInstant());
}

/** A longer pause stays as it is. */
const awayUntil =
  (until: IsoInstant) =>
  (contact: Contact): Contact | undefined =>
    contact.pause !== undefined && contact.pause.until >= until
      ? undefined
      : { ...contact, pause: { until, reason: 'They were away.' } };

const sayDay = (day: Temporal.PlainDate): string =>
  day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
