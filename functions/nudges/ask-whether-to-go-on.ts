import { createElement } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { renderMail } from '../../emails/render-mail.ts';
import {
  RHYTHM_QUESTION_SUBJECT,
  RhythmQuestion,
  rhythmQuestionText,
} from '../../emails/rhythm-question.tsx';
import { greetingName } from '../circle/domain/greeting-name.ts';
import { mainAddress, type Owner } from '../circle/domain/owner.ts';
import { kithSender } from '../delivery/domain/mail-streams.ts';
import { type SendDeliveryResult, sendDelivery } from '../delivery/send-delivery.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { BriefPorts, BriefSettings } from './ports.ts';

/** As long as a reply address lives. */
const ANSWER_LIFE_HOURS = 180 * 24;

/** Says, once for each row of briefs that nobody answered, that Kith rests until there is a word. Repeating it sends nothing more. */
export async function askWhetherToGoOn(
  ports: BriefPorts,
  settings: BriefSettings,
  owner: Owner,
  now: Temporal.Instant,
): Promise<SendDeliveryResult> {
  const { ownerId, briefsSent } = owner;
  const deliveryId = deriveDeliveryId('rhythm-question', ownerId, briefsSent.at(-1) ?? '');
  const replyAddress = signReplyAddress(
    await ports.tokenKeys.readTokenKeys(),
    { deliveryId, personIndex: 0 },
    now.add({ hours: ANSWER_LIFE_HOURS }),
    settings.inboundDomain,
  );
  const props = { ownerGreetingName: greetingName(owner.name), replyAddress };
  const mail = {
    deliveryId,
    from: kithSender(settings.mailDomain),
    to: { name: owner.name, address: mainAddress(owner) },
    replyTo: replyAddress,
    subject: RHYTHM_QUESTION_SUBJECT,
    html: renderMail(createElement(RhythmQuestion, props)),
    text: rhythmQuestionText(props),
  };
  return sendDelivery(ports, { mail, kind: 'rhythm-question', ownerId, subjects: [] });
}
