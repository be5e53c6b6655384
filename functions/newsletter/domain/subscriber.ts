import * as z from 'zod';
import { type Suppression, suppressionSchema } from '../../delivery/domain/suppression.ts';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { type SubscriberId, subscriberIdSchema } from '../../shared/ids.ts';
import { fromIsoInstant, type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { addressFlagSchema, flagsOf } from './address-flags.ts';
import { preferencesShape } from './preferences.ts';

/** What somebody agreed to, where and when: what one has to show when asked (GDPR, Article 7(1)). */
export const consentSchema = z.object({
  /** URL of the page with the form. */
  page: z.string(),
  at: isoInstantSchema,
  /** The words beside the button. */
  words: z.string(),
  /** Which form it was, with its version: `page-3`. Older records do not say. */
  form: z.string().optional(),
  /** The site whose form led here, as the browser named it. */
  site: z.string().optional(),
  /** Keyed hash of the IP address that sent it; never the address. */
  ipHash: z.string().optional(),
});

export type Consent = z.infer<typeof consentSchema>;

/** In place of the page: whoever imported somebody said how these had agreed. */
export const IMPORT_PAGE = 'import';

export const isImported = ({ page }: Consent): boolean => page === IMPORT_PAGE;

/** pending: asked for it, and has a mail to confirm that. confirmed: gets each issue. left: gets none until they ask anew. */
const subscriberStatusSchema = z.enum(['pending', 'confirmed', 'left']);

export const clickSchema = z.object({
  slug: z.string(),
  place: z.int().min(0),
  at: isoInstantSchema,
  by: z.enum(['person', 'machine']),
});

/** Somebody who asked for the newsletter, by their address. */
export const subscriberSchema = z.object({
  address: emailAddressSchema,
  /** The same for as long as the address is known, so that a link to leave in an old issue still works. */
  subscriberId: subscriberIdSchema,
  firstName: z.string().min(1).optional(),
  /** Ids of topics of the newsletter's settings; absent: no choice was made. */
  topics: z.array(z.string()).optional(),
  /** What their browser asked for (BCP 47). */
  language: z.string().optional(),
  /** The owner's own words for them, as lists of other newsletters keep them. */
  tags: z.array(z.string()).optional(),
  /** For the owner's eyes: nobody is refused because of one. */
  flags: z.array(addressFlagSchema).optional(),
  status: subscriberStatusSchema,
  requestedAt: isoInstantSchema,
  /** At this address and in this newsletter: an issue goes to who was confirmed when it started. */
  confirmedAt: isoInstantSchema.optional(),
  /** Where that was earlier: in the newsletter that they were imported from, or at the address that they had before. */
  joinedAt: isoInstantSchema.optional(),
  leftAt: isoInstantSchema.optional(),
  consent: consentSchema,
  /** Of the subscription that was left; kept beside a new request until that is confirmed. */
  consentBefore: consentSchema.optional(),
  ...preferencesShape,
  /** What they wrote as they left, if anything. */
  leaveReason: z.string().optional(),
  /** The address that a reader wants to have this one instead of, until the reader of this one has said yes. */
  movesFrom: emailAddressSchema.optional(),
  /** The address that took the place of this one. */
  movedTo: emailAddressSchema.optional(),
  /** The link of an issue that they, or a machine in their name, last followed; only where the newsletter counts that. */
  lastClick: clickSchema.optional(),
  /** What keeps mail from this address, whoever put it there. */
  suppression: suppressionSchema.optional(),
  /** When the last issue went there, and when they last answered one; noted beside all that changes the subscription. */
  lastIssueAt: isoInstantSchema.optional(),
  lastReplyAt: isoInstantSchema.optional(),
  /** How many issues went there since then; one that is given back just after an answer would count below nothing. */
  issuesUnanswered: z
    .int()
    .transform((count) => Math.max(0, count))
    .optional(),
  /** Counts the changes, so that each is made to what was read. */
  revision: z.int().min(1),
});

export type Subscriber = z.infer<typeof subscriberSchema>;

export interface SubscriptionRequest extends Pick<Subscriber, 'address'> {
  /** As the visitor typed it. */
  readonly firstName?: string | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly consent: Consent;
}

const HOURS_BETWEEN_REQUESTS = 24;

/**
 * The subscriber after somebody asked for the newsletter at their address; undefined when nothing changes: they get it
 * already, or left after this was asked, or the same was asked today, which also keeps a form that is sent ten thousand times to one write a day. Anybody
 * may ask, so what is known of an earlier subscription stays until the press in the mail.
 */
export function afterRequest(
  subscriber: Subscriber | undefined,
  { address, firstName, topics, language, consent }: SubscriptionRequest,
  newId: () => SubscriberId,
): Subscriber | undefined {
  if (subscriber?.status === 'confirmed') return undefined;
  if (subscriber !== undefined && hasLeftSince(subscriber, consent.at)) return undefined;
  if (subscriber?.status === 'pending' && !isStale(subscriber.requestedAt, consent.at)) return undefined;
  return {
    address,
    subscriberId: subscriber?.subscriberId ?? newId(),
    firstName,
    topics: topics && [...topics],
    language,
    tags: subscriber?.tags,
    flags: flagsOf(address),
    status: 'pending',
    requestedAt: consent.at,
    confirmedAt: subscriber?.confirmedAt,
    joinedAt: subscriber?.joinedAt,
    leftAt: subscriber?.leftAt,
    consent,
    consentBefore: subscriber && confirmedConsent(subscriber),
    pausedUntil: subscriber?.pausedUntil,
    leaveReason: subscriber?.leaveReason,
    // Links in old issues lead on to the new address, and an erasure of either finds the other.
    movesFrom: subscriber?.movesFrom,
    movedTo: subscriber?.movedTo,
    suppression: subscriber?.suppression,
    revision: (subscriber?.revision ?? 0) + 1,
  };
}

/**
 * The subscriber after the press of the button in the confirmation mail; undefined when nothing changes. It takes back their
 * own leaving, and nothing else: a bounce, a complaint and a stop to all mail stay.
 */
export function afterConfirmation(subscriber: Subscriber, at: IsoInstant): Subscriber | undefined {
  if (subscriber.status !== 'pending') return undefined;
  const { suppression } = subscriber;
  return {
    ...subscriber,
    status: 'confirmed',
    confirmedAt: at,
    joinedAt: undefined,
    leftAt: undefined,
    leaveReason: undefined,
    movedTo: undefined,
    consentBefore: undefined,
    suppression: suppression && isOwnLeaving(suppression) ? undefined : suppression,
    revision: subscriber.revision + 1,
  };
}

/** The subscriber after they left, perhaps with a word on why; undefined when they had left before. */
export function afterLeaving(
  subscriber: Subscriber,
  at: IsoInstant,
  reason?: string,
): Subscriber | undefined {
  if (subscriber.status === 'left') return undefined;
  return {
    ...subscriber,
    ...(reason && { leaveReason: reason }),
    status: 'left',
    leftAt: at,
    suppression: subscriber.suppression ?? { reason: 'asked-to-stop', scope: 'newsletter', since: at },
    revision: subscriber.revision + 1,
  };
}

/** Whether their leaving is the newer word. */
export const hasLeftSince = ({ status, leftAt }: Subscriber, askedAt: IsoInstant): boolean =>
  status === 'left' && leftAt !== undefined && leftAt > askedAt;

/** Since when somebody reads the newsletter, wherever that began. */
export const readerSince = ({ joinedAt, confirmedAt }: Subscriber): IsoInstant | undefined =>
  joinedAt ?? confirmedAt;

/** What the reader of the mail last said yes to. */
const confirmedConsent = ({ consentBefore, confirmedAt, consent }: Subscriber): Consent | undefined =>
  consentBefore ?? (confirmedAt && consent);

const isOwnLeaving = ({ reason, scope }: Suppression) => reason === 'asked-to-stop' && scope === 'newsletter';

const isStale = (requestedAt: IsoInstant, now: IsoInstant) =>
  fromIsoInstant(requestedAt).until(fromIsoInstant(now)).total('hours') >= HOURS_BETWEEN_REQUESTS;
