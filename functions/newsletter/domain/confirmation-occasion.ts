import type { Subscriber } from './subscriber.ts';

/**
 * What a confirmation mail is for: the same words, the same mail, which goes out once. Who left and asks again gets one for
 * each such request (a day apart, or with a leaving of their own between them). Everybody else gets one for each mailbox and
 * `day`: ann+1@ and ann+2@ are one mailbox, and a stranger has as many labels as they like; at Gmail, as many dots.
 */
export function confirmationOccasion(
  { address, status, leftAt, requestedAt }: Subscriber,
  day: string,
): readonly string[] {
  const cameBack = status === 'pending' && leftAt !== undefined;
  return cameBack ? [address, requestedAt] : [mailboxOf(address), day];
}

/** The address without its label (RFC 5233); a local part that is all label stays as it is. */
function mailboxOf(address: string): string {
  const mailbox = address.replace(/^([^+@]+)\+[^@]*@/, '$1@');
  const gmail = /^(.+)@(?:gmail|googlemail)\.com$/.exec(mailbox)?.[1];
  return gmail === undefined ? mailbox : `${gmail.replaceAll('.', '')}@gmail.com`;
}
