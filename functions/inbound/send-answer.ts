import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import type { MailFile } from '../delivery/mail-transport.ts';
import { type SendDeliveryPorts, type SendDeliveryResult, sendDelivery } from '../delivery/send-delivery.ts';
import type { Clock } from '../shared/clock.ts';
import { KithError } from '../shared/errors.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';
import type { AnswerInHand } from './answer-in-hand.ts';
import type { AnswerProblem } from './domain/answer/write-answer-notice.ts';
import { listAttachments } from './domain/list-attachments.ts';
import { type SettleAnswerPorts, settleAnswer } from './settle-answer.ts';
import { type WriteAnswerPorts, writeAnswer } from './write-answer.ts';

export type SendAnswerPorts = SendDeliveryPorts &
  LogInteractionPorts &
  Pick<SettleAnswerPorts, 'contacts'> &
  WriteAnswerPorts;

/** SES would not take an answer now, or another process is handing it over; the owner's mail must come again. */
class AnswerNotSentYetError extends KithError {}

/**
 * Hands an answer over to SES, at most once for each mail of the owner's, and puts it on the timeline. The problem where it did
 * not go out, or may not have: that stands there as a note, which is no touch. Throws AnswerNotSentYetError.
 */
export async function sendAnswer(
  ports: SendAnswerPorts,
  answer: AnswerInHand,
  { words, files }: { readonly words: string; readonly files: readonly MailFile[] },
): Promise<AnswerProblem | undefined> {
  const { contact } = answer;
  if (contact.inMemory !== undefined) return 'no-mail';
  const mail = await writeAnswer(ports, answer, { words, files });
  if (mail === undefined) return 'no-address';
  const { ownerId, contactId } = contact;
  const { key: interactionId, receivedAt, occurredAt = receivedAt } = answer.copy;
  const result = await sendDelivery(ports, {
    ...{ kind: 'answer', ownerId, subjects: [{ contactId }], mail },
    entry: { interactionId, occurredAt },
  });
  return follow(ports, answer, words, result);
}

async function follow(
  ports: SendAnswerPorts,
  answer: AnswerInHand,
  words: string,
  result: SendDeliveryResult,
): Promise<AnswerProblem | undefined> {
  switch (result.outcome) {
    case 'sent': {
      const isBack = result.delivery.status === 'bounced';
      await logAnswer(ports, answer, words, isBack ? 'note' : 'mail');
      return isBack ? 'came-back' : undefined;
    }
    case 'unknown':
      if (isYoung(result.delivery, ports.clock))
        throw new AnswerNotSentYetError('SES may yet say whether it took the answer');
      await logAnswer(ports, answer, words, 'note');
      return problemByNow(ports, result.delivery);
    case 'suppressed':
      return 'no-mail';
    case 'in-progress':
      throw new AnswerNotSentYetError('The answer is being handed over elsewhere');
    case 'refused':
      if (result.reason === 'rejected') return 'rejected';
      throw new AnswerNotSentYetError(`SES refused the answer (${result.reason})`);
  }
}

/** An event that came while the note was being written looked for it in vain. */
async function problemByNow(
  ports: SendAnswerPorts,
  { deliveryId }: Delivery,
): Promise<AnswerProblem | undefined> {
  const now = await ports.ledger.find(deliveryId);
  if (now === undefined || now.status === 'unknown') return 'unknown';
  if (now.status === 'bounced') return 'came-back';
  await settleAnswer(ports, deliveryId);
  return undefined;
}

/** Most events that settle an unknown outcome arrive within seconds; the owner's mail comes again after that. */
const SECONDS_UNTIL_ASKED = 60;

const isYoung = ({ claimedAt }: Delivery, clock: Clock): boolean =>
  clock.now().since(fromIsoInstant(claimedAt)).total('seconds') < SECONDS_UNTIL_ASKED;

/** Puts an answer on the timeline, at the moment at which the owner's mail came; `note`: it is no touch. */
export async function logAnswer(
  ports: LogInteractionPorts,
  { contact: { ownerId, contactId }, opened, copy }: AnswerInHand,
  text: string,
  kind: 'mail' | 'note' = 'mail',
): Promise<void> {
  const { key, messageId, receivedAt, occurredAt = receivedAt } = copy;
  const attachments = listAttachments(opened.content.attachments);
  await logInteraction(ports, {
    ...{ ownerId, contactId, interactionId: key, occurredAt, kind, text },
    direction: 'outbound',
    ...(attachments && { attachments }),
    source: { by: kind === 'mail' ? 'relayed-answer' : 'owner-remark', messageId },
  });
}
