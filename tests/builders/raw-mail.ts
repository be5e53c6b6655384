interface RawMail {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly body?: string;
  /** Empty: it has none. */
  readonly messageId?: string;
  readonly headers?: readonly string[];
}

/** A mail as it goes over the wire: Nora's plain-text reply, but for what is changed. */
export function buildRawMail({ from, to, subject, body, messageId, headers = [] }: RawMail = {}): Buffer {
  const typed = headers.some((header) => header.toLowerCase().startsWith('content-type:'));
  const lines = [
    `From: ${from ?? 'Nora Lindqvist <nora@lindqvist.example>'}`,
    `To: ${to ?? 'r@in.kith.example'}`,
    `Subject: ${subject ?? 'Re: Ruth'}`,
    ...(messageId === '' ? [] : [`Message-ID: ${messageId ?? '<1@lindqvist.example>'}`]),
    'MIME-Version: 1.0',
    ...(typed ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...headers,
    '',
    body ?? 'Met Ruth for lunch.',
  ];
  return Buffer.from(lines.join('\r\n'));
}
