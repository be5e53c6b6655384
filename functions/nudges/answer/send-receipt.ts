import { createElement } from 'react';
import { Receipt, receiptText } from '../../../emails/receipt.tsx';
import { renderMail } from '../../../emails/render-mail.ts';
import { mainAddress, type Owner } from '../../circle/domain/owner.ts';
import { sayDate } from '../../circle/domain/say-day.ts';
import type { Subject } from '../../delivery/domain/delivery.ts';
import { threadHeaders, threadSubject } from '../../delivery/domain/mail-thread.ts';
import { sendDelivery } from '../../delivery/send-delivery.ts';
import { OwnerMailPendingError } from '../../notices/send-to-owner.ts';
import { deliveryIdSchema } from '../../shared/ids.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';
import { signReplyAddress } from '../../shared/reply-address.ts';
import { signUndoLink } from '../../shared/undo-link.ts';
import { FIRST_RECEIPTS, needsReceipt, soleLetterToTell } from './domain/receipt/needs-receipt.ts';
import { writeReceipt } from './domain/receipt/write-receipt.ts';
import { type AnswerRecord, UNDO_DAYS } from './domain/record/answer-record.ts';
import type { OwnerAnswer } from './owner-answer.ts';
import type { FollowAnswerPorts } from './ports.ts';
import { isToShow, markToShow } from './records-to-show.ts';

const REPLY_LIFE_HOURS = 180 * 24;

/**
 * Tells the owner what their answer did, by one mail in its thread at most: a receipt, or the notice of a letter; else it is left to
 * the next brief. Throws OwnerMailPendingError.
 */
export async function answerReceipt(
  ports: FollowAnswerPorts,
  answer: OwnerAnswer,
  record: AnswerRecord,
): Promise<void> {
  const { isOfFirst, isUnshown } = await noteToShow(ports, answer, record);
  const letter = soleLetterToTell(record);
  if (letter?.situation !== undefined && !isOfFirst) {
    const { ownerId, contactId } = { ownerId: record.ownerId, contactId: letter.contactId };
    const contact = await ports.contacts.findContact({ ownerId, contactId });
    const { owner, words, messageId } = answer;
    if (contact !== undefined) {
      const { draftId } = letter;
      await ports.letters.tell({ owner, contact, draftId, words, messageId }, letter.situation);
    }
    return;
  }
  if (isOfFirst || isUnshown || needsReceipt(record)) await sendReceipt(ports, answer, record, isOfFirst);
}

/** Whether it is one of the first answers; else it is noted for a brief, unless too many wait for one. One write, which can be repeated. */
async function noteToShow(
  { owners }: FollowAnswerPorts,
  { owner }: OwnerAnswer,
  record: AnswerRecord,
): Promise<{ readonly isOfFirst: boolean; readonly isUnshown: boolean }> {
  const { recordId } = record;
  if (owner.firstReceipts.length >= FIRST_RECEIPTS && needsReceipt(record))
    return { isOfFirst: owner.firstReceipts.includes(recordId), isUnshown: false };
  const { firstReceipts, recordsToShow } = await owners.changeOwner(owner.ownerId, markToShow(record));
  const isOfFirst = firstReceipts.includes(recordId);
  return { isOfFirst, isUnshown: !isOfFirst && isToShow(record) && !recordsToShow.includes(recordId) };
}

async function sendReceipt(
  ports: FollowAnswerPorts,
  { owner, thread }: OwnerAnswer,
  record: AnswerRecord,
  isOfFirst: boolean,
): Promise<void> {
  const keys = await ports.tokenKeys.readTokenKeys();
  const deliveryId = deliveryIdSchema.parse(record.recordId);
  const contacts = await ports.contacts.readContacts(owner.ownerId, new Set(record.contactIds));
  const replyUntil = fromIsoInstant(record.at).add({ hours: REPLY_LIFE_HOURS });
  const undoUntil = fromIsoInstant(record.at).add({ hours: UNDO_DAYS * 24 });
  const link = signUndoLink(keys, record.recordId, undoUntil, ports.webOrigin);
  const undo = { link, until: sayUntil(owner, record.at) };
  const props = writeReceipt({ record, owner, contacts, isOfFirst, undo });
  const result = await sendDelivery(ports, {
    kind: 'notice',
    ownerId: owner.ownerId,
    subjects: subjectsOf(record),
    mail: {
      deliveryId,
      from: { name: 'Kith', address: ports.kithAddress },
      to: { name: owner.name, address: mainAddress(owner) },
      replyTo: signReplyAddress(keys, { deliveryId, personIndex: 0 }, replyUntil, ports.inboundDomain),
      subject: threadSubject(thread, 'Re: your note to Kith'),
      headers: threadHeaders(thread),
      html: renderMail(createElement(Receipt, props)),
      text: receiptText(props),
    },
  });
  // Whoever else is sending it does so once, or never: nothing is won by coming again.
  if (result.outcome === 'refused' && result.reason !== 'rejected')
    throw new OwnerMailPendingError(`SES refused a receipt (${result.reason})`);
}

function sayUntil({ timeZone }: Owner, at: AnswerRecord['at']): string {
  const day = fromIsoInstant(at).toZonedDateTimeISO(timeZone).toPlainDate();
  return sayDate(day.add({ days: UNDO_DAYS }), day);
}

/** In the order in which an answer to the receipt counts them; a letter that still waits can be decided about there, too. */
const subjectsOf = ({ contactIds, result }: AnswerRecord): Subject[] =>
  contactIds.slice(0, MOST_SUBJECTS).map((contactId) => {
    const letter = result?.letters.find((each) => each.contactId === contactId && each.became === 'nothing');
    return letter === undefined ? { contactId } : { contactId, draftId: letter.draftId };
  });

/** A token names one of 256. */
const MOST_SUBJECTS = 200;
