import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { TimelineEntry } from '../contact-store.ts';
import type { Contact } from '../domain/contact.ts';
import { addEffort, findEffort } from '../domain/gift-days/find-effort.ts';
import { isExchange, isTouch } from '../domain/interaction.ts';
import { newerEntry } from '../domain/newest-entry.ts';

/** What something that happened makes of a contact; undefined when it is no news. */
type ContactEvent = (contact: Contact) => Contact | undefined;

/** Something new on the timeline: both only ever go forward in time. */
export const entered =
  (entry: TimelineEntry): ContactEvent =>
  (contact) => {
    const newestEntry = isExchange(entry) ? newerEntry(contact.newestEntry, entry) : contact.newestEntry;
    const isNewTouch = isTouch(entry) && isNews(contact.lastTouchAt, entry.occurredAt);
    const efforts = addEffort(contact.efforts, isExchange(entry) ? findEffort(entry) : undefined);
    if (newestEntry === contact.newestEntry && efforts === contact.efforts && !isNewTouch) return undefined;
    return {
      ...contact,
      newestEntry,
      efforts: [...efforts],
      ...(isNewTouch && { lastTouchAt: entry.occurredAt }),
    };
  };

export const nudgedAt =
  (moment: IsoInstant): ContactEvent =>
  (contact) =>
    isNews(contact.lastNudgedAt, moment) ? { ...contact, lastNudgedAt: moment } : undefined;

/** Whoever has letters as their tier says is marked in the same write: a mailbox alone means that they asked for none. */
export const reachableAt =
  (mailbox: string): ContactEvent =>
  (contact) =>
    contact.mailbox === undefined ? { ...contact, mailbox, checkIns: contact.checkIns ?? {} } : undefined;

export const leftInPeace: ContactEvent = ({ checkIns, ...contact }) =>
  checkIns === undefined ? undefined : contact;

const isNews = (known: IsoInstant | undefined, moment: IsoInstant): boolean =>
  known === undefined || known < moment;
