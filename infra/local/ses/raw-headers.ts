/** One header as SES reports it: unfolded, otherwise as written. */
export interface RawHeader {
  readonly name: string;
  readonly value: string;
}

interface SplitMessage {
  readonly head: string;
  readonly body: Buffer;
}

/** The headers of a raw message, in their order. Bytes beyond ASCII are read as Latin-1, so that none is lost. */
export function readHeaders(rawMessage: Buffer): RawHeader[] {
  return headerLines(splitMessage(rawMessage).head).map((line) => {
    const colon = line.indexOf(':');
    return {
      name: line.slice(0, colon).trim(),
      value: line
        .slice(colon + 1)
        .replaceAll(/\r?\n(?=[ \t])/g, '')
        .trim(),
    };
  });
}

export function findHeader(headers: readonly RawHeader[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find((header) => header.name.toLowerCase() === wanted)?.value;
}

/** The message without the headers named, and with others put on top. */
export function replaceHeaders(
  rawMessage: Buffer,
  removedNames: readonly string[],
  added: readonly RawHeader[],
): Buffer {
  const { head, body } = splitMessage(rawMessage);
  const removed = new Set(removedNames.map((name) => name.toLowerCase()));
  const kept = headerLines(head).filter(
    (line) => !removed.has(line.slice(0, line.indexOf(':')).toLowerCase()),
  );
  const lines = [...added.map(({ name, value }) => `${name}: ${value}`), ...kept];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

function splitMessage(rawMessage: Buffer): SplitMessage {
  const text = rawMessage.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  if (end === null) return { head: text, body: Buffer.alloc(0) };
  return { head: text.slice(0, end.index), body: rawMessage.subarray(end.index + end[0].length) };
}

/** One string a header, its continuation lines with it. */
function headerLines(head: string): string[] {
  return head.split(/\r?\n(?![ \t])/).filter((line) => line.includes(':'));
}
