/** A line as text: in the charset that it names, else UTF-8, else what Windows writes. */
export function decodeCardLine(bytes: Buffer): string {
  const head = bytes.subarray(0, 200).toString('latin1');
  const charset = /^[^:]*;charset="?([\w-]+)/i.exec(head)?.[1];
  const isQuotedPrintable = /^[^:]*;(?:encoding=)?quoted-printable/i.test(head);
  if (!isQuotedPrintable) return decode(bytes, charset);
  const colon = head.indexOf(':');
  const value = decode(unquote(bytes.subarray(colon + 1)), charset);
  return `${head.slice(0, colon)}:${value.replace(/\r\n?|\n/g, '\\n')}`;
}

function decode(bytes: Buffer, charset: string | undefined): string {
  for (const label of [charset, 'utf-8']) {
    try {
      if (label !== undefined) return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // An unknown name, or bytes that are none of its characters: the next one may fit.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** RFC 2045, 6.7: `=C3=BC` */
function unquote(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const unquoted = text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(unquoted, 'latin1');
}
