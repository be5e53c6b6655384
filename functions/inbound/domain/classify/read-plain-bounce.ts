import type { InboundMail, MailContent } from '../inbound-mail.ts';
import { BOUNCE_SUBJECTS } from './bounce-phrases.ts';
import { cutReturnedMessage } from './cut-returned-message.ts';
import {
  type DeliveryFailure,
  hasReplyCode,
  judgePermanence,
  readFailureStatus,
} from './delivery-failure.ts';
import { findFailedRecipient } from './find-failed-recipient.ts';
import { isMailSystem, isUnattended } from './judge-from.ts';
import { readDeliveryReport } from './read-delivery-report.ts';

type Content = Pick<MailContent, 'headers' | 'text' | 'reports'>;
type Envelope = Pick<InboundMail, 'envelopeSender'>;

export interface PlainBounce {
  readonly outcome: 'failed' | 'delayed';
  readonly failures: readonly DeliveryFailure[];
}

const RETURNED_TYPE = /^(?:message\/rfc822|text\/rfc822-headers)/;

/** What mail systems say of a mail that they could not pass on. */
const FAILURE_WORDS =
  /(?:could|can) ?(?:not|n't) be (?:delivered|sent|reached|found)|(?:could|can|was|is) ?(?:not|n't|un)(?:able| able)? to (?:deliver|send|reach)|(?:was|were|been|has) (?:not |un)?(?:delivered|rejected|returned|bounced|blocked|undeliverable)|not (?:be )?delivered|undeliverable|undelivered|delivery (?:has )?(?:fail|error|attempt|to the following)|fail(?:ed|ure) (?:to deliver|delivery|notice|reason)|did not reach|giving up on it|permanent(?:ly)? (?:fatal |delivery )?(?:error|failure)|fatal error|user unknown|unknown user|no such user|mailbox (?:is )?full|over quota|quota exceeded|invalid (?:user|address|recipient)|transcript of session|returned (?:to sender|below)|recipient.{0,30}(?:unknown|rejected|not found|not recognized)|(?:不能|无法|無法|未能)[^。\n]{0,12}(?:投递|送达|傳遞|遞送|发送)|(?:配信|送信|送達)(?:でき|され)ま?せん|配送できません|не (?:может быть|было|удалось|доставлено)[^.\n]{0,20}доставлен|не удалось доставить|не было доставлено|(?:konnte|kann) nicht (?:zugestellt|zustellen)|nicht zugestellt|n.a (?:pas )?pu être (?:remis|distribué|livré|délivré)|no (?:se )?(?:ha )?pud(?:o|ido) (?:ser )?entreg|não (?:pôde|foi|pode) (?:ser )?entreg|(?:non è stato|impossibile) (?:possibile )?(?:recapitar|consegn)|niet (?:worden )?(?:bezorgd|afgeleverd)/i;

const DELAY_WORDS =
  /delayed mail|has been delayed|delivery (?:is |status notification \()?delay|message.{0,60}delayed|still being retried|will (?:continue|keep) (?:to )?(?:try|retry|be retried)|will be retried|delivery attempts will continue|not yet been delivered|you do not need to re-?send|warning[^\n]{0,10}(?:could not send|message still)|temporary (?:non-)?delivery problem|wird weiter versucht|verzögert|retardé|retrasado|задерж/i;
/** What is said once it is over: the same reports tell of earlier delays. */
const FINAL_WORDS =
  /permanent(?:ly)? |giving up|given up|gave up|could not be delivered|fatal error|failed permanently|returned mail/i;

/**
 * A bounce that is no delivery status notification, as qmail, Exim, Exchange, Notes and many providers write it. It takes a
 * mail system as its sender *and* words of failure; of any other sender only what nobody but a mail system would send.
 */
export function readPlainBounce(content: Content, envelope: Envelope): PlainBounce | undefined {
  const subject = content.headers.get('subject') ?? '';
  const told = cutReturnedMessage(content.text);
  if (!isBounce(content, envelope, subject, told)) return undefined;
  const all = `${subject}\n${told}`;
  const report = readDeliveryReport(findStatusFields(content.text));
  if (report && report.failures.length > 0) return { outcome: 'failed', failures: report.failures };
  const recipient = findFailedRecipient(content, told);
  const status = readFailureStatus(all);
  const failure = { recipient, permanence: judgePermanence(status, all), status };
  const isDelay = DELAY_WORDS.test(all) && !FINAL_WORDS.test(all);
  return { outcome: isDelay ? 'delayed' : 'failed', failures: [failure] };
}

function isBounce({ headers, reports }: Content, envelope: Envelope, subject: string, told: string): boolean {
  if (headers.has('x-failed-recipients')) return true;
  if (isMailSystem(headers)) return isBounceSubject(subject) || hasEvidence(told);
  const bringsOriginal = reports.some(({ contentType }) => RETURNED_TYPE.test(contentType));
  if (isNullPath(envelope) || isUnattended(headers)) {
    return (isBounceSubject(subject) || bringsOriginal) && hasEvidence(told);
  }
  return bringsOriginal && beginsAsBounce(subject) && !headers.has('in-reply-to') && hasEvidence(told);
}

const isNullPath = ({ envelopeSender }: Envelope): boolean => ['', '<>'].includes(envelopeSender.trim());

const hasEvidence = (told: string): boolean =>
  FAILURE_WORDS.test(told) ||
  DELAY_WORDS.test(told) ||
  hasReplyCode(told) ||
  readFailureStatus(told) !== undefined;

const isBounceSubject = (subject: string): boolean =>
  BOUNCE_SUBJECTS.some((phrase) => subject.includes(phrase));

const beginsAsBounce = (subject: string): boolean =>
  BOUNCE_SUBJECTS.some((phrase) => subject.startsWith(phrase));

/** Some systems write the fields of a notification (RFC 3464) into their text. */
function findStatusFields(text: string): string {
  const start = text.search(/^(?:original-recipient|final-recipient|action|status)[ \t]*:/im);
  return start < 0 ? '' : text.slice(start, start + 2000);
}
