/** Reports are short; the returned message below them may be long. */
const MAX_TOLD_CHARACTERS = 20_000;
const MAX_LINES = 600;

/** What stands above the message that did not arrive. */
const DIVIDERS =
  /^[\s>*#=-]*(?:below this line is a copy|this is a copy of|(?:the )?(?:original|returned|bounced|unsent|undelivered|failed) (?:e-?mail|message|mail)(?: (?:headers?|follows|text|body))*\s*[:.]?[\s*#=-]*$|original message|message headers? follows?|unsent message|included is a copy|(?:a )?copy of (?:the|your) (?:original )?(?:message|mail)|returned message follows|the (?:header|body) of (?:the|your) (?:original )?message|original headers?:?)/i;
/** How a raw header begins. */
const RAW_HEADER = /^(?:return-path:|received: (?:from|by|\()|x-received: |delivered-to: |dkim-signature: )/i;

/** What a mail system says itself, without the message that it brings back. */
export function cutReturnedMessage(text: string): string {
  const lines = text.slice(0, MAX_TOLD_CHARACTERS).split('\n', MAX_LINES);
  const end = lines.findIndex(
    (line, index) => index > 0 && (RAW_HEADER.test(line) || (line.length < 120 && DIVIDERS.test(line))),
  );
  return (end < 0 ? lines : lines.slice(0, end)).join('\n');
}
