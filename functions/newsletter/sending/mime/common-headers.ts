/** Written anew for each mail, or for its body. */
const OWN = new Set([
  'to',
  'reply-to',
  'list-unsubscribe',
  'date',
  'message-id', // SES writes its own
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]);

/** The headers of a message that all mails of an issue have, as they stand in it. */
export function commonHeaders(message: Buffer): string {
  const head = message.subarray(0, message.indexOf('\r\n\r\n')).toString('utf8');
  const fields = head.split(/\r\n(?![ \t])/);
  return fields.filter((field) => !OWN.has(field.slice(0, field.indexOf(':')).toLowerCase())).join('\r\n');
}
