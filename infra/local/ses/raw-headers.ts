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

/** Only the head becomes text: a message may be large, and is split several times. */
function splitMessage(rawMessage: Buffer): SplitMessage {
  const blankLines = ['\n\r\n', '\n\n'].map((ending) => ({ at: rawMessage.indexOf(ending), ending }));
  const [end] = blankLines.filter(({ at }) => at !== -1).toSorted((one, other) => one.at - other.at);
  const text = rawMessage.toString('latin1', 0, end?.at);
  if (end === undefined) return { head: text, body: Buffer.alloc(0) };
  return { head: text.replace(/\r$/, ''), body: rawMessage.subarray(end.at + end.ending.length) };
}

/** One string a header, its continuation lines with it. */
function headerLines(head: string): string[] {
  return head.split(/\r?\n(?![ \t])/).filter((line) => line.includes(':'));
}
