import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { readWrittenDate } from '../mail-date.ts';
import { extractReply } from '../reply/extract-reply.ts';
import { type ForwardedSender, findForwardedSender } from '../reply/find-forwarded-sender.ts';
import { readHeaderBlock } from '../reply/header-block.ts';
import { type Line, splitLines, unquoteLines } from '../reply/lines.ts';

/** A message that stands below another one's words, as far as its forwarder's program shows it. */
export interface ForwardedMessage {
  readonly sender: ForwardedSender;
  /** What stands beside its To; may be empty. */
  readonly to: string;
  readonly sentAt: IsoInstant | undefined;
  /** Its writer's own words, without what they answered. */
  readonly words: string;
}

interface Reading {
  readonly timeZone: string;
  readonly receivedAt: IsoInstant;
}

const QUOTE_MARK = /^\s*[>＞] ?/;

/** The first message that is forwarded in a text; undefined where there is none, or its sender has no address. */
export function readForwardedMessage(
  text: string,
  { timeZone, receivedAt }: Reading,
): ForwardedMessage | undefined {
  const sender = findForwardedSender(text);
  if (sender === undefined) return undefined;
  const lines = splitLines(text);
  const unquoted = unquoteLines(lines);
  for (const index of lines.keys()) {
    const header = readHeaderBlock(unquoted, index);
    if (header === undefined) continue;
    return {
      sender,
      to: header.to,
      sentAt: readWrittenDate(header.sent, timeZone, receivedAt),
      words: extractReply(bodyBelow(lines, header.end, lines[index]?.isQuoted === true)),
    };
  }
  return undefined;
}

/** One level of marks belongs to the forward; what is marked further is what its writer answered. */
const bodyBelow = (lines: readonly Line[], start: number, isMarked: boolean): string =>
  lines
    .slice(start)
    .map(({ text }) => (isMarked ? text.replace(QUOTE_MARK, '') : text))
    .join('\n');
