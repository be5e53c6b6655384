import { createElement } from 'react';
import type { Temporal } from 'temporal-polyfill';
import {
  INNER_CIRCLE_QUESTION_SUBJECT,
  InnerCircleQuestion,
  innerCircleQuestionText,
} from '../../../emails/inner-circle-question.tsx';
import { renderMail } from '../../../emails/render-mail.ts';
import { greetingName } from '../../circle/domain/greeting-name.ts';
import { mainAddress, type Owner } from '../../circle/domain/owner.ts';
import type { OwnerStore } from '../../circle/owner-store.ts';
import { kithSender } from '../../delivery/domain/mail-streams.ts';
import type { OutgoingMail } from '../../delivery/mail-transport.ts';
import {
  type SendDeliveryPorts,
  type SendDeliveryResult,
  sendDelivery,
} from '../../delivery/send-delivery.ts';
import { type DeliveryId, deriveDeliveryId } from '../../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import { signReplyAddress } from '../../shared/reply-address.ts';
import type { TokenKeyStore } from '../../shared/token-keys.ts';
import type { BriefSettings } from '../ports.ts';
import { sayInterval } from './domain/say-interval.ts';

/** As long as a reply address lives. */
export const ANSWER_LIFE_HOURS = 180 * 24;

export interface AskInnerCirclePorts extends SendDeliveryPorts {
  readonly owners: Pick<OwnerStore, 'changeOwner'>;
  readonly tokenKeys: TokenKeyStore;
}

/**
 * Asks which people the owner would hate to lose, once for each time that people were brought in. Repeating it sends nothing
 * a second time; a question that may have gone out counts as asked.
 */
export async function askInnerCircle(
  ports: AskInnerCirclePorts,
  settings: BriefSettings,
  owner: Owner,
  now: Temporal.Instant,
): Promise<SendDeliveryResult> {
  const since = owner.innerCircleQuestion?.since ?? toIsoInstant(now);
  const deliveryId = deriveDeliveryId('inner-circle-question', owner.ownerId, since);
  const mail = await writeQuestion(ports, settings, { owner, deliveryId, now });
  const result = await sendDelivery(ports, { mail, kind: 'question', ownerId: owner.ownerId, subjects: [] });
  if (result.outcome === 'sent' || result.outcome === 'unknown') {
    await ports.owners.changeOwner(owner.ownerId, asked(since, toIsoInstant(now)));
  }
  return result;
}

const asked =
  (since: IsoInstant, askedAt: IsoInstant) =>
  (owner: Owner): Owner | undefined =>
    owner.innerCircleQuestion?.since === since
      ? { ...owner, innerCircleQuestion: { since, askedAt } }
      : undefined;

async function writeQuestion(
  { tokenKeys }: Pick<AskInnerCirclePorts, 'tokenKeys'>,
  { mailDomain, inboundDomain }: BriefSettings,
  { owner, deliveryId, now }: { owner: Owner; deliveryId: DeliveryId; now: Temporal.Instant },
): Promise<OutgoingMail> {
  const target = { deliveryId, personIndex: 0 };
  const expiresAt = now.add({ hours: ANSWER_LIFE_HOURS });
  const replyAddress = signReplyAddress(await tokenKeys.readTokenKeys(), target, expiresAt, inboundDomain);
  const props = {
    ownerGreetingName: greetingName(owner.name),
    replyAddress,
    howOften: sayInterval(owner.tiers.inner.idealDays),
  };
  return {
    deliveryId,
    from: kithSender(mailDomain),
    to: { name: owner.name, address: mainAddress(owner) },
    replyTo: replyAddress,
    subject: INNER_CIRCLE_QUESTION_SUBJECT,
    html: renderMail(createElement(InnerCircleQuestion, props)),
    text: innerCircleQuestionText(props),
  };
}
