import { createElement } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { MorningBrief, morningBriefSubject, morningBriefText } from '../../emails/morning-brief.tsx';
import type { BriefPerson, MorningBriefProps } from '../../emails/morning-brief-props.ts';
import { renderMail } from '../../emails/render-mail.ts';
import { greetingName } from '../circle/domain/greeting-name.ts';
import { mainAddress, type Owner } from '../circle/domain/owner.ts';
import { dateLine } from '../circle/domain/say-day.ts';
import { kithSender } from '../delivery/domain/mail-streams.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import type { DeliveryId } from '../shared/ids.ts';
import { signNudgeLink } from '../shared/nudge-link.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import { composeBriefPerson } from './domain/compose-brief.ts';
import type { PersonToNudge } from './offer-drafts.ts';
import type { BriefPorts, BriefSettings } from './ports.ts';

const LINK_LIFE_HOURS = 180 * 24;

export interface BriefToWrite {
  readonly owner: Owner;
  readonly deliveryId: DeliveryId;
  /** In the order of the mail; a reply address names its person by the place in this list. */
  readonly people: readonly [PersonToNudge, ...PersonToNudge[]];
  readonly now: Temporal.Instant;
}

/** The morning brief, ready to send. Reads the newest timeline entry of each person and the token keys; writes nothing. */
export async function writeBrief(
  ports: Pick<BriefPorts, 'timeline' | 'tokenKeys'>,
  settings: BriefSettings,
  { owner, deliveryId, people, now }: BriefToWrite,
): Promise<OutgoingMail> {
  const keys = await ports.tokenKeys.readTokenKeys();
  const expiresAt = now.add({ hours: LINK_LIFE_HOURS });
  const writePerson = async (
    { contact, draft }: PersonToNudge,
    personIndex: number,
  ): Promise<BriefPerson> => {
    const target = { deliveryId, personIndex };
    const { interactions } = await ports.timeline.read(contact, { limit: 1 });
    return composeBriefPerson({
      contact,
      draftText: draft?.text,
      lastInteraction: interactions[0],
      now,
      rules: owner,
      replyAddress: signReplyAddress(keys, target, expiresAt, settings.inboundDomain),
      linkOf: (button) => signNudgeLink(button, keys, target, expiresAt, settings.webOrigin),
    });
  };
  const [lead, ...others] = people;
  const [writtenLead, ...writtenOthers] = await Promise.all([
    writePerson(lead, 0),
    ...others.map((person, index) => writePerson(person, index + 1)),
  ]);
  return addressBrief(owner, deliveryId, settings, {
    ownerGreetingName: greetingName(owner.name),
    dateLine: dateLine(now.toZonedDateTimeISO(owner.timeZone).toPlainDate()),
    people: [writtenLead, ...writtenOthers],
  });
}

function addressBrief(
  owner: Owner,
  deliveryId: DeliveryId,
  { mailDomain }: BriefSettings,
  props: MorningBriefProps,
): OutgoingMail {
  return {
    deliveryId,
    from: kithSender(mailDomain),
    to: { name: owner.name, address: mainAddress(owner) },
    replyTo: props.people[0].replyAddress,
    subject: morningBriefSubject(props),
    html: renderMail(createElement(MorningBrief, props)),
    text: morningBriefText(props),
  };
}
