import { type EmailAddress, emailAddressSchema } from '../../../shared/email-address.ts';
import { readHeaderBlock } from './header-block.ts';
import { splitLines, unquoteLines } from './lines.ts';

export interface ForwardedSender {
  /** As the forwarding program shows it. */
  readonly name?: string;
  readonly address: EmailAddress;
}

const ADDRESS = /[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,255}/;
const BEFORE_ADDRESS = /[\s<([]*(?:mailto:)?$/i;
const QUOTATION_MARKS = /^["'“”„]+|["'“”„]+$/g;

/**
 * Who wrote the message that a mail forwards: the From line of the first header in its text, which Outlook writes above an answered
 * message, too. Undefined when there is none, or it names no address. The writer of the mail may have changed it.
 */
export function findForwardedSender(text: string): ForwardedSender | undefined {
  const lines = unquoteLines(splitLines(text));
  for (const index of lines.keys()) {
    const header = readHeaderBlock(lines, index);
    if (header !== undefined) return readSender(header.from);
  }
  return undefined;
}

function readSender(from: string): ForwardedSender | undefined {
  const found = ADDRESS.exec(from);
  const address = emailAddressSchema.safeParse(found?.[0]);
  if (found === null || !address.success) return undefined;
  const name = from.slice(0, found.index).replace(BEFORE_ADDRESS, '').replace(QUOTATION_MARKS, '').trim();
  return name === '' ? { address: address.data } : { name, address: address.data };
}
