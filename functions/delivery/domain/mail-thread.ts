/** A thread as the headers of its newest mail say. */
export interface MailThread {
  /** With its angle brackets; undefined where it has none. */
  readonly messageId: string | undefined;
  readonly references: string;
  readonly subject: string;
}

const LONGEST_REFERENCES = 900;
const LONGEST_SUBJECT = 200;
/** What mail programs put before the subject of an answer. */
const ANSWERS = /^(?:re|aw|sv|antw|antwort|odp|vs|ynt|回复|回覆|رد)\s*[:：]/i;
const MESSAGE_ID = /<[^<>\s]{1,250}>/g;

/** In-Reply-To and References (RFC 5322, 3.6.4), so that a mail stands below the one that it answers. */
export function threadHeaders({ messageId, references }: MailThread): Readonly<Record<string, string>> {
  const [own] = messageId?.match(MESSAGE_ID) ?? [];
  if (own === undefined) return {};
  const earlier = (references.match(MESSAGE_ID) ?? []).filter((id) => id !== own);
  const all = [...earlier, own];
  while (all.join(' ').length > LONGEST_REFERENCES && all.length > 1) all.shift();
  return { 'In-Reply-To': own, References: all.join(' ') };
}

/** `fallback`: where the mail has no subject. */
export function threadSubject({ subject }: Pick<MailThread, 'subject'>, fallback: string): string {
  const said = subject.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT);
  if (said === '') return fallback;
  return ANSWERS.test(said) ? said : `Re: ${said}`;
}
