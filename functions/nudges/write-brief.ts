import { createElement } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { MorningBrief, morningBriefSubject, morningBriefText } from '../../emails/morning-brief.tsx';
import type { BriefPerson, BriefSection, MorningBriefProps } from '../../emails/morning-brief-props.ts';
import { renderMail } from '../../emails/render-mail.ts';
import { briefRhythm } from '../circle/domain/brief-rhythm.ts';
import { greetingName } from '../circle/domain/greeting-name.ts';
import { type Interaction, isExchange } from '../circle/domain/interaction.ts';
import { mainAddress, type Owner } from '../circle/domain/owner.ts';
import { dateLine } from '../circle/domain/say-day.ts';
import { findNewest } from '../circle/find-newest.ts';
import type { Timeline } from '../circle/timeline.ts';
import { kithSender } from '../delivery/domain/mail-streams.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import type { DeliveryId } from '../shared/ids.ts';
import { signNudgeLink } from '../shared/nudge-link.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { composeBriefPerson } from './domain/compose-brief.ts';
import { type Reason, whyNow } from './domain/why-now.ts';
import type { PersonToNudge } from './offer-drafts.ts';
import type { AidWriter, BriefSettings } from './ports.ts';

const LINK_LIFE_HOURS = 180 * 24;

export interface WriteBriefPorts {
  readonly timeline: Pick<Timeline, 'read'>;
  readonly tokenKeys: TokenKeyStore;
  readonly aids: AidWriter;
}

export interface BriefToWrite {
  readonly owner: Owner;
  readonly deliveryId: DeliveryId;
  /** In the order of the mail; a reply address names its person by the place in this list. */
  readonly people: readonly PersonToNudge[];
  readonly sections?: readonly BriefSection[];
  /** The need of the only person that makes this the extra mail of the day. */
  readonly urgent?: Reason;
  readonly now: Temporal.Instant;
}

/** The morning brief, ready to send. Reads the token keys, and the newest timeline entry of those with whom it did not come; writes nothing. */
export async function writeBrief(
  ports: WriteBriefPorts,
  settings: BriefSettings,
  { owner, deliveryId, people, sections = [], urgent, now }: BriefToWrite,
): Promise<OutgoingMail> {
  const keys = await ports.tokenKeys.readTokenKeys();
  const expiresAt = now.add({ hours: LINK_LIFE_HOURS });
  const addressOf = (personIndex: number) =>
    signReplyAddress(keys, { deliveryId, personIndex }, expiresAt, settings.inboundDomain);
  const writePerson = async (person: PersonToNudge, personIndex: number): Promise<BriefPerson> =>
    composeBriefPerson({
      contact: person.shownAs ?? person.contact,
      draft: person.draft,
      lastInteraction: await findNewestEntry(ports, person),
      now,
      rules: owner,
      ...(urgent && { reasons: [urgent, ...alsoTold(person.contact, urgent, now, owner)] }),
      aidFor: (plan) => ports.aids.aidFor(person.contact, plan, owner),
      number: people.length > 1 ? personIndex + 1 : undefined,
      replyAddress: addressOf(personIndex),
      linkOf: (page) => signNudgeLink(page, keys, { deliveryId, personIndex }, expiresAt, settings.webOrigin),
    });
  const props = {
    ownerGreetingName: greetingName(owner.name),
    dateLine: dateLine(now.toZonedDateTimeISO(owner.timeZone).toPlainDate()),
    people: await Promise.all(people.map(writePerson)),
    sections,
    isUrgent: urgent !== undefined,
    isWeekly: briefRhythm(owner) === 'weekly',
  };
  return addressBrief(owner, deliveryId, settings, props, addressOf(0));
}

/** The mail counts as a nudge, so that what it left out would be told never; silence is over with the help. */
const alsoTold = (
  contact: PersonToNudge['contact'],
  urgent: Reason,
  now: Temporal.Instant,
  owner: Owner,
): readonly Reason[] =>
  whyNow(contact, now, owner).filter(
    ({ kind, text }) => kind !== 'silence' && kind !== 'unanswered' && text !== urgent.text,
  );

/** For those alone whose stored contact does not say where their newest entry stands. */
async function findNewestEntry(
  { timeline }: Pick<WriteBriefPorts, 'timeline'>,
  { contact, newestEntry }: PersonToNudge,
): Promise<Interaction | undefined> {
  if (newestEntry !== undefined || contact.newestEntry === null) return newestEntry;
  return findNewest({ timeline }, contact, isExchange);
}

function addressBrief(
  owner: Owner,
  deliveryId: DeliveryId,
  { mailDomain }: BriefSettings,
  props: MorningBriefProps,
  replyTo: string,
): OutgoingMail {
  return {
    deliveryId,
    from: kithSender(mailDomain),
    to: { name: owner.name, address: mainAddress(owner) },
    replyTo,
    subject: morningBriefSubject(props),
    html: renderMail(createElement(MorningBrief, props)),
    text: morningBriefText(props),
  };
}
