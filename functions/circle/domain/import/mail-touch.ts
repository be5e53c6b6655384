import { Temporal } from 'temporal-polyfill';
import type { EmailAddress } from '../../../shared/email-address.ts';
import { type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';

/** With more, one writes to a group and is in touch with nobody. */
const MOST_PEOPLE = 5;

/** Electronic mail began in 1971; what is older has a broken clock. */
const FIRST_MAIL_MS = Date.UTC(1971);

/** The headers of one mail that tell whether two people were in touch. */
export interface MailHeaders {
  readonly from: readonly EmailAddress[];
  /** To and Cc. */
  readonly to: readonly EmailAddress[];
  /** As written, RFC 5322. */
  readonly date: string | undefined;
  /** It says itself that it comes from a list or a machine: List-Id, Precedence, Auto-Submitted. */
  readonly isAutomatic: boolean;
}

/** Why a mail is no touch. */
export type NoTouch = 'automatic' | 'not-yours' | 'to-many' | 'no-date' | 'future';

export type MailTouch =
  | { readonly people: readonly EmailAddress[]; readonly touchedAt: IsoInstant; readonly isWritten: boolean }
  | { readonly noTouch: NoTouch };

/**
 * Whom the owner was in touch with by a mail: everybody they wrote it to, or who wrote it to them. One to five people beside
 * the owner; nothing from lists and machines.
 */
export function readTouch(
  { from, to, date, isAutomatic }: MailHeaders,
  own: ReadonlySet<EmailAddress>,
  now: Temporal.Instant,
): MailTouch {
  if (isAutomatic || from.some(isMachine)) return { noTouch: 'automatic' };
  const isWritten = from.some((address) => own.has(address));
  const isReceived = to.some((address) => own.has(address));
  const others = new Set([...from, ...to].filter((address) => !own.has(address)));
  if ((!isWritten && !isReceived) || others.size === 0) return { noTouch: 'not-yours' };
  if (others.size > MOST_PEOPLE) return { noTouch: 'to-many' };
  const epochMs = Date.parse(date ?? '');
  if (Number.isNaN(epochMs) || epochMs < FIRST_MAIL_MS) return { noTouch: 'no-date' };
  if (epochMs > now.epochMilliseconds) return { noTouch: 'future' };
  const touchedAt = toIsoInstant(Temporal.Instant.fromEpochMilliseconds(epochMs));
  return { people: isWritten ? [...others] : from, touchedAt, isWritten };
}

const isMachine = (address: EmailAddress): boolean =>
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|notifications?|bounces?)(?:[+.-]|@)/.test(address);
