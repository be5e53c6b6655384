import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from '../domain/contact.ts';

/** What something that happened makes of a contact; undefined when it is no news. */
type ContactEvent = (contact: Contact) => Contact | undefined;

export const touchedAt =
  (moment: IsoInstant): ContactEvent =>
  (contact) =>
    isNews(contact.lastTouchAt, moment) ? { ...contact, lastTouchAt: moment } : undefined;

export const nudgedAt =
  (moment: IsoInstant): ContactEvent =>
  (contact) =>
    isNews(contact.lastNudgedAt, moment) ? { ...contact, lastNudgedAt: moment } : undefined;

export const reachableAt =
  (mailbox: string): ContactEvent =>
  (contact) =>
    contact.mailbox === undefined ? { ...contact, mailbox } : undefined;

export const leftInPeace: ContactEvent = ({ checkIns, ...contact }) =>
  checkIns === undefined ? undefined : contact;

const isNews = (known: IsoInstant | undefined, moment: IsoInstant): boolean =>
  known === undefined || known < moment;
