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
/** Where no day is named. */
const ABSENCE_DAYS = 7;

/**
 * A contact's automatic answer: nobody is nudged about them, and no letter goes to them, before the day after their return, or for
 * a week where it names none. It is no touch, and nothing is believed that they have not proven to have written. Safe to repeat.
 */
export async function noteAbsence(
  ports: NoteAbsencePorts,
  opened: OpenedMail,
  { contact: key }: ContactReplyRoute,
): Promise<void> {
  const { kind } = opened;
  if (kind.kind !== 'auto-reply' || key === undefined) return;
  const owner = await ports.owners.findOwner(key.ownerId);
  const contact = await ports.contacts.findContact(key);
  if (owner === undefined || contact === undefined || !isTheirs(contact, opened)) return;
  const { until, text } = readAbsence(kind.returnsOn, owner, opened.mail.receivedAt);
  const copy = await findFirstCopy(ports, opened, { contact, by: 'contact-reply' });
  // What the owner decided since then is not undone by a later copy.
  await doOnce(ports, copy, () => ports.contacts.changeContact(contact, awayUntil(until)));
  await logFirstCopy(ports, copy, { kind: 'note', direction: 'inbound', text });
}

function isTheirs({ addresses }: Contact, opened: OpenedMail): boolean {
  const { mail, content } = opened;
  return judgeContact({ sender: soleSender(opened), addresses, mail, content }) === 'theirs';
}

interface Absence {
  readonly until: IsoInstant;
  readonly text: string;
}

/** Until the owner-local morning after; a day that is over, or too far away, is none. */
function readAbsence(
  returnsOn: Temporal.PlainDate | undefined,
  { timeZone }: Owner,
  receivedAt: IsoInstant,
): Absence {
  const today = fromIsoInstant(receivedAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const days = returnsOn === undefined ? -1 : today.until(returnsOn).days;
  const isNamed = returnsOn !== undefined && days >= 0 && days <= LONGEST_ABSENCE_DAYS;
  const last = isNamed ? returnsOn : today.add({ days: ABSENCE_DAYS - 1 });
  return {
    until: toIsoInstant(last.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()),
    text: isNamed
      ? `Away until ${sayDay(last)}, says an automatic answer.`
      : 'An automatic answer came that names no day; Kith lets a week pass.',
  };
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
