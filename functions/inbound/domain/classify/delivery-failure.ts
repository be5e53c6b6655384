/** One recipient whom a mail did not reach. */
export interface DeliveryFailure {
  /** Lower-case; undefined when the report does not tell. */
  readonly recipient: string | undefined;
  /** permanent: another try fails too. transient: it may work later, or nobody can tell. */
  readonly permanence: 'permanent' | 'transient';
  /** Enhanced status code (RFC 3463), as `5.1.1`. */
  readonly status: string | undefined;
}

/** Not part of an IP address or a version of four numbers. */
const ENHANCED_STATUS = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)/;
const ENHANCED_FAILURE = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)/;
/** A reply code of SMTP (RFC 5321, 4.2) with what follows it: `550 5.1.1 …`, `550-Mailbox …`, `450 <ruth@…`. */
const REPLY_CODE = /(?<![\w.@-])([45][0-5]\d)[ -](?=#?[45]\.\d|["'(<[]|(?:- )?\p{L})/u;

const TRANSIENT_WORDS =
  /mailbox (?:is )?full|quota|over ?limit|too many|temporar|try again|try later|timed? ?out|timeout|deferred|deferral|greylist|connection refused|not responding|insufficient (?:system|disk)|out of (?:disk )?space|lookup failure|unreachable|保存容量|容量|voll\b|pleine|llen[oa]\b|cheia|переполнен/iu;
const PERMANENT_WORDS =
  /(?:user|recipient|address|mailbox|account|host|domain|name)(?: \S{1,80})? (?:is )?(?:unknown|not found|not recognized|invalid|disabled|inactive|unavailable|rejected|expired)|(?:unknown|no such|invalid|bad|nonexistent|non-existent|inactive|illegal) (?:\S{1,40} )?(?:user|recipient|address|mailbox|account|host|domain|name|person|alias)|(?:does|did) ?(?:not|n't) (?:exist|have an? )|not? (?:a )?(?:valid|known|listed|registered|exist)|isn't (?:a known|valid)|no longer (?:valid|available|exist|accept|in use)|relay(?:ing)? (?:access )?(?:denied|not)|doesn't have|unroute?able|permanent|cannot be found|could ?n.t be found|не существует|nicht (?:gefunden|bekannt|vorhanden)|inconnue?|no existe|inexistente|存在しない|不存在/iu;

export function readStatus(text: string): string | undefined {
  return ENHANCED_STATUS.exec(text)?.[0];
}

/** The code of a failure, past any `2.1.0` that the transcript begins with. */
export function readFailureStatus(text: string): string | undefined {
  return ENHANCED_FAILURE.exec(text)?.[0];
}

export const hasReplyCode = (text: string): boolean => REPLY_CODE.test(text);

/**
 * Codes come before words. A full mailbox is transient whatever its code (RFC 3463, 3.3 on X.2.2); what nothing tells is
 * transient too, since a permanent failure silences a person.
 */
export function judgePermanence(status: string | undefined, text: string): DeliveryFailure['permanence'] {
  if (status !== undefined && !/^5\.0\.0$/.test(status)) {
    return status.startsWith('5') && !status.endsWith('.2.2') ? 'permanent' : 'transient';
  }
  if (TRANSIENT_WORDS.test(text)) return 'transient';
  const replyCode = REPLY_CODE.exec(text)?.[1];
  if (replyCode !== undefined) return replyCode.startsWith('5') ? 'permanent' : 'transient';
  return status !== undefined || PERMANENT_WORDS.test(text) ? 'permanent' : 'transient';
}
